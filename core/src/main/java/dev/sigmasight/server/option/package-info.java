/** Quotes of option contracts: fetched, marked, and explained by a volatility. */
@NullMarked
package dev.sigmasight.server.option;

import org.jspecify.annotations.NullMarked;
