package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a portfolio did beside the market.
 *
 * @param symbol of the fund that stands for the market
 * @param line how the daily returns hang together; null if nothing is available
 */
record MarketComparisonView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Nullable String reason,
    String symbol,
    List<Period> periods,
    @Nullable Line line) {

  /**
   * Two returns over the same sessions, fractions, not annualised.
   *
   * @param from close that both start from; null if the portfolio is younger than the period
   * @param periodReturn time-weighted
   * @param marketReturn with distributions
   * @param difference {@code periodReturn − marketReturn}
   * @param reason why one of them is null
   */
  record Period(
      String period,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal periodReturn,
      @Nullable BigDecimal marketReturn,
      @Nullable BigDecimal difference,
      @Nullable String reason) {}

  /**
   * The line of the portfolio's daily returns against the market's.
   *
   * @param observations days on which both have a return
   * @param beta {@code cov(r, m)/var(m)}
   * @param alpha {@code 252 × (mean(r) − beta × mean(m))}, fraction a year, no interest subtracted
   * @param reason why they are null
   */
  record Line(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      int observations,
      @Nullable BigDecimal beta,
      @Nullable BigDecimal alpha,
      @Nullable String reason) {}
}
