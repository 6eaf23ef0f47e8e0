package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.evaluation.Report.Fault;
import dev.sigmasight.server.evaluation.Report.Score;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what was checked and what was wrong. */
final class Scores {
  private final Map<Measure, Integer> checked = new EnumMap<>(Measure.class);
  private final Map<Measure, Integer> failed = new EnumMap<>(Measure.class);
  private final List<Fault> faults = new ArrayList<>();
  private final List<Long> millis = new ArrayList<>();

  /** One thing that is wrong if anything about it is. */
  void one(Measure measure, String question, List<String> wrong) {
    many(measure, question, 1, wrong.isEmpty() ? 0 : 1, wrong);
  }

  /** Several things, each of which may be wrong. */
  void each(Measure measure, String question, int count, List<String> wrong) {
    many(measure, question, count, wrong.size(), wrong);
  }

  private void many(Measure measure, String question, int count, int bad, List<String> wrong) {
    checked.merge(measure, count, Integer::sum);
    failed.merge(measure, bad, Integer::sum);
    wrong.forEach(what -> faults.add(new Fault(measure, question, what)));
  }

  void firstWord(long after) {
    millis.add(after);
  }

  List<Score> all() {
    return Stream.of(Measure.values())
        .map(each -> new Score(each, checked.getOrDefault(each, 0), failed.getOrDefault(each, 0)))
        .toList();
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  Report.Latency latency() {
    List<Long> sorted = millis.stream().sorted().toList();
    return new Report.Latency(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
  }

  /** The value that this share of all does not exceed. */
  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
