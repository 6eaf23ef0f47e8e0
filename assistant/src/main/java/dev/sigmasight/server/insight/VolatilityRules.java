package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How much the value swings, how bad a bad day is, and where that comes from. */
final class VolatilityRules {
  /** Realised volatility of the last 21 sessions, a year. */
  static final double ELEVATED = 0.25;

  static final double WARNING = 0.4;

  /** Rank of it among those before. */
  static final double ELEVATED_RANK = 0.9;

  /** One-day historical value at risk at 95%, as a fraction of net asset value. */
  static final double ELEVATED_VAR = 0.03;

  static final double WARNING_VAR = 0.05;

  /** Share of one position in the expected shortfall. */
  static final double ELEVATED_SHARE = 0.25;

  static final double WARNING_SHARE = 0.5;

  private VolatilityRules() {}

  static List<Finding> volatility(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    evidence
        .figure(Part.VOLATILITY, "/data/realized_volatility_21d")
        .map(VolatilityRules::level)
        .ifPresent(found::add);
    evidence
        .figure(Part.VOLATILITY, "/data/volatility_percentile")
        .map(VolatilityRules::rank)
        .ifPresent(found::add);
    evidence
        .figure(Part.VOLATILITY, "/data/expected_volatility_21d")
        .map(expected -> forecast(expected, evidence))
        .ifPresent(found::add);
    return found;
  }

  private static Finding level(Figure level) {
    Severity severity = Severity.of(level.exact(), ELEVATED, WARNING);
    return Finding.of(
        "volatility",
        severity,
        "Realised volatility over the last 21 sessions through %s is %s a year."
            .formatted(level.asOf(), level.percent()),
        severity.standsOut() ? "Do swings of this size fit the purpose of the money?" : null,
        level);
  }

  private static Finding rank(Figure rank) {
    boolean high = rank.exact() > ELEVATED_RANK;
    return Finding.of(
        "volatility_rank",
        high ? Severity.ELEVATED : Severity.NORMAL,
        "The volatility is at the %s rank of its own history (0%% is the calmest, 100%% the wildest)."
            .formatted(rank.percent()),
        null,
        rank);
  }

  private static Finding forecast(Figure expected, Evidence evidence) {
    String trend = evidence.text(Part.VOLATILITY, "/data/volatility_trend");
    return Finding.of(
        "volatility_forecast",
        Severity.of(expected.exact(), ELEVATED, WARNING),
        "The forecast for the next 21 sessions is %s a year%s."
            .formatted(expected.percent(), trend.isEmpty() ? "" : "; the trend is " + trend),
        null,
        expected);
  }

  static List<Finding> tail(Evidence evidence) {
    Map<String, String> where = Map.of("method", "historical", "confidence", "0.95");
    Optional<Figure> share =
        evidence.figure(Part.VALUE_AT_RISK, "/data/figures", where, "var_of_nav");
    Optional<Figure> money =
        evidence.figure(Part.VALUE_AT_RISK, "/data/figures", where, "value_at_risk");
    Optional<Figure> shortfall =
        evidence.figure(Part.VALUE_AT_RISK, "/data/figures", where, "expected_shortfall");
    if (share.isEmpty() || money.isEmpty() || shortfall.isEmpty()) {
      return List.of();
    }
    Severity severity = Severity.of(share.get().exact(), ELEVATED_VAR, WARNING_VAR);
    return List.of(
        Finding.of(
            "value_at_risk",
            severity,
            ("On the worst day in twenty it loses %s or more (%s of net asset value), and %s on the"
                    + " average of such days.")
                .formatted(money.get().dollars(), share.get().percent(), shortfall.get().dollars()),
            severity.standsOut()
                ? "Could you leave the positions alone after a day like that?"
                : null,
            money.get(),
            share.get(),
            shortfall.get()));
  }

  static List<Finding> contributions(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    JsonNode positions = evidence.node(Part.RISK_CONTRIBUTIONS, "/data/by_position");
    Figure most = null;
    String symbol = "";
    for (int i = 0; i < positions.size(); i++) {
      Optional<Figure> share =
          evidence.figure(Part.RISK_CONTRIBUTIONS, "/data/by_position/" + i + "/historical_share");
      if (share.isPresent() && (most == null || share.get().exact() > most.exact())) {
        most = share.get();
        symbol = positions.get(i).path("symbol").asString("");
      }
    }
    if (most != null) {
      found.add(contribution(symbol, most));
    }
    evidence
        .figure(Part.RISK_CONTRIBUTIONS, "/data/systematic_share")
        .map(
            share ->
                Finding.of(
                    "systematic_share",
                    Severity.NORMAL,
                    "Factors that everybody shares explain %s of the variance."
                        .formatted(share.percent()),
                    null,
                    share))
        .ifPresent(found::add);
    return found;
  }

  private static Finding contribution(String symbol, Figure share) {
    Severity severity = Severity.of(share.exact(), ELEVATED_SHARE, WARNING_SHARE);
    return Finding.of(
        "largest_contribution",
        severity,
        "%s contributes most to the expected shortfall: %s of it."
            .formatted(symbol, share.percent()),
        severity.standsOut()
            ? "Is %s meant to decide how bad a bad day is?".formatted(symbol)
            : null,
        share);
  }
}
