package dev.sigmasight.server.feedback;

import dev.sigmasight.server.feedback.LearningViews.Analysis;
import dev.sigmasight.server.feedback.LearningViews.Detail;
import dev.sigmasight.server.feedback.LearningViews.Learned;
import dev.sigmasight.server.feedback.LearningViews.Negative;
import dev.sigmasight.server.feedback.LearningViews.Negatives;
import dev.sigmasight.server.feedback.LearningViews.PatternView;
import dev.sigmasight.server.feedback.LearningViews.Patterns;
import dev.sigmasight.server.feedback.LearningViews.Preferred;
import dev.sigmasight.server.feedback.LearningViews.Reprocessed;
import dev.sigmasight.server.feedback.LearningViews.Run;
import dev.sigmasight.server.memory.Memories;
import dev.sigmasight.server.memory.Memory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is learned from judgements, for administrators. */
@Tag(name = "Administration: AI")
@RestController
@RequestMapping("/api/v1/admin/feedback")
class AdminFeedbackController {
  private static final int WEEK = 7;

  private final FeedbackRows rows;
  private final Learning learning;
  private final LearningRuns runs;
  private final Memories memories;
  private final Clock clock;

  AdminFeedbackController(
      FeedbackRows rows, Learning learning, LearningRuns runs, Memories memories, Clock clock) {
    this.rows = rows;
    this.learning = learning;
    this.runs = runs;
    this.memories = memories;
    this.clock = clock;
  }

  @Operation(summary = "How many judgements there were, of all accounts or of one")
  @GetMapping("/summary")
  FeedbackStats.Summary summary(
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days,
      @RequestParam(name = "user_id", required = false) @Nullable UUID userId) {
    Instant now = clock.instant();
    FeedbackFilter filter = new FeedbackFilter(before(now, days), null, userId, false);
    return FeedbackStats.Summary.of(rows.counts(filter), days, now);
  }

  @Operation(summary = "What the judgements of an account have in common, from the last 30 days")
  @GetMapping("/patterns")
  Patterns patterns(
      @RequestParam("user_id") UUID userId,
      @RequestParam(name = "min_confidence", defaultValue = "0.5") @DecimalMin("0") @DecimalMax("1")
          double minConfidence) {
    Instant now = clock.instant();
    List<PatternView> found =
        learning.patterns(userId, before(now, Learning.USUAL_DAYS), minConfidence).stream()
            .map(PatternView::of)
            .toList();
    return new Patterns(userId, found.size(), found, now);
  }

  @Operation(summary = "Bad judgements, newest first")
  @GetMapping("/negative")
  Negatives negative(
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days,
      @RequestParam(name = "with_edits_only", defaultValue = "false") boolean withEditsOnly) {
    FeedbackFilter filter =
        new FeedbackFilter(before(clock.instant(), days), "down", null, withEditsOnly);
    return new Negatives(
        rows.counts(filter).total(),
        days,
        withEditsOnly,
        rows.list(filter, limit, 0).stream().map(Negative::of).toList());
  }

  @Operation(summary = "What was learned and is proposed or approved, newest first")
  @GetMapping("/learned-preferences")
  Learned learned(
      @RequestParam(name = "user_id", required = false) @Nullable UUID userId,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
    List<Preferred> found =
        memories.learned(userId, limit, clock.instant()).stream()
            .map(AdminFeedbackController::preferred)
            .toList();
    return new Learned(found.size(), found);
  }

  @Operation(summary = "How many judgements there are")
  @GetMapping("/stats")
  FeedbackStats.Totals stats() {
    Instant now = clock.instant();
    return FeedbackStats.Totals.of(
        rows.counts(FeedbackFilter.since(Instant.EPOCH)),
        rows.counts(FeedbackFilter.since(before(now, WEEK))),
        now);
  }

  @Operation(summary = "Propose what the judgements of each account have in common")
  @PostMapping("/run-learning")
  Run run(
      @RequestParam(name = "min_confidence", defaultValue = "0.7") @DecimalMin("0") @DecimalMax("1")
          double minConfidence,
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days) {
    return runs.everybody(minConfidence, days);
  }

  @Operation(summary = "Look again at every judgement of the last days")
  @PostMapping("/reprocess")
  Reprocessed reprocess(@RequestParam(defaultValue = "7") @Min(1) @Max(30) int days) {
    return runs.again(days);
  }

  @Operation(summary = "What the judgements of an account have in common; proposed on request")
  @PostMapping("/analyze-user/{user_id}")
  Analysis analyze(
      @PathVariable("user_id") UUID userId,
      @RequestParam(name = "min_confidence", defaultValue = "0.7") @DecimalMin("0") @DecimalMax("1")
          double minConfidence,
      @RequestParam(name = "create_rules", defaultValue = "false") boolean createRules) {
    Instant now = clock.instant();
    Instant since = before(now, Learning.USUAL_DAYS);
    return createRules
        ? applied(userId, learning.analyze(userId, since, minConfidence, now))
        : preview(userId, learning.patterns(userId, since, minConfidence));
  }

  private static Analysis preview(UUID user, List<Pattern> found) {
    return new Analysis(
        user,
        true,
        found.size(),
        found.stream().map(PatternView::of).toList(),
        null,
        null,
        "Nothing was stored; with create_rules=true they are proposed to the person.",
        null);
  }

  private static Analysis applied(UUID user, List<Learning.Proposed> done) {
    return new Analysis(
        user,
        false,
        done.size(),
        done.stream().map(each -> PatternView.of(each.pattern())).toList(),
        (int) done.stream().filter(each -> each.memory().isPresent()).count(),
        done.stream()
            .map(
                each ->
                    new Detail(
                        each.pattern().content(),
                        each.pattern().roundedConfidence(),
                        each.memory().orElse(null)))
            .toList(),
        null,
        null);
  }

  private static Preferred preferred(Memory memory) {
    return new Preferred(
        memory.id(),
        Objects.requireNonNull(memory.user()),
        memory.content(),
        memory.tags().get("category") instanceof String category ? category : null,
        memory.source().name().toLowerCase(Locale.ROOT),
        memory.tags().get("confidence") instanceof Number confidence
            ? new BigDecimal(confidence.toString())
            : null,
        memory.state().name().toLowerCase(Locale.ROOT),
        memory.times().created());
  }

  private static Instant before(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }
}
