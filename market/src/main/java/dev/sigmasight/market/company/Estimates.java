package dev.sigmasight.market.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What analysts expect of the fiscal periods under way and after. Null is unknown. */
public record Estimates(
    @Nullable Period currentQuarter,
    @Nullable Period nextQuarter,
    @Nullable Period currentYear,
    @Nullable Period nextYear) {

  /**
   * One fiscal period.
   *
   * @param end its last day
   * @param revenue in dollars
   * @param revenueGrowth against the year before, a fraction
   * @param earnings per share in dollars
   * @param analysts how many of them
   */
  public record Period(
      @Nullable LocalDate end,
      Range revenue,
      @Nullable BigDecimal revenueGrowth,
      Range earnings,
      @Nullable Integer analysts) {}

  /** Mean, lowest and highest estimate. */
  public record Range(
      @Nullable BigDecimal average, @Nullable BigDecimal low, @Nullable BigDecimal high) {}
}
