/** Interest rates and the port they come through. */
@NullMarked
package dev.sigmasight.market.rate;

import org.jspecify.annotations.NullMarked;
