package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much a portfolio moves. */
@Component
public class Volatilities {
  private final Risks risks;

  Volatilities(Risks risks) {
    this.risks = risks;
  }

  /** Realised and expected volatility. */
  public HoldingViews.Volatile of(Standing standing) {
    Optional<PortfolioRisk> stored =
        standing.asOf() == null
            ? Optional.empty()
            : risks.onOrBefore(standing.portfolio(), standing.asOf());
    PortfolioRisk risk = stored.filter(each -> each.volatility21() != null).orElse(null);
    return new HoldingViews.Volatile(
        risk != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        standing.asOf(),
        risk == null ? null : data(risk),
        new HoldingViews.VolatilityMeta(
            risk == null ? null : risk.outlook().model(),
            "21d, 63d, 252d",
            reasons(standing),
            risk != null
                ? null
                : standing.reason(
                    "volatility_21",
                    standing.asOf() == null
                        ? standing.whyNothing()
                        : "There are no daily returns.")));
  }

  private static HoldingViews.VolatilityData data(PortfolioRisk risk) {
    String trend = risk.outlook().trend();
    return new HoldingViews.VolatilityData(
        Rounded.figure(risk.volatility21()),
        Rounded.figure(risk.volatility63()),
        Rounded.figure(risk.volatility252()),
        Rounded.figure(risk.outlook().forecast()),
        Rounded.figure(risk.outlook().low()),
        Rounded.figure(risk.outlook().high()),
        trend == null ? null : trend.toLowerCase(Locale.ROOT),
        Rounded.figure(risk.outlook().percentile()));
  }

  private static SequencedMap<String, String> reasons(Standing standing) {
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    Standing.@Nullable Computed computed = standing.computed();
    if (computed != null) {
      computed.reasons().entrySet().stream()
          .filter(each -> each.getKey().startsWith("volatility"))
          .forEach(each -> reasons.put(each.getKey(), Objects.requireNonNull(each.getValue())));
    }
    return reasons;
  }
}
