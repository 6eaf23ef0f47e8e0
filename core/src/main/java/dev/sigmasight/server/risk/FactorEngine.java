package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.FactorFit;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.factor.PortfolioExposure;
import dev.sigmasight.quant.factor.PortfolioFactors;
import dev.sigmasight.quant.tail.Contributions;
import dev.sigmasight.quant.tail.FactorRisk;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Engine 3: exposure to the factors by delta value, and what they add to risk. */
final class FactorEngine {
  private static final FactorFit UNKNOWN = new FactorFit.Degenerate("nothing is known of it");

  private FactorEngine() {}

  static FactorExposures of(
      Book book, Optional<ModelRisk> model, FactorMatrix matrix, Map<String, String> reasons) {
    List<PortfolioFactors.Position> positions = new ArrayList<>();
    for (PositionLine line : book.lines()) {
      positions.add(
          new PortfolioFactors.Position(
              Objects.requireNonNullElse(line.riskSymbol(), line.symbol()),
              line.delta(),
              book.symbol(line.riskSymbol()).map(SymbolDay::fit).orElse(UNKNOWN)));
    }
    List<PortfolioExposure> exposures =
        PortfolioFactors.exposures(positions, Factors.ALL, book.nav());
    List<@Nullable Double> betas = FactorExposures.unknown(exposures.size());
    List<@Nullable Double> dollars = FactorExposures.unknown(exposures.size());
    List<@Nullable Double> errors = FactorExposures.unknown(exposures.size());
    List<@Nullable Double> coverages = FactorExposures.unknown(exposures.size());
    for (int k = 0; k < exposures.size(); k++) {
      PortfolioExposure each = exposures.get(k);
      Factor factor = each.factor();
      boolean known = each.positions() > 0 || positions.isEmpty();
      coverages.set(k, each.coverage() instanceof Estimate.Of(double share, int _) ? share : null);
      if (known) {
        dollars.set(k, each.dollars());
        errors.set(k, each.dollarError());
        betas.set(
            k,
            positions.isEmpty() && book.nav() > 0
                ? Double.valueOf(0)
                : Reasons.figure(factor.code(), each.beta(), reasons));
      } else {
        reasons.put(factor.code(), "No position has a beta to " + factor.name() + ".");
      }
    }
    return risk(book, new Sums(betas, dollars, errors, coverages), model, matrix, reasons);
  }

  private record Sums(
      List<@Nullable Double> betas,
      List<@Nullable Double> dollars,
      List<@Nullable Double> errors,
      List<@Nullable Double> coverages) {}

  private static FactorExposures risk(
      Book book,
      Sums sums,
      Optional<ModelRisk> model,
      FactorMatrix matrix,
      Map<String, String> reasons) {
    List<@Nullable Double> funds = FactorExposures.unknown(Funds.SYMBOLS.size());
    List<@Nullable Double> parts = FactorExposures.unknown(Funds.SYMBOLS.size());
    if (model.isEmpty() || book.nav() <= 0) {
      reasons.put(
          "factor_volatility",
          book.nav() <= 0 ? "NAV is not positive." : ModelRisk.unknown(matrix));
      return new FactorExposures(
          sums.betas(),
          sums.dollars(),
          sums.errors(),
          sums.coverages(),
          List.of(),
          List.of(),
          null,
          null,
          null);
    }
    FactorRisk risk = model.get().risk();
    Contributions annual = risk.byFactor().times(Math.sqrt(RealisedVolatility.YEAR) / book.nav());
    double[] exposures = risk.exposures();
    for (int k = 0; k < exposures.length; k++) {
      int at = Funds.SYMBOLS.indexOf(matrix.funds().get(k));
      funds.set(at, exposures[k]);
      parts.set(at, annual.parts()[k]);
    }
    return new FactorExposures(
        sums.betas(),
        sums.dollars(),
        sums.errors(),
        sums.coverages(),
        funds,
        parts,
        annual.parts()[exposures.length],
        annual.total(),
        Reasons.figure("systematic_share", risk.systematicShare(), reasons));
  }
}
