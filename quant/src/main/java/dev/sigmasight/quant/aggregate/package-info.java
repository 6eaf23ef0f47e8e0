/** Several portfolios seen as one. */
@NullMarked
package dev.sigmasight.quant.aggregate;

import org.jspecify.annotations.NullMarked;
