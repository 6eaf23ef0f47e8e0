package dev.sigmasight.server.transaction;

import dev.sigmasight.server.ledger.LedgerLine;
import java.math.BigDecimal;

/**
 * A line of a ledger with what it did to cash.
 *
 * @param effect what it added to cash, negative if it took from it
 * @param balance cash after it; negative is a debit
 */
record Entry(LedgerLine line, BigDecimal effect, BigDecimal balance) {}
