package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.FactorBasis;
import dev.sigmasight.quant.factor.FactorExposure;
import dev.sigmasight.quant.factor.FactorFit;
import dev.sigmasight.quant.factor.FactorModel;
import dev.sigmasight.quant.factor.FactorSettings;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.factor.ProxyReturns;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.quant.regression.ShrunkBeta;
import dev.sigmasight.quant.regression.ThinTradingBeta;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.marketdata.PriceOrigin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything the batch computes of a symbol at the close of one session. */
final class SymbolModel {
  static final String METHOD = "symbol-2";

  /** What betas of shares are drawn to, and how they vary among shares. */
  private static final double PRIOR = 1;

  private static final double PRIOR_DEVIATION = 0.5;
  private static final int SCALE = 10;
  private static final FactorSettings SPREADS =
      new FactorSettings(
          FactorSettings.STANDARD.window(),
          FactorSettings.STANDARD.halfLife(),
          FactorSettings.STANDARD.full(),
          FactorSettings.STANDARD.fewest(),
          FactorSettings.Estimator.LEAST_SQUARES,
          FactorSettings.STANDARD.outlierLimit());

  private final LocalDate day;
  private final ReturnMatrix returns;
  private final double[] market;
  private final Optional<FactorModel> styles;
  private final Optional<FactorModel> spreads;
  private final String funds;
  private final Set<PriceOrigin> fundOrigins = EnumSet.noneOf(PriceOrigin.class);

  SymbolModel(LocalDate day, ReturnMatrix returns) {
    this.day = day;
    this.returns = returns;
    market = window(SymbolRisks.MARKET);
    Map<String, double[]> known = new HashMap<>();
    Fingerprint input = Fingerprint.of(METHOD);
    for (String fund : Funds.ALL.stream().sorted().toList()) {
      double[] own = window(fund);
      if (count(own) >= FactorSettings.STANDARD.fewest()) {
        known.put(fund, own);
        input.and(fund).and(own);
        fundOrigins.addAll(returns.origins(fund, day));
      }
    }
    fundOrigins.addAll(returns.origins(SymbolRisks.MARKET, day));
    funds = input.text();
    styles = model(FactorBasis.STYLES, FactorSettings.STANDARD, known);
    spreads = model(FactorBasis.SPREADS, SPREADS, known);
  }

  private static Optional<FactorModel> model(
      FactorBasis basis, FactorSettings settings, Map<String, double[]> known) {
    if (!known.containsKey(SymbolRisks.MARKET)) {
      return Optional.empty();
    }
    Set<String> available = new HashSet<>(known.keySet());
    return Optional.of(FactorModel.of(basis.within(available), ProxyReturns.of(known), settings));
  }

  private double[] window(String symbol) {
    return returns.window(symbol, day, ReturnMatrix.SESSIONS);
  }

  private static int count(double[] returns) {
    return Math.toIntExact(Arrays.stream(returns).filter(each -> !Double.isNaN(each)).count());
  }

  SymbolRisk risk(String symbol) {
    double[] own = window(symbol);
    double[][] pairs = pairs(own);
    double[] recent = returns.known(symbol, day, SymbolRisks.WINDOW);
    Map<String, String> reasons = new TreeMap<>();
    LineFit fit = LeastSquares.line(pairs[0], pairs[1], SymbolRisks.FEWEST);
    LineFit.Line line = fit instanceof LineFit.Line found ? found : null;
    SymbolFactors factors = factors(own, line, reasons);
    return new SymbolRisk(
        symbol,
        day,
        line == null ? null : kept(line.beta()),
        line == null ? null : kept(line.alpha()),
        line == null ? null : kept(line.betaError()),
        line == null ? null : kept(line.rSquared()),
        pairs[0].length,
        volatility(recent, 21),
        volatility(recent, 63),
        volatility(recent, SymbolRisks.WINDOW),
        line == null
            ? null
            : ShrunkBeta.vasicek(line.beta(), line.betaError(), PRIOR, PRIOR_DEVIATION).beta(),
        line == null ? null : thinTrading(pairs, reasons),
        factors,
        Outlooks.ofSymbol(recent, reasons),
        reason(fit),
        reasons,
        sources(symbol),
        Fingerprint.of(funds).and(symbol).and(own).text());
  }

  /** Those of its own prices and of the funds it is compared with. */
  private List<String> sources(String symbol) {
    Set<PriceOrigin> all = EnumSet.copyOf(fundOrigins);
    all.addAll(returns.origins(symbol, day));
    return all.stream().map(PriceOrigin::key).toList();
  }

  /** The last common returns of the symbol and the market. */
  private double[][] pairs(double[] own) {
    double[][] pairs = new double[2][SymbolRisks.WINDOW];
    int free = SymbolRisks.WINDOW;
    for (int i = own.length - 1; i >= 0 && free > 0; i--) {
      if (!Double.isNaN(own[i]) && !Double.isNaN(market[i])) {
        free--;
        pairs[0][free] = own[i];
        pairs[1][free] = market[i];
      }
    }
    int from = free;
    return Arrays.stream(pairs)
        .map(each -> Arrays.copyOfRange(each, from, each.length))
        .toArray(double[][]::new);
  }

  private static @Nullable Double thinTrading(double[][] pairs, Map<String, String> reasons) {
    Estimate beta = ThinTradingBeta.dimson(pairs[0], pairs[1], 1, 1);
    return Reasons.figure("thin_trading_beta", beta, reasons);
  }

  private SymbolFactors factors(
      double[] own, LineFit.@Nullable Line line, Map<String, String> reasons) {
    List<@Nullable Double> betas = SymbolFactors.unknown(Factors.ALL.size());
    List<@Nullable Double> errors = SymbolFactors.unknown(Factors.ALL.size());
    List<@Nullable Double> funds = SymbolFactors.unknown(Funds.FACTORS.size());
    if (line != null) {
      betas.set(Factors.MARKET.displayOrder(), line.beta());
      errors.set(Factors.MARKET.displayOrder(), line.betaError());
    }
    FactorFit.Measured style = measured("styles", styles, own, reasons);
    FactorFit.Measured spread = measured("spreads", spreads, own, reasons);
    if (style != null) {
      keep(style, betas, errors, false);
      Map<Factor, Double> asTheyAre = style.betas();
      for (int k = 0; k < Funds.FACTORS.size(); k++) {
        funds.set(k, asTheyAre.get(Funds.FACTORS.get(k)));
      }
    }
    if (spread != null) {
      keep(spread, betas, errors, true);
    }
    return new SymbolFactors(
        betas, errors, style == null ? List.of() : funds, fit(style), fit(spread));
  }

  private static FactorFit.@Nullable Measured measured(
      String name, Optional<FactorModel> model, double[] own, Map<String, String> reasons) {
    if (model.isEmpty()) {
      return Reasons.none(name, "There are no returns of " + SymbolRisks.MARKET + ".", reasons);
    }
    return switch (model.get().exposures(own)) {
      case FactorFit.Measured measured -> measured;
      case FactorFit.TooShort(int have, int need) ->
          Reasons.none(name, Reasons.tooShort(have, need), reasons);
      case FactorFit.Degenerate(String why) -> Reasons.none(name, why, reasons);
    };
  }

  /** Of the spreads' regression only the spreads, of the styles' all but the market. */
  private static void keep(
      FactorFit.Measured fit,
      List<@Nullable Double> betas,
      List<@Nullable Double> errors,
      boolean spreads) {
    for (FactorExposure each : fit.exposures()) {
      Factor factor = each.factor();
      if (!factor.equals(Factors.MARKET) && factor.soldProxy().isPresent() == spreads) {
        betas.set(factor.displayOrder(), each.beta().value());
        errors.set(factor.displayOrder(), each.beta().error());
      }
    }
  }

  private static SymbolFactors.@Nullable Fit fit(FactorFit.@Nullable Measured measured) {
    return measured == null
        ? null
        : new SymbolFactors.Fit(
            measured.quality().rSquared(),
            measured.quality().observations(),
            measured.quality().residualDeviation(),
            measured.quality().penalty());
  }

  private static @Nullable String reason(LineFit fit) {
    return switch (fit) {
      case LineFit.Line _ -> null;
      case LineFit.TooShort(int have, int need) ->
          "Only " + have + " of the " + need + " common returns that a beta needs.";
      case LineFit.Degenerate(String why) -> "The returns determine no beta: " + why + ".";
    };
  }

  private static @Nullable Double volatility(double[] returns, int window) {
    return RealisedVolatility.latest(returns, window) instanceof Estimate.Of found
        ? kept(found.value())
        : null;
  }

  /**
   * Rounded as the table keeps it, so that whoever reads it later computes with the same figure.
   */
  private static double kept(double value) {
    return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_EVEN).doubleValue();
  }
}
