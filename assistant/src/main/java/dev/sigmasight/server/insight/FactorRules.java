package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How strongly the portfolio moves with factors. */
final class FactorRules {
  /** Beta to the market, either way. */
  static final double ELEVATED_MARKET = 1.5;

  static final double WARNING_MARKET = 2;

  /** Beta to another factor, either way. */
  static final double ELEVATED_FACTOR = 1;

  static final double WARNING_FACTOR = 2;
  private static final int NAMED = 4;

  private FactorRules() {}

  static List<Finding> factors(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    JsonNode factors = evidence.node(Part.FACTORS, "/factors");
    for (int i = 0; i < factors.size(); i++) {
      String name = factors.get(i).path("name").asString("");
      Optional<Figure> beta = evidence.figure(Part.FACTORS, "/factors/" + i + "/beta");
      Optional<Figure> dollars =
          evidence.figure(Part.FACTORS, "/factors/" + i + "/exposure_dollar");
      if (beta.isPresent() && dollars.isPresent()) {
        found.add(factor(name, beta.get(), dollars.get()));
      }
    }
    found.sort(
        (a, b) -> {
          int bySeverity = b.severity().compareTo(a.severity());
          return bySeverity != 0 ? bySeverity : Double.compare(size(b), size(a));
        });
    return found.stream().limit(NAMED).toList();
  }

  private static double size(Finding finding) {
    return Math.abs(Double.parseDouble(finding.evidence().getFirst().value()));
  }

  private static Finding factor(String name, Figure beta, Figure dollars) {
    boolean market = name.startsWith("Market") || name.startsWith("Provider");
    Severity severity =
        Severity.of(
            Math.abs(beta.exact()),
            market ? ELEVATED_MARKET : ELEVATED_FACTOR,
            market ? WARNING_MARKET : WARNING_FACTOR);
    return Finding.of(
        "factor_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
        severity,
        "The exposure to %s is %s, which stands for %s."
            .formatted(name, beta.ratio(), dollars.dollars()),
        severity.standsOut()
            ? "Is an exposure of %s to %s a position you mean to hold?"
                .formatted(beta.ratio(), name)
            : null,
        beta,
        dollars);
  }

  static List<Finding> spreads(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    JsonNode spreads = evidence.node(Part.SPREADS, "/factors");
    for (int i = 0; i < spreads.size(); i++) {
      JsonNode spread = spreads.get(i);
      evidence
          .figure(Part.SPREADS, "/factors/" + i + "/beta")
          .map(beta -> spread(spread, beta))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Finding spread(JsonNode spread, Figure beta) {
    String name = spread.path("name").asString("");
    return Finding.of(
        "spread_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
        spread.path("risk_level").asString("").equals("high") ? Severity.ELEVATED : Severity.NORMAL,
        "%s: beta %s, leaning to %s, %s."
            .formatted(
                name,
                beta.ratio(),
                spread.path("direction").asString("neither side"),
                spread.path("magnitude").asString("").toLowerCase(Locale.ROOT)),
        null,
        beta);
  }
}
