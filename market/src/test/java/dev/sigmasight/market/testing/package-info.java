/** A provider of market data to test against: a real server on this machine. */
@NullMarked
package dev.sigmasight.market.testing;

import org.jspecify.annotations.NullMarked;
