/** What moves a security and a portfolio: market, interest rates and styles, as betas. */
@NullMarked
package dev.sigmasight.quant.factor;

import org.jspecify.annotations.NullMarked;
