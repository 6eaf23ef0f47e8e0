/** Exposure by sector, against a benchmark and through funds. */
@NullMarked
package dev.sigmasight.quant.sector;

import org.jspecify.annotations.NullMarked;
