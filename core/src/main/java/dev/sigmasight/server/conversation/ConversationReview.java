package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.account.OperationDone;
import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.ReviewRows.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows administrators conversations of anybody, and remembers who looked at which. */
@Service
class ConversationReview {
  private static final int OK = 200;
  private static final String ANNOTATIONS =
      "Annotations are kept in the AI database; they are listed at"
          + " /api/v1/admin/ai/tuning/annotations.";

  private final ReviewRows rows;
  private final ChangeLog changes;

  ConversationReview(ReviewRows rows, ChangeLog changes) {
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * Which conversations are wanted.
   *
   * @param userId of one account, or of all
   */
  record Wanted(@Nullable UUID userId, Period period, int days, int limit, int offset) {}

  @Schema(name = "ReviewableConversation")
  record ConversationView(
      UUID id,
      UUID userId,
      @Nullable String title,
      int messageCount,
      Instant createdAt,
      Instant updatedAt) {}

  @Schema(name = "ReviewableConversations")
  record ConversationsView(
      long total, int limit, int offset, int periodDays, List<ConversationView> conversations) {}

  @Schema(name = "ReviewedMessage")
  record MessageView(
      UUID id,
      @Schema(description = "user or assistant") String role,
      String content,
      @Schema(description = "streaming, completed, truncated, failed or cancelled") String status,
      Instant createdAt,
      @Schema(description = "always null, see reasons") @Nullable Integer annotationsCount) {}

  @Schema(name = "ReviewedConversation")
  record ReviewedView(
      UUID id,
      UUID userId,
      @Nullable String title,
      String mode,
      Instant createdAt,
      Instant updatedAt,
      List<MessageView> messages,
      @Schema(description = "why something is null") Map<String, String> reasons) {}

  @Schema(name = "ReviewedTarget")
  record TargetView(UUID id, UUID conversationId, String role, String content, Instant createdAt) {}

  @Schema(name = "ReviewedContext")
  record ContextView(
      UUID id,
      String role,
      String content,
      @Schema(description = "whether it is the message that was asked for") boolean isTarget,
      Instant createdAt) {}

  @Schema(name = "ReviewedMessageInContext")
  record MessageInContextView(
      TargetView message,
      @Schema(description = "the message and those around it, oldest first")
          List<ContextView> context,
      @Schema(description = "always null, see reasons") @Nullable List<String> annotations,
      @Schema(description = "why something is null") Map<String, String> reasons) {}

  ConversationsView conversations(AccountId admin, Wanted wanted) {
    UUID user = wanted.userId();
    remember(admin, "/conversations", user == null ? "" : user.toString());
    return new ConversationsView(
        rows.count(wanted),
        wanted.limit(),
        wanted.offset(),
        wanted.days(),
        rows.conversations(wanted));
  }

  /**
   * One conversation.
   *
   * @throws ProblemException NotFound
   */
  ReviewedView conversation(AccountId admin, UUID id) {
    StoredConversation found =
        rows.conversation(id).orElseThrow(ConversationFaults::unknownConversation);
    remember(admin, "/conversations/{conversation_id}", id.toString());
    return new ReviewedView(
        id,
        found.account().value(),
        found.title(),
        found.mode(),
        found.createdAt(),
        found.updatedAt(),
        rows.messages(id).stream()
            .map(
                said ->
                    new MessageView(
                        said.id(),
                        said.role(),
                        said.content(),
                        said.state(),
                        said.createdAt(),
                        null))
            .toList(),
        Map.of("annotations_count", ANNOTATIONS));
  }

  /**
   * One message with some before and after it.
   *
   * @throws ProblemException NotFound
   */
  MessageInContextView message(AccountId admin, UUID id, int around) {
    List<Said> said = rows.around(id, around);
    Said target =
        said.stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .orElseThrow(ConversationFaults::unknownMessage);
    remember(admin, "/messages/{message_id}", id.toString());
    return new MessageInContextView(
        new TargetView(
            id, target.conversation(), target.role(), target.content(), target.createdAt()),
        said.stream()
            .map(
                each ->
                    new ContextView(
                        each.id(),
                        each.role(),
                        each.content(),
                        each.id().equals(id),
                        each.createdAt()))
            .toList(),
        null,
        Map.of("annotations", ANNOTATIONS));
  }

  private void remember(AccountId admin, String address, String target) {
    changes.operation(
        admin,
        new OperationDone(
            new Change(
                "GET " + ConversationReviewController.PATH + address, "api", target, Map.of()),
            OK));
  }
}
