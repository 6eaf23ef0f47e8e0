/** What all providers of market data have in common. */
@NullMarked
package dev.sigmasight.market.provider;

import org.jspecify.annotations.NullMarked;
