/** Invented prices for the demo: the same on every machine, and labelled as invented. */
@NullMarked
package dev.sigmasight.market.synthetic;

import org.jspecify.annotations.NullMarked;
