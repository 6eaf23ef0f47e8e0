/** Price files: CSV in, checked rows and problems out. */
@NullMarked
package dev.sigmasight.market.file;

import org.jspecify.annotations.NullMarked;
