/** Risk mathematics on plain arrays and exact ledgers. */
@NullMarked
package dev.sigmasight.quant;

import org.jspecify.annotations.NullMarked;
