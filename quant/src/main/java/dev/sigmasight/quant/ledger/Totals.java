package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;

/**
 * Running sums of a book. Profit since the start is realised + unrealised + income − fees, which
 * equals NAV − flows.
 *
 * @param cash balance; negative is a debit
 * @param flows deposits − withdrawals + transfers in at their value
 * @param income dividends and interest, paid ones negative
 * @param fees charged, positive
 * @param realised profit of closed parts against their basis, before fees
 */
public record Totals(
    BigDecimal cash, BigDecimal flows, BigDecimal income, BigDecimal fees, Gains realised) {
  public static final Totals ZERO =
      new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Gains.ZERO);

  Totals plus(Totals other) {
    return new Totals(
        cash.add(other.cash),
        flows.add(other.flows),
        income.add(other.income),
        fees.add(other.fees),
        realised.plus(other.realised));
  }
}
