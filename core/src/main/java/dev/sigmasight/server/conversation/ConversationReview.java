package dev.sigmasight.server.conversation;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Remarks;
import dev.sigmasight.kernel.conversation.Remarks.Remark;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.account.OperationDone;
import dev.sigmasight.server.activity.Period;
import dev.sigmasight.server.conversation.ReviewRows.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows administrators conversations of anybody, and remembers who looked at which. */
@Service
class ConversationReview {
  private static final int OK = 200;
  private static final String AWAY =
      "Annotations are kept in the AI database, which does not answer.";

  private final ReviewRows rows;
  private final Remarks remarks;
  private final ChangeLog changes;

  ConversationReview(ReviewRows rows, Remarks remarks, ChangeLog changes) {
    this.rows = rows;
    this.remarks = remarks;
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
      @Schema(description = "remarks of administrators on it; null while the AI database is down")
          @Nullable Integer annotationsCount) {}

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

  @Schema(name = "ReviewedAnnotation")
  record RemarkView(
      UUID id,
      UUID adminUserId,
      @Schema(description = "correction, improvement, flag or approved") String annotationType,
      String content,
      @Nullable String suggestedResponse,
      @Schema(description = "minor, moderate or critical") @Nullable String severity,
      List<String> tags,
      @Schema(description = "pending, reviewed or applied") String status,
      Instant createdAt,
      Instant updatedAt) {
    static RemarkView of(Remark remark) {
      return new RemarkView(
          remark.id(),
          remark.admin(),
          remark.type(),
          remark.content(),
          remark.suggestion(),
          remark.severity(),
          remark.tags(),
          remark.status(),
          remark.created(),
          remark.updated());
    }
  }

  @Schema(name = "ReviewedMessageInContext")
  record MessageInContextView(
      TargetView message,
      @Schema(description = "the message and those around it, oldest first")
          List<ContextView> context,
      @Schema(description = "oldest first; null while the AI database is down")
          @Nullable List<RemarkView> annotations,
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
    List<Said> said = rows.messages(id);
    Optional<Map<UUID, Integer>> counts =
        unlessAway(() -> remarks.counts(said.stream().map(Said::id).toList()));
    return new ReviewedView(
        id,
        found.account().value(),
        found.title(),
        found.mode(),
        found.createdAt(),
        found.updatedAt(),
        said.stream().map(each -> view(each, counts)).toList(),
        counts.isPresent() ? Map.of() : Map.of("annotations_count", AWAY));
  }

  private static MessageView view(Said said, Optional<Map<UUID, Integer>> counts) {
    return new MessageView(
        said.id(),
        said.role(),
        said.content(),
        said.state(),
        said.createdAt(),
        counts.map(known -> known.getOrDefault(said.id(), 0)).orElse(null));
  }

  /** Conversations can be read without what is said about them. */
  private static <T> Optional<T> unlessAway(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (DatabaseUnavailable e) {
      return Optional.empty();
    }
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
    Optional<List<RemarkView>> about =
        unlessAway(() -> remarks.about(id).stream().map(RemarkView::of).toList());
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
        about.orElse(null),
        about.isPresent() ? Map.of() : Map.of("annotations", AWAY));
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
