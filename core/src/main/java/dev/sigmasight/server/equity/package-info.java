/** Contributions to a portfolio and withdrawals from it, as their owner records them. */
@NullMarked
package dev.sigmasight.server.equity;

import org.jspecify.annotations.NullMarked;
