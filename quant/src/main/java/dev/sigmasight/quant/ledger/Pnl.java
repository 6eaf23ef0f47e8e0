package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;

/**
 * A day's profit by origin.
 *
 * @param holding what was held before, times its price change: {@code Σ q(t−1)·M·(P(t) − P(t−1))},
 *     splits undone
 * @param trading what was traded, from the trade price to the close: {@code Σ n·M·(P(t) − trade
 *     price)}
 * @param income dividends and interest, paid ones negative
 * @param fees charged, positive
 */
public record Pnl(BigDecimal holding, BigDecimal trading, BigDecimal income, BigDecimal fees) {

  /** {@code holding + trading + income − fees}. */
  public BigDecimal total() {
    return holding.add(trading).add(income).subtract(fees);
  }
}
