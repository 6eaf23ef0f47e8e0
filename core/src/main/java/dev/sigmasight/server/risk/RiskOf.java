package dev.sigmasight.server.risk;

import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.risk.PortfolioRisk.Exposure;
import dev.sigmasight.server.risk.PortfolioRisk.Fall;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import dev.sigmasight.server.snapshot.OwnerValues;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A portfolio's own figures of a day: beta, volatility, drawdown, exposures and Greeks. */
final class RiskOf {
  private final Book book;
  private final Map<String, String> reasons;

  private RiskOf(Book book, Map<String, String> reasons) {
    this.book = book;
    this.reasons = reasons;
  }

  static PortfolioRisk day(
      Book book,
      FactorExposures factors,
      Set<String> missing,
      Map<String, String> reasons,
      String inputHash) {
    return new RiskOf(book, reasons).risk(factors, missing, inputHash);
  }

  private PortfolioRisk risk(FactorExposures factors, Set<String> missing, String inputHash) {
    double[] returns = book.history().returns();
    Beta beta = beta();
    double[] year =
        Arrays.copyOfRange(
            returns, Math.max(0, returns.length - SymbolRisks.WINDOW), returns.length);
    int provider = Factors.PROVIDER.displayOrder();
    return new PortfolioRisk(
        book.snapshot().date(),
        beta.value(),
        beta.coverage(),
        figure("volatility_21", returns, 21),
        figure("volatility_63", returns, 63),
        figure("volatility_252", returns, RealisedVolatility.YEAR),
        all(returns),
        returns.length,
        drawdown(),
        exposure(PositionLine::value),
        exposure(PositionLine::deltaValue),
        factors.betas().get(provider),
        factors.coverages().get(provider),
        outlook(year),
        greeks(),
        Math.toIntExact(book.lines().stream().filter(line -> line.option() != null).count()),
        List.copyOf(missing),
        reasons,
        sources(),
        inputHash);
  }

  private record Beta(@Nullable Double value, @Nullable Double coverage) {}

  private Beta beta() {
    double weighted = 0;
    double covered = 0;
    double gross = 0;
    for (PositionLine line : book.lines()) {
      double size = Math.abs(line.delta());
      gross += size;
      Double beta = book.symbol(line.riskSymbol()).map(day -> day.risk().beta()).orElse(null);
      if (beta != null) {
        covered += size;
        weighted += line.delta() * beta;
      }
    }
    Double coverage = gross == 0 ? null : covered / gross;
    if (book.nav() <= 0) {
      reasons.put("market_beta", "NAV is not positive.");
      return new Beta(null, coverage);
    }
    if (gross > 0 && covered == 0) {
      reasons.put("market_beta", "No position has a known beta.");
      return new Beta(null, coverage);
    }
    return new Beta(weighted / book.nav(), coverage);
  }

  /** Volatility since the first close. */
  private @Nullable Double all(double[] returns) {
    return book.history().isOwners(returns.length)
        ? unpriced("volatility_all")
        : Reasons.figure("volatility_all", RealisedVolatility.all(returns), reasons);
  }

  private VolatilityOutlook outlook(double[] year) {
    if (!book.history().isOwners(year.length)) {
      return Outlooks.ofPortfolio(year, reasons);
    }
    List.of("volatility_forecast", "volatility_percentile", "volatility_trend")
        .forEach(this::unpriced);
    return VolatilityOutlook.UNKNOWN;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  private <T> @Nullable T unpriced(String name) {
    return Reasons.none(name, OwnerValues.NO_MARKET_PRICE, reasons);
  }

  private @Nullable Double figure(String name, double[] returns, int window) {
    if (returns.length >= window && book.history().isOwners(window)) {
      return unpriced(name);
    }
    return Reasons.figure(name, RealisedVolatility.latest(returns, window), reasons);
  }

  private @Nullable Fall drawdown() {
    History history = book.history();
    if (!history.isIndexed()) {
      return Reasons.none(
          "max_drawdown", "The time-weighted index is not known for every day.", reasons);
    }
    if (history.isOwners(Integer.MAX_VALUE)) {
      return unpriced("max_drawdown");
    }
    Drawdown fall = Drawdown.of(history.index());
    return new Fall(
        fall.largest(), history.day(fall.peak()), history.day(fall.trough()), fall.current());
  }

  private Exposure exposure(Function<PositionLine, BigDecimal> basis) {
    BigDecimal longSide = BigDecimal.ZERO;
    BigDecimal shortSide = BigDecimal.ZERO;
    for (PositionLine line : book.lines()) {
      BigDecimal value = basis.apply(line);
      if (value.signum() > 0) {
        longSide = longSide.add(value);
      } else {
        shortSide = shortSide.add(value);
      }
    }
    return new Exposure(longSide, shortSide);
  }

  /** Sums of the options' Greeks; unknown if those of any are. Without options they are 0. */
  private @Nullable OptionGreeks greeks() {
    double gamma = 0;
    double theta = 0;
    double vega = 0;
    double rho = 0;
    for (PositionLine line : book.lines()) {
      PositionLine.Contract option = line.option();
      if (option != null) {
        OptionGreeks own = option.greeks();
        if (own == null) {
          return Reasons.none("greeks", "Those of " + line.symbol() + " are unknown.", reasons);
        }
        gamma += own.gamma();
        theta += own.theta();
        vega += own.vega();
        rho += own.rho();
      }
    }
    return new OptionGreeks(gamma, theta, vega, rho);
  }

  private List<String> sources() {
    TreeSet<String> sources = new TreeSet<>(book.snapshot().sources());
    book.held()
        .exposures()
        .keySet()
        .forEach(
            symbol -> book.symbol(symbol).ifPresent(day -> sources.addAll(day.risk().sources())));
    return List.copyOf(sources);
  }
}
