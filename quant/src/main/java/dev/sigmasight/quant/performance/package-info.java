/** Returns and what is said about them. */
@NullMarked
package dev.sigmasight.quant.performance;

import org.jspecify.annotations.NullMarked;
