package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.factor.SpreadTilt;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which side of a spread a portfolio leans to. */
@Component
class SpreadAnalyses {
  /** Of the normal law: 90 % lie within so many standard errors. */
  private static final double NINETY_PERCENT = 1.6448536269514722;

  private static final List<Factor> SPREADS =
      Factors.ALL.stream().filter(factor -> factor.kind() == Factor.Kind.SPREAD).toList();

  private final Risks risks;

  SpreadAnalyses(Risks risks) {
    this.risks = risks;
  }

  FactorViews.Spreads of(Standing standing) {
    Optional<FactorExposures> stored =
        standing.asOf() == null
            ? Optional.empty()
            : risks.factors(standing.portfolio(), standing.asOf());
    List<FactorViews.Spread> spreads = new ArrayList<>();
    SequencedMap<String, String> unknown = new LinkedHashMap<>();
    for (Factor factor : SPREADS) {
      FactorViews.Spread spread =
          stored.map(exposures -> spread(standing, exposures, factor)).orElse(null);
      if (spread == null) {
        unknown.put(
            factor.name(),
            stored.isEmpty() ? standing.whyNothing() : FactorAnalyses.reason(standing, factor));
      } else {
        spreads.add(spread);
      }
    }
    return new FactorViews.Spreads(
        !spreads.isEmpty(),
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        spreads,
        new FactorViews.SpreadMeta(
            "OLS_SPREAD",
            SymbolRisks.WINDOW,
            spreads.size(),
            SPREADS.size(),
            reason(stored.isPresent(), spreads),
            unknown));
  }

  private static @Nullable String reason(boolean stored, List<FactorViews.Spread> spreads) {
    if (!stored) {
      return "no_calculations_available";
    }
    return spreads.isEmpty() ? "no_exposures_calculated" : null;
  }

  private static FactorViews.@Nullable Spread spread(
      Standing standing, FactorExposures stored, Factor factor) {
    int at = factor.displayOrder();
    Double beta = stored.betas().get(at);
    if (beta == null) {
      return null;
    }
    Double error = error(standing, stored.errors().get(at));
    double margin = error == null ? 0 : NINETY_PERCENT * error;
    boolean neutral = error != null && Math.abs(beta) <= margin;
    SpreadTilt tilt =
        neutral
            ? new SpreadTilt(SpreadTilt.Magnitude.MILD, SpreadTilt.neither(factor))
            : SpreadTilt.of(factor, beta);
    return new FactorViews.Spread(
        factor.name(),
        Objects.requireNonNull(Rounded.figure(beta)),
        Rounded.amount(stored.dollars().get(at)),
        error == null ? null : Rounded.figure(beta - margin),
        error == null ? null : Rounded.figure(beta + margin),
        Rounded.figure(stored.coverages().get(at)),
        tilt.direction(),
        tilt.magnitude().label(),
        tilt.magnitude().riskLevel(),
        explanation(factor, beta, neutral));
  }

  private static @Nullable Double error(Standing standing, @Nullable Double dollars) {
    double nav = standing.nav() == null ? 0 : standing.nav().doubleValue();
    return dollars == null || nav <= 0 ? null : dollars / nav;
  }

  private static String explanation(Factor factor, double beta, boolean neutral) {
    String sides = factor.proxy() + " bought and " + factor.soldProxy().orElseThrow() + " sold";
    return neutral
        ? "The data do not show to which side of this spread (" + sides + ") the portfolio leans."
        : String.format(
            Locale.ROOT,
            "A gain of 1%% of the spread (%s) goes along with a %s of about %.2f%%.",
            sides,
            beta < 0 ? "loss" : "gain",
            Math.abs(beta));
  }
}
