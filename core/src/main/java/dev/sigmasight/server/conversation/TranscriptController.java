package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.server.conversation.ConversationViews.ConversationView;
import dev.sigmasight.server.conversation.ConversationViews.ExportView;
import dev.sigmasight.server.conversation.ConversationViews.MessageView;
import dev.sigmasight.server.conversation.ConversationViews.MessagesView;
import dev.sigmasight.server.conversation.ConversationViews.UsageView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was said, and what it used. */
@Tag(name = "Chat: conversations")
@RestController
@RequestMapping("/api/v1/chat")
class TranscriptController {
  private static final int DIGITS_OF_COST = 6;

  private final Conversations conversations;
  private final MessageReads messages;
  private final UseLedger ledger;
  private final Allowance allowance;
  private final Answering answering;
  private final Clock clock;

  TranscriptController(
      Conversations conversations,
      MessageReads messages,
      UseLedger ledger,
      Allowance allowance,
      Answering answering,
      Clock clock) {
    this.conversations = conversations;
    this.messages = messages;
    this.ledger = ledger;
    this.allowance = allowance;
    this.answering = answering;
    this.clock = clock;
  }

  @Operation(summary = "The newest messages of a conversation, or those before one of them")
  @GetMapping("/conversations/{id}/messages")
  MessagesView messages(
      AccountId account,
      @PathVariable UUID id,
      @Parameter(description = "id of a message of the conversation")
          @RequestParam(required = false)
          @Nullable UUID before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    UUID conversation = conversations.owned(account, id).id();
    if (before != null && !messages.isIn(conversation, before)) {
      throw ConversationFaults.unknownMessage();
    }
    List<MessageView> found =
        before == null
            ? messages.newest(conversation, limit + 1)
            : messages.before(conversation, before, limit + 1);
    boolean hasMore = found.size() > limit;
    return new MessagesView(hasMore ? found.subList(1, found.size()) : found, hasMore);
  }

  @Operation(summary = "A conversation with all that is kept of it, as a file")
  @GetMapping("/conversations/{id}/export")
  ResponseEntity<ExportView> export(AccountId account, @PathVariable UUID id) {
    StoredConversation stored = conversations.owned(account, id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"conversation-" + id + ".json\"")
        .body(
            new ExportView(
                clock.instant(),
                ConversationView.of(stored),
                messages.all(id),
                messages.toolCalls(id)));
  }

  @Operation(
      summary = "Delete all that the analyst keeps of the account",
      description =
          "Conversations with all that was said in them, memories, insights and feedback, at once"
              + " or, while a database is down, none of it. Remarks of administrators on the"
              + " answers are deleted soon after. Counts of answers and what models cost stay in"
              + " the ledger, without a word of what was said.")
  @DeleteMapping("/data")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteAll(AccountId account) {
    conversations.deleteAll(account, clock.instant());
  }

  @Operation(summary = "What the account used of the analyst this month, and who answers")
  @GetMapping("/usage")
  UsageView usage(AccountId account) {
    YearMonth month = YearMonth.from(clock.instant().atOffset(UTC));
    Instant start = month.atDay(1).atStartOfDay().toInstant(UTC);
    Allowance.Left left = allowance.left(account);
    return new UsageView(
        month.toString(),
        left.used(),
        left.limit() < 0 ? null : (Integer) left.limit(),
        ledger.costSince(account, start).setScale(DIGITS_OF_COST, RoundingMode.HALF_EVEN),
        answering.provider(),
        answering.models());
  }
}
