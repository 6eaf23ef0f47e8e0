/** Interest rates and the curve that options are discounted with. */
@NullMarked
package dev.sigmasight.server.rate;

import org.jspecify.annotations.NullMarked;
