package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.memory.Memories;
import dev.sigmasight.server.memory.Memory.Source;
import dev.sigmasight.server.memory.NewMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Learns from judgements. What is learned becomes a memory that is proposed: it changes nothing
 * until the person approves it.
 */
@Component
class Learning {
  /** How far back patterns are looked for. */
  static final int USUAL_DAYS = 30;

  /** How sure a pattern has to be. */
  static final double USUAL_CONFIDENCE = 0.7;

  private static final int NEWEST = 100;

  private final FeedbackRows rows;
  private final Memories memories;

  Learning(FeedbackRows rows, Memories memories) {
    this.rows = rows;
    this.memories = memories;
  }

  /** A pattern, and the memory that it was proposed as if it was new. */
  record Proposed(Pattern pattern, Optional<UUID> memory) {}

  /**
   * Proposes what one judgement teaches.
   *
   * @return how much of it was new
   */
  int from(Feedback feedback, Instant now) {
    return (int)
        Lesson.of(feedback).stream()
            .filter(each -> propose(feedback.user(), each, feedback.id(), now).memory().isPresent())
            .count();
  }

  /** Patterns in the newest hundred judgements of a person. */
  List<Pattern> patterns(UUID user, Instant since, double minConfidence) {
    return PatternAnalysis.of(rows.list(FeedbackFilter.of(user, since), NEWEST, 0)).stream()
        .filter(each -> each.confidence() >= minConfidence)
        .toList();
  }

  /** Proposes the patterns of a person. */
  List<Proposed> analyze(UUID user, Instant since, double minConfidence, Instant now) {
    List<Proposed> done = new ArrayList<>();
    for (Pattern pattern : patterns(user, since, minConfidence)) {
      done.add(propose(user, pattern, null, now));
    }
    return List.copyOf(done);
  }

  /** Persons with at least three judgements. */
  List<UUID> persons(Instant since) {
    return rows.persons(since, PatternAnalysis.FEWEST);
  }

  /** Proposes the patterns of everybody; what is proposed already is not proposed again. */
  int everybody(Instant now) {
    Instant since = now.minus(Duration.ofDays(USUAL_DAYS));
    return persons(since).stream()
        .flatMap(user -> analyze(user, since, USUAL_CONFIDENCE, now).stream())
        .mapToInt(each -> each.memory().isPresent() ? 1 : 0)
        .sum();
  }

  private Proposed propose(UUID user, Pattern pattern, @Nullable UUID feedback, Instant now) {
    Map<String, Object> tags = pattern.tags();
    Source source = feedback == null ? Source.PATTERN_ANALYSIS : Source.FEEDBACK_LEARNING;
    NewMemory memory = NewMemory.learned(pattern.content(), tags, source, feedback);
    return new Proposed(pattern, memories.propose(new AccountId(user), memory, now));
  }
}
