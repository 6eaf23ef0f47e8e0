/**
 * Companies behind symbols: profiles, statements and estimates, and the ports they come through.
 */
@NullMarked
package dev.sigmasight.market.company;

import org.jspecify.annotations.NullMarked;
