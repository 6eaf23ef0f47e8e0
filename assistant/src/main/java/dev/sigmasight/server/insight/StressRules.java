package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the scenarios would do. */
final class StressRules {
  /** Loss of the worst scenario in percent of net asset value. */
  static final double ELEVATED = 25;

  static final double WARNING = 50;

  /** More than there is. */
  static final double CRITICAL = 100;

  private static final String SCENARIOS = "/data/scenarios";

  private StressRules() {}

  static List<Finding> of(Evidence evidence) {
    List<Figure> impacts =
        IntStream.range(0, evidence.node(Part.STRESS, SCENARIOS).size())
            .mapToObj(i -> evidence.figure(Part.STRESS, path(i) + "/impact/percentage_impact"))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble(Figure::exact))
            .toList();
    if (impacts.isEmpty()) {
      return List.of();
    }
    List<Finding> found = new ArrayList<>();
    found.add(worst(evidence, impacts.getFirst()));
    if (impacts.size() > 1) {
      found.add(best(evidence, impacts.getLast()));
    }
    evidence
        .figure(Part.STRESS, "/data/coverage")
        .filter(coverage -> coverage.exact() < 1)
        .map(
            coverage ->
                Finding.of(
                    "stress_coverage",
                    Severity.NORMAL,
                    "The scenarios cover %s of the value at stake.".formatted(coverage.percent()),
                    null,
                    coverage))
        .ifPresent(found::add);
    return found;
  }

  private static String path(int scenario) {
    return SCENARIOS + "/" + scenario;
  }

  private static String scenario(Figure impact) {
    return impact.path().replace("/impact/percentage_impact", "");
  }

  private static Finding worst(Evidence evidence, Figure impact) {
    String scenario = scenario(impact);
    Severity severity = Severity.of(-impact.exact(), ELEVATED, WARNING, CRITICAL);
    Optional<Figure> dollars = evidence.figure(Part.STRESS, scenario + "/impact/dollar_impact");
    return Finding.of(
        "worst_scenario",
        severity,
        "Of the scenarios %s would cost most: %s of the value%s."
            .formatted(
                evidence.text(Part.STRESS, scenario + "/name"),
                impact.asPercent(),
                dollars.map(each -> " (" + each.dollars() + ")").orElse("")),
        severity.standsOut()
            ? "Could you bear a change of %s?".formatted(impact.asPercent())
            : null,
        Stream.concat(Stream.of(impact), dollars.stream()).toArray(Figure[]::new));
  }

  private static Finding best(Evidence evidence, Figure impact) {
    return Finding.of(
        "best_scenario",
        Severity.NORMAL,
        "%s would bring most: %s."
            .formatted(evidence.text(Part.STRESS, scenario(impact) + "/name"), impact.asPercent()),
        null,
        impact);
  }
}
