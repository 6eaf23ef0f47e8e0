package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the last session brought. */
final class DayRules {
  /** A loss of more than this part of the value in a session. */
  static final double ELEVATED_LOSS = 0.02;

  static final double WARNING_LOSS = 0.05;
  private static final String SESSION = "/last_session";
  private static final int NAMED = 3;

  private DayRules() {}

  static List<Finding> of(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    result(evidence).ifPresent(found::add);
    movers(evidence, "gains", "gained most").ifPresent(found::add);
    movers(evidence, "losses", "lost most").ifPresent(found::add);
    return found;
  }

  private static Optional<Finding> result(Evidence evidence) {
    Optional<Figure> change = evidence.figure(Part.MOVERS, SESSION + "/portfolio/period_return");
    Optional<Figure> profit = evidence.figure(Part.MOVERS, SESSION + "/portfolio/pnl");
    if (change.isEmpty() || profit.isEmpty()) {
      return Optional.empty();
    }
    Figure day = change.get();
    Severity severity = Severity.of(-day.exact(), ELEVATED_LOSS, WARNING_LOSS);
    return Optional.of(
        Finding.of(
            "day_result",
            severity,
            "In the session of %s the portfolio %s %s, which is %s of its value."
                .formatted(
                    evidence.text(Part.MOVERS, SESSION + "/to"),
                    profit.get().exact() < 0 ? "lost" : "gained",
                    profit.get().dollars().replace("-", ""),
                    day.size()),
            severity.standsOut()
                ? "Does a loss of %s in one session fit what you are prepared for?"
                    .formatted(day.size())
                : null,
            profit.get(),
            day));
  }

  private static Optional<Finding> movers(Evidence evidence, String side, String verb) {
    String path = SESSION + "/largest/" + side;
    int count = Math.min(NAMED, evidence.node(Part.MOVERS, path).size());
    List<Figure> figures =
        IntStream.range(0, count)
            .mapToObj(i -> evidence.figure(Part.MOVERS, path + "/" + i + "/pnl"))
            .flatMap(Optional::stream)
            .toList();
    if (count == 0 || figures.size() < count) {
      return Optional.empty();
    }
    String names =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "%s (%s)"
                        .formatted(
                            evidence.text(Part.MOVERS, path + "/" + i + "/symbol"),
                            figures.get(i).dollars()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        Finding.of(
            "day_" + side,
            Severity.NORMAL,
            "What %s: %s.".formatted(verb, names),
            null,
            figures.toArray(Figure[]::new)));
  }
}
