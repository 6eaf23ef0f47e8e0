/** How much hangs on how few names. */
@NullMarked
package dev.sigmasight.quant.concentration;

import org.jspecify.annotations.NullMarked;
