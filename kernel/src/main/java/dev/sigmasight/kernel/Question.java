package dev.sigmasight.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question about portfolios, securities or prices. */
public sealed interface Question {

  /** A question about one portfolio. */
  sealed interface OfPortfolio extends Question {
    PortfolioId portfolio();
  }

  /** All portfolios with their values. */
  record Portfolios() implements Question {}

  /** Value, exposures and profit of several portfolios taken as one; all if none is named. */
  record Together(List<PortfolioId> portfolios) implements Question {
    public Together {
      portfolios = List.copyOf(portfolios);
    }
  }

  /** Value, exposures, profit. */
  record Overview(PortfolioId portfolio) implements OfPortfolio {}

  /** Every position with cost, price, value, gain, sector and tags. */
  record Holdings(PortfolioId portfolio, boolean includeClosed) implements OfPortfolio {}

  /** Returns, drawdowns and profit of a stretch of time; null for as long as there are figures. */
  record Performance(PortfolioId portfolio, @Nullable LocalDate from, @Nullable LocalDate to)
      implements OfPortfolio {}

  /** Returns beside those of the market over the same periods, with beta and alpha against it. */
  record MarketComparison(PortfolioId portfolio) implements OfPortfolio {}

  /** Betas to the factors. */
  record FactorExposures(PortfolioId portfolio) implements OfPortfolio {}

  /** Betas to long/short spreads of factors. */
  record SpreadFactors(PortfolioId portfolio) implements OfPortfolio {}

  /** Market betas by method and by position. */
  record Betas(PortfolioId portfolio) implements OfPortfolio {}

  /** Weights by sector against the benchmark's. */
  record SectorExposure(PortfolioId portfolio) implements OfPortfolio {}

  /** How much hangs on few positions. */
  record Concentration(PortfolioId portfolio) implements OfPortfolio {}

  /** Correlations of the largest positions. */
  record Correlations(PortfolioId portfolio, int maxSymbols) implements OfPortfolio {}

  /** How far the positions cancel each other's swings. */
  record Diversification(PortfolioId portfolio) implements OfPortfolio {}

  /** Realised and expected volatility. */
  record Volatility(PortfolioId portfolio) implements OfPortfolio {}

  /** Value at risk and expected shortfall. */
  record ValueAtRisk(PortfolioId portfolio) implements OfPortfolio {}

  /** Which positions and factors the risk comes from. */
  record RiskContributions(PortfolioId portfolio) implements OfPortfolio {}

  /** The scenarios that ship with the product. */
  record StressTest(PortfolioId portfolio) implements OfPortfolio {}

  /**
   * A scenario of the asker's own.
   *
   * @param scenario a shipped one to start from, by its id
   * @param factors move of each factor as a fraction
   * @param names move of each security as a fraction
   * @param ratePoints parallel move of interest rates in basis points
   * @param volatilityPoints move of implied volatilities in percentage points
   */
  record Shock(
      PortfolioId portfolio,
      @Nullable String scenario,
      Map<String, BigDecimal> factors,
      Map<String, BigDecimal> names,
      @Nullable BigDecimal ratePoints,
      @Nullable BigDecimal volatilityPoints)
      implements OfPortfolio {
    public Shock {
      factors = Map.copyOf(factors);
      names = Map.copyOf(names);
    }
  }

  /** Greeks of the options. */
  record Greeks(PortfolioId portfolio) implements OfPortfolio {}

  /** How figures would change by trades. */
  record WhatIf(PortfolioId portfolio, List<Trade> trades) implements OfPortfolio {
    public WhatIf {
      trades = List.copyOf(trades);
    }
  }

  /**
   * A trade that is thought of.
   *
   * @param quantity bought, sold if negative; null if a weight is given
   * @param targetWeight fraction of the net asset value to arrive at; null if a quantity is given
   */
  record Trade(String symbol, @Nullable BigDecimal quantity, @Nullable BigDecimal targetWeight) {}

  /** The owner's target prices and what they promise. */
  record TargetPrices(PortfolioId portfolio) implements OfPortfolio {}

  /** The owner's tags and the positions that bear them. */
  record Tags(PortfolioId portfolio) implements OfPortfolio {}

  /** Whether there are prices enough for each analysis. */
  record DataQuality(PortfolioId portfolio) implements OfPortfolio {}

  /** What gained and lost most in the last session and in the last five, in money and percent. */
  record Movers(PortfolioId portfolio) implements OfPortfolio {}

  /** Daily prices of the symbols held. */
  record PriceHistory(PortfolioId portfolio, int days) implements OfPortfolio {}

  /** Newest closes. */
  record Quotes(List<String> symbols) implements Question {
    public Quotes {
      symbols = List.copyOf(symbols);
    }
  }

  /** What is known of companies. */
  record CompanyProfiles(List<String> symbols) implements Question {
    public CompanyProfiles {
      symbols = List.copyOf(symbols);
    }
  }
}
