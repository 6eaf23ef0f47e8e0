/** The ledger of a portfolio: what happened, in order, and the lots it opened. */
@NullMarked
package dev.sigmasight.server.ledger;

import org.jspecify.annotations.NullMarked;
