package dev.sigmasight.server.risk;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.FactorExposure;
import dev.sigmasight.quant.factor.FactorFit;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.factor.FitQuality;
import dev.sigmasight.quant.regression.Coefficient;
import dev.sigmasight.quant.stress.FactorBetas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A symbol on a day as the engines take it, made once for all portfolios that hold it. */
final class SymbolDay {
  private static final FitQuality NO_QUALITY =
      new FitQuality(0, 0, 0, 0, 0, FitQuality.History.LIMITED, 0, 0);

  private final SymbolRisk risk;
  private final FactorFit fit;
  private final Optional<FactorBetas> fundBetas;

  /**
   * @param providerBeta as the data provider states it
   */
  SymbolDay(SymbolRisk risk, @Nullable Double providerBeta) {
    this.risk = risk;
    fit = fit(risk, providerBeta);
    fundBetas = fundBetas(risk);
  }

  private static FactorFit fit(SymbolRisk risk, @Nullable Double providerBeta) {
    List<FactorExposure> exposures = new ArrayList<>();
    for (Factor factor : Factors.ALL) {
      boolean provided = factor.equals(Factors.PROVIDER);
      int at = factor.displayOrder();
      Double beta = provided ? providerBeta : risk.factors().betas().get(at);
      Double error = provided ? Double.valueOf(0) : risk.factors().errors().get(at);
      if (beta != null && error != null) {
        exposures.add(
            new FactorExposure(
                factor, new Coefficient(beta, error, risk.observations(), risk.observations())));
      }
    }
    return FactorFit.Measured.of(0, exposures, NO_QUALITY);
  }

  private static Optional<FactorBetas> fundBetas(SymbolRisk risk) {
    List<@Nullable Double> betas = risk.factors().fundBetas();
    if (betas.isEmpty()) {
      return Optional.empty();
    }
    Map<Factor, Double> byFactor = new LinkedHashMap<>();
    for (int k = 0; k < betas.size(); k++) {
      Double beta = betas.get(k);
      if (beta != null) {
        byFactor.put(Funds.FACTORS.get(k), beta);
      }
    }
    return Optional.of(FactorBetas.of(byFactor, Funds.BONDS));
  }

  SymbolRisk risk() {
    return risk;
  }

  /** Betas to all factors that are known. */
  FactorFit fit() {
    return fit;
  }

  /** Betas that stresses move; empty if unknown. */
  Optional<FactorBetas> stressBetas() {
    return fundBetas;
  }

  /** The beta to each fund of the factor model, 0 to a fund without returns. */
  double[] loadings(List<String> funds) {
    double[] loadings = new double[funds.size()];
    for (int k = 0; k < loadings.length; k++) {
      int at = Funds.SYMBOLS.indexOf(funds.get(k));
      Double beta =
          risk.factors().fundBetas().isEmpty() ? null : risk.factors().fundBetas().get(at);
      loadings[k] = beta == null ? 0 : beta;
    }
    return loadings;
  }

  /** What the funds leave unexplained, a variance per day. */
  double specificVariance() {
    SymbolFactors.Fit styles = risk.factors().styles();
    return styles == null ? 0 : styles.residualDeviation() * styles.residualDeviation();
  }
}
