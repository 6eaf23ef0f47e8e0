package dev.sigmasight.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EvidenceTest {

  @Test
  void hasTheSameVersionUntilAFigureChanges() {
    Evidence evidence = Evidences.of(Part.OVERVIEW, Evidences.OVERVIEW);
    String version = evidence.version("daily_summary", "");
    assertThat(version).matches("[0-9a-f]{64}");
    String laterButEqual = Evidences.OVERVIEW.replace("T01:00:00Z", "T02:00:00Z");
    assertThat(Evidences.of(Part.OVERVIEW, laterButEqual).version("daily_summary", ""))
        .isEqualTo(version);
    String changed = Evidences.OVERVIEW.replace("1000000.0,", "1000000.01,");
    assertThat(Evidences.of(Part.OVERVIEW, changed).version("daily_summary", ""))
        .isNotEqualTo(version);
    assertThat(evidence.version("custom", "")).isNotEqualTo(version);
    assertThat(evidence.version("daily_summar", "y")).isNotEqualTo(version);
  }

  @Test
  void isAsGoodAsItsWorstAnswerAndSaysWhy() {
    Evidence evidence =
        Evidences.of(
            Map.of(
                Part.OVERVIEW,
                Evidences.OVERVIEW,
                Part.CONCENTRATION,
                """
                {"available": true, "as_of": "2026-01-09", "data_through": "2026-01-08",
                 "quality": "STALE", "quality_reason": "Computed through 2026-01-09."}
                """));
    assertThat(evidence.quality()).isEqualTo("STALE");
    assertThat(evidence.limitations())
        .containsExactly("Concentration: Computed through 2026-01-09.");
    assertThat(evidence.asOf()).isEqualTo("2026-01-14");
    assertThat(evidence.dataThrough()).isEqualTo("2026-01-08");
  }

  @Test
  void isPartialIfAnAnswerIsMissing() {
    Evidence evidence =
        new Evidence(
            Evidences.MINE,
            Map.of(Part.OVERVIEW, new JsonMapper().readTree(Evidences.OVERVIEW)),
            Map.of(Part.STRESS, "Not computed."));
    assertThat(evidence.quality()).isEqualTo("PARTIAL");
    assertThat(evidence.limitations()).containsExactly("Stress: Not computed.");
  }
}
