package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.server.analytics.DataQualityView.Counts;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.Risks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exposures of a portfolio to market, macro and style factors. */
@Component
public class FactorAnalyses {
  /** All but the spreads, which have an answer of their own. */
  static final List<Factor> SHOWN =
      Factors.ALL.stream().filter(factor -> factor.kind() != Factor.Kind.SPREAD).toList();

  private final Risks risks;
  private final OpenLines lines;
  private final MarketBetas betas;

  FactorAnalyses(Risks risks, OpenLines lines, MarketBetas betas) {
    this.risks = risks;
    this.lines = lines;
    this.betas = betas;
  }

  /**
   * Exposures, and how well they are known.
   *
   * @param spreads as the others, in the order of the factors; none if nothing is stored
   * @param market what is held as one against the market, in currency; null if unknown
   * @param observations daily returns that the joint betas rest on, at most
   * @param systematicShare share of the variance that the model explains
   */
  public record InDetail(
      FactorViews.Exposures exposures,
      List<FactorViews.Exposure> spreads,
      LineFit.@Nullable Line market,
      int observations,
      @Nullable Double systematicShare) {}

  /** Exposures to market, macro and style factors. */
  public FactorViews.Exposures of(Standing standing) {
    return inDetail(standing).exposures();
  }

  /** The same, and the spreads. */
  public InDetail inDetail(Standing standing) {
    return inDetail(
        standing,
        standing.asOf() == null
            ? Optional.empty()
            : risks.factors(standing.portfolio(), standing.asOf()));
  }

  /**
   * The same of what was read already.
   *
   * @param stored of the day of the results; empty if nothing is stored
   */
  public InDetail inDetail(Standing standing, Optional<FactorExposures> stored) {
    if (stored.isEmpty()) {
      return new InDetail(
          view(
              standing,
              List.of(),
              DataQualityView.nothing(standing, "NO_FACTOR_CALCULATIONS", standing.whyNothing()),
              true),
          List.of(),
          null,
          0,
          null);
    }
    List<OpenLine> open = lines.of(standing);
    MarketBetas.Held market = betas.of(standing, open);
    Counts counts = counts(open);
    return new InDetail(
        exposures(standing, stored.get(), market, counts),
        Factors.ALL.stream()
            .filter(factor -> factor.kind() == Factor.Kind.SPREAD)
            .map(factor -> stored(standing, stored.get(), factor))
            .toList(),
        market.whole(),
        counts.days(),
        stored.get().systematicShare());
  }

  private static FactorViews.Exposures exposures(
      Standing standing, FactorExposures stored, MarketBetas.Held market, Counts counts) {
    List<FactorViews.Exposure> factors = new ArrayList<>();
    for (Factor factor : SHOWN) {
      factors.add(
          factor.equals(Factors.MARKET) ? market(market) : stored(standing, stored, factor));
    }
    return view(standing, factors, DataQualityView.known(standing, counts), false);
  }

  /** Positions count that have a beta to any factor. */
  static Counts counts(List<OpenLine> open) {
    return new Counts(
        Math.toIntExact(open.stream().filter(OpenLine::hasFactors).count()),
        open.size(),
        open.stream().mapToInt(OpenLine::observations).max().orElse(0));
  }

  private static FactorViews.Exposure market(MarketBetas.Held held) {
    return new FactorViews.Exposure(
        Factors.MARKET.name(),
        Rounded.figure(held.beta()),
        Rounded.amount(held.dollars()),
        null,
        Rounded.figure(held.coverage()),
        held.reason());
  }

  private static FactorViews.Exposure stored(
      Standing standing, FactorExposures stored, Factor factor) {
    int at = factor.displayOrder();
    Double beta = stored.betas().get(at);
    return new FactorViews.Exposure(
        factor.name(),
        Rounded.figure(beta),
        Rounded.amount(stored.dollars().get(at)),
        Rounded.amount(stored.errors().get(at)),
        Rounded.figure(stored.coverages().get(at)),
        beta == null ? reason(standing, factor) : null);
  }

  /** Why nothing is known of a factor. */
  static String reason(Standing standing, Factor factor) {
    return standing.reason(factor.code(), "No position has a beta to " + factor.name() + ".");
  }

  private static FactorViews.Exposures view(
      Standing standing,
      List<FactorViews.Exposure> factors,
      DataQualityView quality,
      boolean nothing) {
    return new FactorViews.Exposures(
        !nothing,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        quality,
        factors,
        meta(standing.computed(), factors, nothing));
  }

  private static FactorViews.Meta meta(
      Standing.@Nullable Computed computed, List<FactorViews.Exposure> factors, boolean nothing) {
    int known =
        Math.toIntExact(
            factors.stream().map(FactorViews.Exposure::beta).filter(Objects::nonNull).count());
    boolean latest =
        !nothing && computed != null && computed.day().equals(computed.newestSnapshot());
    return new FactorViews.Meta(
        SHOWN.size() + "-factor",
        "market: least squares over 90 sessions; others: joint ridge over 252, by delta value",
        known == SHOWN.size() ? "complete" : "partial",
        SHOWN.size(),
        known,
        !factors.isEmpty() && factors.getFirst().beta() != null,
        latest,
        !nothing && !latest,
        nothing ? "no_calculation_available" : null,
        nothing ? "no_factor_calculations" : null);
  }
}
