/** Polygon, also called Massive: prices of one symbol or of a whole session, and option chains. */
@NullMarked
package dev.sigmasight.market.polygon;

import org.jspecify.annotations.NullMarked;
