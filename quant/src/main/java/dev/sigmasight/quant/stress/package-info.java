/** What a portfolio gains or loses when the market moves far. */
@NullMarked
package dev.sigmasight.quant.stress;

import org.jspecify.annotations.NullMarked;
