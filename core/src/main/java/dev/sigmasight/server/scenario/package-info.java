/** What would be: options over spot and time, shocks of one's own, trades to try. */
@NullMarked
package dev.sigmasight.server.scenario;

import org.jspecify.annotations.NullMarked;
