package dev.sigmasight.server.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How much hangs on few positions, sectors and hard-to-sell assets, and what moves together. */
final class ConcentrationRules {
  /** Weight of one position. */
  static final double ELEVATED_POSITION = 0.1;

  static final double WARNING_POSITION = 0.2;
  static final double CRITICAL_POSITION = 0.5;

  /** Weight of one sector, long and short together. */
  static final double ELEVATED_SECTOR = 0.3;

  static final double WARNING_SECTOR = 0.5;

  /** Share of private assets. */
  static final double WARNING_ILLIQUID = 0.4;

  /** Average correlation of the pairs held. */
  static final double ELEVATED_CORRELATION = 0.6;

  static final double WARNING_CORRELATION = 0.8;

  private static final Set<String> NO_SECTORS =
      Set.of("Cash", "ETFs", "Funds, not covered by holdings", "Unclassified");
  private static final Comparator<Map.Entry<String, Figure>> BY_SIZE =
      Comparator.comparingDouble(each -> Math.abs(each.getValue().exact()));

  private ConcentrationRules() {}

  static List<Finding> positions(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    largest(evidence.figures(Part.CONCENTRATION, "/data/position_weights"))
        .map(ConcentrationRules::position)
        .ifPresent(found::add);
    Optional<Figure> three = evidence.figure(Part.CONCENTRATION, "/data/top_3_concentration");
    Optional<Figure> ten = evidence.figure(Part.CONCENTRATION, "/data/top_10_concentration");
    if (three.isPresent() && ten.isPresent()) {
      found.add(
          Finding.of(
              "top_positions",
              Severity.NORMAL,
              "The three largest exposures, by underlying, make up %s, the ten largest %s of net asset value."
                  .formatted(three.get().percent(), ten.get().percent()),
              null,
              three.get(),
              ten.get()));
    }
    evidence
        .figure(Part.CONCENTRATION, "/data/effective_num_positions")
        .map(
            bets ->
                Finding.of(
                    "effective_positions",
                    Severity.NORMAL,
                    "By weight that is as diverse as %s exposures of one size."
                        .formatted(bets.ratio()),
                    null,
                    bets))
        .ifPresent(found::add);
    return found;
  }

  private static Finding position(Map.Entry<String, Figure> largest) {
    Figure weight = largest.getValue();
    Severity severity =
        Severity.of(
            Math.abs(weight.exact()), ELEVATED_POSITION, WARNING_POSITION, CRITICAL_POSITION);
    return Finding.of(
        "largest_position",
        severity,
        "%s is the largest exposure, by underlying, with %s of net asset value on %s."
            .formatted(largest.getKey(), weight.percent(), weight.asOf()),
        severity.standsOut()
            ? "Is an exposure of %s to %s intended, or has it grown?"
                .formatted(weight.percent(), largest.getKey())
            : null,
        weight);
  }

  static List<Finding> sectors(Evidence evidence) {
    Map<String, Figure> weights = evidence.figures(Part.SECTORS, "/data/gross_weights");
    weights.keySet().removeAll(NO_SECTORS);
    return largest(weights)
        .filter(largest -> largest.getValue().exact() > 0)
        .map(ConcentrationRules::sector)
        .stream()
        .toList();
  }

  private static Finding sector(Map.Entry<String, Figure> largest) {
    Figure weight = largest.getValue();
    Severity severity = Severity.of(weight.exact(), ELEVATED_SECTOR, WARNING_SECTOR);
    return Finding.of(
        "largest_sector",
        severity,
        "%s is the largest sector with %s of net asset value, long and short together."
            .formatted(largest.getKey(), weight.percent()),
        severity.standsOut()
            ? "Is a tilt of %s to %s a view you hold?".formatted(weight.percent(), largest.getKey())
            : null,
        weight);
  }

  /** Private assets against the whole. */
  static List<Finding> liquidity(Evidence evidence) {
    List<Figure> values = privateValues(evidence);
    Optional<Figure> whole = evidence.figure(Part.OVERVIEW, "/net_asset_value");
    if (values.isEmpty() || whole.isEmpty() || whole.get().value().signum() <= 0) {
      return List.of();
    }
    BigDecimal sum = values.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    double share = sum.doubleValue() / whole.get().exact();
    boolean high = share > WARNING_ILLIQUID;
    return List.of(
        Finding.of(
            "illiquid",
            high ? Severity.WARNING : Severity.NORMAL,
            "Private assets make up %s of net asset value; they cannot be sold within days."
                .formatted(Figure.percent(share)),
            high ? "How much of it may you need within a year?" : null,
            Stream.concat(values.stream(), whole.stream()).toArray(Figure[]::new)));
  }

  private static List<Figure> privateValues(Evidence evidence) {
    List<Figure> values = new ArrayList<>();
    JsonNode positions = evidence.node(Part.HOLDINGS, "/positions");
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i).path("investment_class").asString("").equals("PRIVATE")) {
        evidence.figure(Part.HOLDINGS, "/positions/" + i + "/market_value").ifPresent(values::add);
      }
    }
    return values;
  }

  static List<Finding> correlations(Evidence evidence) {
    return evidence
        .figure(Part.CORRELATIONS, "/data/average_correlation")
        .map(ConcentrationRules::correlation)
        .stream()
        .toList();
  }

  private static Finding correlation(Figure average) {
    Severity severity = Severity.of(average.exact(), ELEVATED_CORRELATION, WARNING_CORRELATION);
    return Finding.of(
        "average_correlation",
        severity,
        "The average correlation of the positions is %s.".formatted(average.ratio()),
        severity.standsOut()
            ? "Which holdings would you expect to hold up when others fall?"
            : null,
        average);
  }

  private static Optional<Map.Entry<String, Figure>> largest(Map<String, Figure> weights) {
    return weights.entrySet().stream().max(BY_SIZE);
  }
}
