/** How returns move together: correlation, covariance, clusters and diversification. */
@NullMarked
package dev.sigmasight.quant.correlation;

import org.jspecify.annotations.NullMarked;
