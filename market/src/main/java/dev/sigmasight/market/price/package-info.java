/** Daily prices, corporate actions and the port every price source stands behind. */
@NullMarked
package dev.sigmasight.market.price;

import org.jspecify.annotations.NullMarked;
