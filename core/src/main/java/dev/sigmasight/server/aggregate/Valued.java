package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A portfolio with its close of the session that all are looked at. */
public record Valued(Member member, Close close) {

  /**
   * A close, in currency.
   *
   * @param shortValue not above zero
   * @param pnl since the close before
   * @param unrealized against cost; null when a held lot came in without cost
   * @param dailyReturn a fraction; null on the first day
   * @param positions open
   * @param dataThrough session of the oldest market price; null if none is used
   */
  public record Close(
      BigDecimal nav,
      BigDecimal cash,
      BigDecimal longValue,
      BigDecimal shortValue,
      BigDecimal flow,
      BigDecimal pnl,
      BigDecimal cumulativePnl,
      @Nullable BigDecimal unrealized,
      @Nullable BigDecimal dailyReturn,
      int positions,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate dataThrough) {

    /** Long less short. */
    public BigDecimal gross() {
      return longValue.subtract(shortValue);
    }
  }

  /** Of the portfolio. */
  public PortfolioId id() {
    return member.id();
  }

  /** At the close, in currency. */
  public double nav() {
    return close.nav().doubleValue();
  }
}
