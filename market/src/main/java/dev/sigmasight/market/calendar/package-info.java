/** Sessions of the New York Stock Exchange. */
@NullMarked
package dev.sigmasight.market.calendar;

import org.jspecify.annotations.NullMarked;
