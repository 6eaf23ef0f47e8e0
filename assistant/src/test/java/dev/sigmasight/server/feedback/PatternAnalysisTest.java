package dev.sigmasight.server.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.feedback.Feedback.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatternAnalysisTest {

  @Test
  void needsThreeJudgements() {
    assertThat(PatternAnalysis.of(List.of(edit(100, 10), edit(100, 10)))).isEmpty();
  }

  /** By hand: changes of -50%, -40%, -30% and +20% average -25%; three of four go one way. */
  @Test
  void findsALengthThatMostEditsAgreeOn() {
    List<Feedback> edits = List.of(edit(100, 50), edit(100, 60), edit(100, 70), edit(100, 120));
    assertThat(PatternAnalysis.of(edits))
        .containsExactly(
            new Pattern(
                "length_preference",
                "Prefers short answers.",
                0.75,
                "pattern_analysis",
                "length",
                4));
  }

  @Test
  void capsTheConfidenceOfALength() {
    assertThat(PatternAnalysis.of(List.of(edit(100, 200), edit(100, 300), edit(100, 250))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.content()).isEqualTo("Prefers detailed answers.");
              assertThat(found.confidence()).isEqualTo(0.9);
            });
  }

  @Test
  void findsNoLengthIfEditsAreSmallOrDisagree() {
    assertThat(PatternAnalysis.of(List.of(edit(100, 85), edit(100, 82), edit(100, 81)))).isEmpty();
    assertThat(
            PatternAnalysis.of(
                List.of(edit(100, 10), edit(100, 20), edit(100, 130), edit(100, 150))))
        .isEmpty();
  }

  /** By hand: four of five answers about sectors were liked. */
  @Test
  void findsATopicThatIsLiked() {
    List<Feedback> judgements = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      judgements.add(
          judged(i == 0 ? Rating.DOWN : Rating.UP, "The largest sector is energy.", null));
    }
    assertThat(PatternAnalysis.of(judgements))
        .containsExactly(
            new Pattern(
                "topic_preference",
                "Appreciates answers about sectors.",
                0.8,
                "pattern_analysis",
                "topic",
                5));
  }

  @Test
  void findsATopicThatIsDislikedAndCapsItsConfidence() {
    List<Feedback> judgements =
        List.of(
            judged(Rating.DOWN, "Volatility rose.", null),
            judged(Rating.DOWN, "The volatility fell.", null),
            judged(Rating.DOWN, "A volatile week.", null));
    assertThat(PatternAnalysis.of(judgements))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.content()).isEqualTo("Finds answers about volatility less useful.");
              assertThat(found.confidence()).isEqualTo(0.85);
            });
  }

  @Test
  void findsNoTopicIfOpinionsAreDivided() {
    assertThat(
            PatternAnalysis.of(
                List.of(
                    judged(Rating.DOWN, "Sector", null),
                    judged(Rating.UP, "Sector", null),
                    judged(Rating.UP, "Sector", null))))
        .isEmpty();
  }

  /** By hand: two of three edits add bullets, 0.667. */
  @Test
  void findsAMannerThatHalfOfTheEditsShare() {
    String plain = "a".repeat(80);
    String bullets = "- " + "b".repeat(36) + "\n- " + "c".repeat(39);
    List<Pattern> found =
        PatternAnalysis.of(
            List.of(
                judged(Rating.DOWN, plain, bullets),
                judged(Rating.DOWN, plain, bullets),
                judged(Rating.DOWN, plain, plain)));
    assertThat(found).extracting(Pattern::content).containsExactly("Likes bullet points.");
    assertThat(found.getFirst().roundedConfidence()).isEqualByComparingTo("0.667");
  }

  private static Feedback edit(int before, int after) {
    return judged(Rating.DOWN, "x".repeat(before), "y".repeat(after));
  }

  private static Feedback judged(Rating rating, String answer, @Nullable String edited) {
    return new Feedback(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        rating,
        edited,
        null,
        answer,
        Instant.EPOCH);
  }
}
