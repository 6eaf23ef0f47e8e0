package dev.sigmasight.server.evaluation;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How it went.
 *
 * @param questions how many there are
 * @param asked how many of them were asked before the money ran out
 * @param latency until the first word
 * @param cost in US dollars
 */
public record Report(
    int questions,
    int asked,
    List<Score> scores,
    List<Fault> faults,
    Latency latency,
    BigDecimal cost) {
  public Report {
    scores = List.copyOf(scores);
    faults = List.copyOf(faults);
  }

  /**
   * A measure's result.
   *
   * @param checked how many things were looked at
   * @param failed how many of them were wrong
   */
  public record Score(Measure measure, int checked, int failed) {
    /** Share that was right, 1 if there was nothing to look at. */
    public double share() {
      return checked == 0 ? 1 : (checked - failed) / (double) checked;
    }

    public boolean isMet() {
      return share() >= measure.floor();
    }
  }

  /**
   * Something that was wrong.
   *
   * @param question its id
   * @param what in words
   */
  public record Fault(Measure measure, String question, String what) {}

  /** Milliseconds. */
  public record Latency(long median, long p95, long longest) {}

  /** Whether no share lies under its floor. */
  public boolean isMet() {
    return scores.stream().allMatch(Score::isMet);
  }

  /** Whether all questions were asked. */
  public boolean isWhole() {
    return asked == questions;
  }

  /** As a JSON object. */
  public String json() {
    ObjectNode json = Json.object();
    json.put("questions", questions).put("asked", asked).put("is_met", isMet());
    ArrayNode measures = json.putArray("measures");
    for (Score score : scores) {
      measures
          .addObject()
          .put("measure", score.measure().word())
          .put("share", score.share())
          .put("floor", score.measure().floor())
          .put("checked", score.checked())
          .put("failed", score.failed())
          .put("is_met", score.isMet());
    }
    ArrayNode wrong = json.putArray("faults");
    for (Fault fault : faults) {
      wrong
          .addObject()
          .put("measure", fault.measure().word())
          .put("question", fault.question())
          .put("what", fault.what());
    }
    json.putObject("first_text_ms")
        .put("median", latency.median())
        .put("p95", latency.p95())
        .put("longest", latency.longest());
    return Json.pretty(json.put("cost_usd", cost));
  }
}
