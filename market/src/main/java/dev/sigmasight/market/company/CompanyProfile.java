package dev.sigmasight.market.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a symbol and what the market thinks of it. What a provider does not know is null.
 * Money in dollars, rates and margins as fractions (0.01 is 1%).
 */
public record CompanyProfile(
    String symbol,
    Identity identity,
    Valuation valuation,
    Analysts analysts,
    Growth growth,
    Profitability profitability) {

  /**
   * @param exchange as the provider writes it: NMS, NYQ, PCX, NASDAQ
   * @param fiscalYearEnd as MM-DD
   */
  public record Identity(
      @Nullable String name,
      @Nullable String sector,
      @Nullable String industry,
      @Nullable String exchange,
      @Nullable String country,
      @Nullable Kind kind,
      @Nullable String description,
      @Nullable String website,
      @Nullable String ceo,
      @Nullable Long employees,
      @Nullable String fiscalYearEnd) {}

  /** What kind of security a symbol is. */
  public enum Kind {
    STOCK,
    ETF,
    MUTUAL_FUND,
    INDEX
  }

  /**
   * @param marketCap dollars
   * @param dividendYield of a year, a fraction of the price
   * @param beta as the provider states it
   * @param high52 highest price of 52 weeks in dollars
   */
  public record Valuation(
      @Nullable BigDecimal marketCap,
      @Nullable BigDecimal peRatio,
      @Nullable BigDecimal forwardPe,
      @Nullable BigDecimal dividendYield,
      @Nullable BigDecimal beta,
      @Nullable BigDecimal high52,
      @Nullable BigDecimal low52) {}

  /**
   * @param recommendationMean 1 (strong buy) to 5 (sell)
   * @param nextEarnings the next day on which results are expected
   */
  public record Analysts(
      @Nullable BigDecimal targetMean,
      @Nullable BigDecimal targetHigh,
      @Nullable BigDecimal targetLow,
      @Nullable Integer opinions,
      @Nullable BigDecimal recommendationMean,
      @Nullable String recommendationKey,
      @Nullable LocalDate nextEarnings,
      @Nullable BigDecimal nextEarningsPerShare,
      @Nullable BigDecimal nextRevenue) {}

  /** Fractions against the year before; earnings per share in dollars. */
  public record Growth(
      @Nullable BigDecimal forwardEps,
      @Nullable BigDecimal earningsGrowth,
      @Nullable BigDecimal revenueGrowth,
      @Nullable BigDecimal earningsQuarterlyGrowth) {}

  /** Margins and returns as fractions; revenue of the last twelve months in dollars. */
  public record Profitability(
      @Nullable BigDecimal profitMargin,
      @Nullable BigDecimal operatingMargin,
      @Nullable BigDecimal grossMargin,
      @Nullable BigDecimal returnOnAssets,
      @Nullable BigDecimal returnOnEquity,
      @Nullable BigDecimal totalRevenue) {}
}
