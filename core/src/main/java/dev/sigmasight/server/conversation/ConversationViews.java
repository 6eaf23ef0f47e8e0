package dev.sigmasight.server.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as they are sent. */
final class ConversationViews {
  /** Who answers, as the interface has always called it. */
  private static final String PROVIDER = "openai";

  private ConversationViews() {}

  @Schema(name = "Conversation")
  record ConversationView(
      UUID id,
      @Schema(description = "manner of answering: green, blue, indigo or violet") String mode,
      Instant createdAt,
      @Schema(description = "always openai: the protocol that models are asked by") String provider,
      @Schema(description = "always null: nothing is kept at a provider")
          @Nullable String providerThreadId,
      @Schema(description = "from the first question unless it was given; null before one")
          @Nullable String title,
      @Schema(description = "when something was said or changed last") Instant updatedAt,
      @Schema(description = "what it is about; empty for all portfolios of the account")
          List<UUID> portfolioIds,
      @Schema(description = "questions and answers, replaced ones too") int messageCount,
      @Schema(description = "page of the front end where it began") @Nullable String pageHint,
      @Schema(description = "address of that page") @Nullable String route) {

    static ConversationView of(StoredConversation stored) {
      return new ConversationView(
          stored.id(),
          stored.mode(),
          stored.createdAt(),
          PROVIDER,
          null,
          stored.title(),
          stored.updatedAt(),
          stored.portfolios(),
          stored.messages(),
          stored.pageHint(),
          stored.route());
    }
  }

  @Schema(name = "ConversationMode")
  record ModeView(UUID id, String previousMode, String newMode, Instant changedAt) {}

  /** What models counted for one answer. */
  @Schema(name = "MessageTokens")
  record TokensView(
      @Schema(description = "of what the models were given") long input,
      @Schema(description = "those of the input that the provider had kept") long cached,
      @Schema(description = "of what the models wrote") long output,
      @Schema(description = "those of the output that nobody sees") long reasoning,
      @Schema(description = "input and output") long total,
      @Schema(description = "whether some were estimated, because the provider told no counts")
          boolean estimated) {}

  @Schema(name = "ConversationMessage")
  record MessageView(
      UUID id,
      @Schema(description = "user or assistant") String role,
      String content,
      @Schema(description = "streaming, completed, truncated, failed or cancelled") String status,
      Instant createdAt,
      @Schema(description = "sources of the figures of an answer")
          List<Map<String, @Nullable Object>> citations,
      @Schema(description = "the run that wrote an answer; null for a question")
          @Nullable String runId,
      @Schema(description = "until the first text of an answer") @Nullable Integer firstTokenMs,
      @Schema(description = "until its end") @Nullable Integer latencyMs,
      @Schema(description = "that wrote the end of it; null if none was asked")
          @Nullable String model,
      @Schema(description = "null if no model was asked") @Nullable TokensView tokens,
      @Schema(description = "null if no model was asked, or one without a known price")
          @Nullable BigDecimal costUsd,
      @Schema(description = "why it failed") @Nullable String errorCode,
      @Schema(description = "another answer to the same question that stands in its place")
          @Nullable UUID replacedBy) {}

  @Schema(name = "ConversationMessages")
  record MessagesView(
      @Schema(description = "each question before its answers, oldest first")
          List<MessageView> messages,
      @Schema(description = "whether there are older ones; ask with before = the first id")
          boolean hasMore) {}

  @Schema(name = "ConversationToolCall")
  record ToolCallView(
      String runId,
      @Schema(description = "what the answer cites it by") String handle,
      String tool,
      Map<String, @Nullable Object> arguments,
      @Schema(description = "as the model saw it") Map<String, @Nullable Object> result,
      @Schema(description = "code of a failure") @Nullable String error,
      @Schema(description = "date of its figures") @Nullable String asOf,
      int latencyMs,
      Instant createdAt) {}

  /** A conversation with everything that is kept of it. */
  @Schema(name = "ConversationExport")
  record ExportView(
      Instant exportedAt,
      ConversationView conversation,
      @Schema(description = "each question before its answers, oldest first")
          List<MessageView> messages,
      @Schema(description = "what the analyst looked up, in order") List<ToolCallView> toolCalls) {}

  @Schema(name = "AnalystUsage")
  record UsageView(
      @Schema(description = "the calendar month in UTC, as YYYY-MM") String month,
      @Schema(description = "those being written included") int answersUsed,
      @Schema(description = "null for no limit") @Nullable Integer answersLimit,
      @Schema(description = "of models for this account in this month, as far as prices are known")
          BigDecimal costUsd,
      @Schema(
              description =
                  "the host that questions and figures are sent to; null where built-in rules"
                      + " answer and nothing is sent")
          @Nullable String provider,
      @Schema(description = "those asked for an answer, in this order; empty without a provider")
          List<String> models) {}
}
