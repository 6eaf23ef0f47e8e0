/** Decompositions of small dense matrices, as arrays of rows; EJML does the work. */
@NullMarked
package dev.sigmasight.quant.linear;

import org.jspecify.annotations.NullMarked;
