/** Financial Modeling Prep, its stable interface: prices, profiles, statements and estimates. */
@NullMarked
package dev.sigmasight.market.fmp;

import org.jspecify.annotations.NullMarked;
