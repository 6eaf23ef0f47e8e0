/** Linear regression of return series. */
@NullMarked
package dev.sigmasight.quant.regression;

import org.jspecify.annotations.NullMarked;
