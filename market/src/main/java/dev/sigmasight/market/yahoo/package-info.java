/**
 * Yahoo Finance: prices, profiles, estimates, statements, option chains and search, without a key
 * and without a contract.
 */
@NullMarked
package dev.sigmasight.market.yahoo;

import org.jspecify.annotations.NullMarked;
