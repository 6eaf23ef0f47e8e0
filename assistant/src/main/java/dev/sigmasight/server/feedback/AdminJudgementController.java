package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.conversation.AnswerArchive;
import dev.sigmasight.kernel.conversation.AnswerArchive.ArchivedAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Judgements of all accounts, for administrators. */
@Tag(name = "Administration: AI")
@RestController
@RequestMapping("/api/v1/admin/ai/knowledge/feedback")
class AdminJudgementController {
  private final FeedbackRows rows;
  private final AnswerArchive archive;
  private final Clock clock;

  AdminJudgementController(FeedbackRows rows, AnswerArchive archive, Clock clock) {
    this.rows = rows;
    this.archive = archive;
    this.clock = clock;
  }

  /** A page of judgements. */
  @Schema(name = "AdminFeedbackPage")
  record Page(
      @Schema(description = "all that fit the filter") int total,
      int limit,
      int offset,
      int periodDays,
      @Schema(description = "newest first") List<Entry> feedback) {}

  /** A judgement. */
  @Schema(name = "AdminFeedback")
  record Entry(
      UUID id,
      UUID messageId,
      String rating,
      @Nullable String editedText,
      @Nullable String comment,
      Instant createdAt,
      @Schema(description = "the answer; only with_context, and null once it is deleted")
          @Nullable String originalMessage,
      @Schema(description = "only with_context, and null once it is deleted")
          @Nullable UUID conversationId,
      @Schema(description = "only with_context") @Nullable UUID userId) {
    static Entry of(Feedback feedback, @Nullable ArchivedAnswer answer, boolean withContext) {
      return new Entry(
          feedback.id(),
          feedback.message(),
          feedback.rating().name().toLowerCase(Locale.ROOT),
          feedback.edited(),
          feedback.comment(),
          feedback.created(),
          answer == null ? null : answer.text(),
          answer == null ? null : answer.conversation(),
          withContext ? feedback.user() : null);
    }
  }

  /** Figures about judgements. */
  @Schema(name = "AdminFeedbackStats")
  record Stats(
      int periodDays,
      int totalFeedback,
      int positive,
      int negative,
      @Schema(description = "share of the good ones; 0 if there are none") BigDecimal positiveRatio,
      int withEdits,
      int withComments,
      Instant generatedAt) {}

  @Operation(summary = "Judgements of all accounts, newest first")
  @GetMapping
  Page list(
      @RequestParam(required = false)
          @jakarta.validation.constraints.Pattern(
              regexp = "up|down",
              message = "must be up or down")
          @Nullable String rating,
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days,
      @RequestParam(name = "with_context", defaultValue = "false") boolean withContext,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset) {
    FeedbackFilter filter = new FeedbackFilter(before(days), rating, null, false);
    List<Feedback> found = rows.list(filter, limit, offset);
    Map<UUID, ArchivedAnswer> answers =
        withContext && !found.isEmpty()
            ? archive.answers(found.stream().map(Feedback::message).toList())
            : Map.of();
    return new Page(
        rows.counts(filter).total(),
        limit,
        offset,
        days,
        found.stream()
            .map(each -> Entry.of(each, answers.get(each.message()), withContext))
            .toList());
  }

  @Operation(summary = "How many judgements there were")
  @GetMapping("/stats")
  Stats stats(@RequestParam(defaultValue = "30") @Min(1) @Max(365) int days) {
    Counts counts = rows.counts(FeedbackFilter.since(before(days)));
    return new Stats(
        days,
        counts.total(),
        counts.positive(),
        counts.negative(),
        counts.positiveRatio(),
        counts.edits(),
        counts.comments(),
        clock.instant());
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
