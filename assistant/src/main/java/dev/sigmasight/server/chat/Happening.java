package dev.sigmasight.server.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.server.tool.Citation;
import dev.sigmasight.server.tool.Unsourced;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that readers of a turn are told; its members are the data of an event. */
sealed interface Happening {

  /** The name of the event. */
  String type();

  /** What the event says. */
  default Object data() {
    return this;
  }

  /** Whether an event ends its turn. */
  static boolean isLast(TurnEvent event) {
    return event.type().equals("done") || event.type().equals("error");
  }

  /** The question and the empty answer are stored. */
  record MessageCreated(
      UUID userMessageId, UUID assistantMessageId, UUID conversationId, String runId)
      implements Happening {
    @Override
    public String type() {
      return "message_created";
    }
  }

  /** The analyst begins. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Start(
      UUID conversationId,
      String mode,
      String model,
      String reasoningEffort,
      String textVerbosity,
      boolean webSearchEnabled,
      @Nullable String pageHint,
      @Nullable String route,
      @Nullable UUID portfolioId,
      @Nullable List<UUID> portfolioIds)
      implements Happening {
    @Override
    public String type() {
      return "start";
    }
  }

  /** A provider took a call on. */
  record ResponseId(String responseId, String provider, String model) implements Happening {
    @Override
    public String type() {
      return "response_id";
    }
  }

  /** More of the answer. */
  record Token(String delta) implements Happening {
    @Override
    public String type() {
      return "token";
    }
  }

  /** The model wants to know something. */
  record ToolCalled(String toolCallId, String toolName, JsonNode toolArgs) implements Happening {
    @Override
    public String type() {
      return "tool_call";
    }
  }

  /** It was told. The answer itself stays on the server. */
  record ToolReturned(
      String toolCallId,
      String toolName,
      @Nullable String handle,
      String summary,
      @Nullable String asOf,
      int durationMs,
      @Nullable String error,
      boolean repeated)
      implements Happening {
    @Override
    public String type() {
      return "tool_result";
    }
  }

  /** Anything else worth knowing; the first member says what it is. */
  record Aside(Map<String, Object> members) implements Happening {
    @Override
    public String type() {
      return "info";
    }

    @Override
    public Object data() {
      return members;
    }
  }

  /** The answer is whole, or as whole as it gets. */
  record Done(
      String finalText,
      List<Citation> citations,
      List<Unsourced> unsourced,
      int toolCallsCount,
      int latencyMs,
      @Nullable Integer firstTokenMs,
      TokenCounts tokenCounts,
      List<Integer> postToolFirstTokenGapsMs,
      List<Moment> eventTimeline,
      @Nullable String modelUsed,
      @Nullable String provider,
      boolean fallbackUsed,
      RetryStats retryStats,
      @Nullable BigDecimal costUsd,
      boolean ruleBased,
      boolean truncated,
      boolean refusal)
      implements Happening {
    @Override
    public String type() {
      return "done";
    }
  }

  /**
   * There is no whole answer.
   *
   * @param error one sentence for a person
   * @param finalText what there is of the answer
   */
  record Failed(
      String error,
      String errorType,
      boolean retryable,
      int attempts,
      String finalText,
      List<Citation> citations)
      implements Happening {
    @Override
    public String type() {
      return "error";
    }
  }

  /**
   * Tokens that the models counted.
   *
   * @param initial put out by the first call
   * @param continuation put out by the calls after tools
   */
  record TokenCounts(int initial, int continuation, int input, int output) {}

  /** When something was told, since the question. */
  record Moment(String type, int tMs) {}

  /** How often a model was asked before it answered. */
  record RetryStats(int attempts, int maxRetries, boolean usedFallbackModel) {}
}
