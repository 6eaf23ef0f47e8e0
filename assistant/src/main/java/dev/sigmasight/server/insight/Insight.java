package dev.sigmasight.server.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An insight as it is kept. */
record Insight(
    UUID id,
    UUID portfolio,
    InsightType type,
    String title,
    Severity severity,
    Result result,
    Data data,
    Asked asked,
    Cost cost,
    Seen seen,
    Instant created) {

  /** What it says, as it is stored. */
  record Result(
      String summary,
      List<Finding> findings,
      List<String> recommendations,
      List<String> limitations,
      String analysis) {
    Result {
      findings = List.copyOf(findings);
      recommendations = List.copyOf(recommendations);
      limitations = List.copyOf(limitations);
    }

    static Result of(Draft draft) {
      return new Result(
          draft.summary(),
          draft.findings(),
          draft.recommendations(),
          draft.limitations(),
          draft.analysis());
    }
  }

  /** The state of the data that it rests on. */
  record Data(
      @Nullable LocalDate asOf, @Nullable LocalDate through, String quality, String version) {}

  /** What was asked for beyond the type. */
  record Asked(@Nullable String focusArea, @Nullable String question) {}

  /** Who wrote it and what that took. */
  record Cost(
      String provider, String model, @Nullable BigDecimal dollars, int tokens, int millis) {}

  /** What the owner has done with it. */
  record Seen(
      boolean viewed, boolean dismissed, @Nullable BigDecimal rating, @Nullable String feedback) {}
}
