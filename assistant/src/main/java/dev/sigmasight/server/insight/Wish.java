package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an insight is wanted about. */
record Wish(
    PortfolioId portfolio,
    InsightType type,
    @Nullable String focusArea,
    @Nullable String question,
    Verbosity verbosity,
    List<String> focusAreas) {
  Wish {
    focusAreas = List.copyOf(focusAreas);
  }

  /** How many findings to tell. */
  enum Verbosity {
    BRIEF(3),
    STANDARD(8),
    DETAILED(Integer.MAX_VALUE);

    private final int findings;

    Verbosity(int findings) {
      this.findings = findings;
    }

    int findings() {
      return findings;
    }
  }

  /** Words by which the rules for a question of the owner's are chosen. */
  String words() {
    return String.join(" ", focusAreas)
        + " "
        + (focusArea == null ? "" : focusArea)
        + " "
        + (question == null ? "" : question);
  }

  static Wish dailySummary(PortfolioId portfolio) {
    return new Wish(
        portfolio, InsightType.DAILY_SUMMARY, null, null, Verbosity.STANDARD, List.of());
  }
}
