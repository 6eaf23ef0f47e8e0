/** Probability distributions and sample moments, to double precision. */
@NullMarked
package dev.sigmasight.quant.distribution;

import org.jspecify.annotations.NullMarked;
