package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Betas of single positions to the factors. */
@Component
class PositionFactors {
  private final OpenLines lines;
  private final MarketBetas betas;

  PositionFactors(OpenLines lines, MarketBetas betas) {
    this.lines = lines;
    this.betas = betas;
  }

  /**
   * Which positions are asked for.
   *
   * @param symbols in capitals; all if empty. Those of options are their own or the underlying's
   */
  record Page(int limit, int offset, Set<String> symbols) {
    boolean has(OpenLine line) {
      return symbols.isEmpty()
          || symbols.contains(line.symbol())
          || symbols.contains(line.issuer());
    }
  }

  FactorViews.ByPosition of(Standing standing, Page page) {
    List<OpenLine> all = lines.of(standing).stream().filter(page::has).toList();
    List<OpenLine> shown = all.stream().skip(page.offset()).limit(page.limit()).toList();
    DataQualityView.Counts counts = FactorAnalyses.counts(all);
    boolean available = counts.analyzed() > 0;
    MarketBetas.Held held = betas.of(standing, shown);
    return new FactorViews.ByPosition(
        available,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        available
            ? DataQualityView.known(standing, counts)
            : DataQualityView.unknown(
                standing, flag(standing, all), message(standing, all), counts),
        available ? all.size() : 0,
        page.limit(),
        page.offset(),
        available ? shown.stream().map(line -> row(line, held)).toList() : List.of());
  }

  private static String flag(Standing standing, List<OpenLine> all) {
    return standing.asOf() != null && all.isEmpty() ? "NO_POSITIONS" : "NO_FACTOR_CALCULATIONS";
  }

  private static String message(Standing standing, List<OpenLine> all) {
    if (standing.asOf() == null) {
      return standing.whyNothing();
    }
    return all.isEmpty()
        ? "No open position matches."
        : "No open position has betas to the factors.";
  }

  private static FactorViews.Row row(OpenLine line, MarketBetas.Held held) {
    SequencedMap<String, @Nullable BigDecimal> exposures = new LinkedHashMap<>();
    for (Factor factor : Factors.ALL) {
      exposures.put(factor.name(), Rounded.figure(beta(line, factor, held.of(line))));
    }
    return new FactorViews.Row(
        line.id(),
        line.symbol(),
        line.riskSymbol(),
        Objects.requireNonNull(Rounded.amount(line.deltaValue())),
        exposures,
        exposures.containsValue(null) ? reason(line) : null);
  }

  private static @Nullable Double beta(
      OpenLine line, Factor factor, LineFit.@Nullable Line market) {
    if (factor.equals(Factors.MARKET)) {
      return market == null ? null : market.beta();
    }
    if (factor.equals(Factors.PROVIDER)) {
      return line.providerBeta();
    }
    int at = factor.displayOrder();
    return at < line.factorBetas().size() ? line.factorBetas().get(at) : null;
  }

  private static String reason(OpenLine line) {
    if (line.riskSymbol() == null) {
      return "A private asset has no daily returns.";
    }
    return line.hasFactors()
        ? "The provider states no beta, or there are too few returns of the symbol or of a fund."
        : "The symbol has too few daily returns.";
  }
}
