/** How much returns vary. */
@NullMarked
package dev.sigmasight.quant.volatility;

import org.jspecify.annotations.NullMarked;
