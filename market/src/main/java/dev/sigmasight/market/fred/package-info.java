/** FRED, the data of the Federal Reserve Bank of St. Louis: Treasury yields. */
@NullMarked
package dev.sigmasight.market.fred;

import org.jspecify.annotations.NullMarked;
