/**
 * An exact ledger of one portfolio: transactions to lots, cash, values and profit. Everything here
 * is {@code BigDecimal}; additions and products are exact, and the few divisions (a share of a
 * cost, a split) give their remainder to somebody, so that the identities between the figures hold
 * to the last digit.
 */
@NullMarked
package dev.sigmasight.quant.ledger;

import org.jspecify.annotations.NullMarked;
