package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.ConversationReview.ConversationsView;
import dev.sigmasight.server.conversation.ConversationReview.MessageInContextView;
import dev.sigmasight.server.conversation.ConversationReview.ReviewedView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people and the analyst said to each other. Every look is written into the audit log. */
@RestController
@RequestMapping(ConversationReviewController.PATH)
@Tag(name = "Administration: analyst")
class ConversationReviewController {
  static final String PATH = "/api/v1/admin/ai/tuning";

  private final ConversationReview review;
  private final Clock clock;

  ConversationReviewController(ConversationReview review, Clock clock) {
    this.review = review;
    this.clock = clock;
  }

  @Operation(summary = "Conversations of the last days, those with the newest messages first")
  @GetMapping("/conversations")
  ConversationsView conversations(
      AccountId admin,
      @Parameter(description = "only those of this account")
          @RequestParam(name = "user_id", required = false)
          @Nullable UUID userId,
      @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int offset) {
    var wanted =
        new ConversationReview.Wanted(
            userId, Period.last(days, clock.instant()), days, limit, offset);
    return review.conversations(admin, wanted);
  }

  @Operation(summary = "A conversation with its messages, oldest first")
  @GetMapping("/conversations/{conversation_id}")
  ReviewedView conversation(AccountId admin, @PathVariable("conversation_id") UUID id) {
    return review.conversation(admin, id);
  }

  @Operation(summary = "A message with those around it")
  @GetMapping("/messages/{message_id}")
  MessageInContextView message(
      AccountId admin,
      @PathVariable("message_id") UUID id,
      @Parameter(description = "messages to show before it, and as many after it")
          @RequestParam(name = "context_messages", defaultValue = "5")
          @Min(0)
          @Max(20)
          int contextMessages) {
    return review.message(admin, id, contextMessages);
  }
}
