package dev.sigmasight.server.llm;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIServiceException;
import dev.sigmasight.server.llm.ModelFailure.Hint;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An error as a server tells it, with a status of HTTP or within a stream.
 *
 * @param status 200 within a stream
 * @param code empty if there is none, as the type and the parameter
 */
record ProviderError(
    int status, String code, String type, String parameter, String message, Hint hint) {
  private static final Set<String> NO_CREDIT =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached");
  private static final Set<String> TOO_FAST =
      Set.of("rate_limit_exceeded", "rate_limit_error", "slow_down", "tokens", "requests");
  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "exceed_context_size_error", "string_above_max_length");
  private static final Set<String> UNSUPPORTED =
      Set.of("unsupported_parameter", "unsupported_value", "unknown_parameter");
  private static final int LONGEST_MESSAGE = 300;

  /** An answer other than 2xx. */
  static ProviderError of(OpenAIServiceException answer, Clock clock) {
    Map<String, JsonValue> body = members(answer.body()).orElse(Map.of());
    // the SDK hands out what stands under "error"; some servers put the members on top
    JsonValue inner = body.get("error");
    Map<String, JsonValue> members = inner == null ? body : members(inner).orElse(body);
    String said = text(members, "message");
    Headers headers = answer.headers();
    return new ProviderError(
        answer.statusCode(),
        text(members, "code"),
        text(members, "type"),
        text(members, "param"),
        said.isEmpty() ? text(body, "error") : said,
        RetryHeaders.hint(headers, clock));
  }

  /** What stands in an {@code error} event or in the {@code error} of a failed response. */
  static ProviderError of(JsonNode error) {
    return new ProviderError(
        200,
        Json.text(error, "code"),
        Json.text(error, "type"),
        Json.text(error, "param"),
        Json.text(error, "message"),
        Hint.NONE);
  }

  private static Optional<Map<String, JsonValue>> members(JsonField<?> value) {
    return value.asObject();
  }

  private static String text(Map<String, JsonValue> members, String name) {
    JsonField<?> value = members.get(name);
    return value == null
        ? ""
        : value.asString().or(() -> value.asNumber().map(Object::toString)).orElse("");
  }

  /** The failure that it is, with no word of the key. */
  ModelFailure failure(@Nullable Throwable cause) {
    return new ModelFailure(kind(), toString(), advice(), cause);
  }

  private Hint advice() {
    Capabilities.Feature refused =
        status == 400 && saysUnsupported()
            ? Capabilities.Feature.ofParameter(parameter).orElse(null)
            : null;
    return new Hint(hint.delay(), hint.again(), refused);
  }

  private boolean saysUnsupported() {
    String text = message.toLowerCase(Locale.ROOT);
    return UNSUPPORTED.contains(code)
        || text.contains("not supported")
        || text.contains("unsupported");
  }

  private Kind kind() {
    if (NO_CREDIT.contains(code) || NO_CREDIT.contains(type)) {
      return Kind.QUOTA_EXCEEDED;
    }
    if (status == 200) {
      return kindInStream();
    }
    return switch (status) {
      case 401, 403 -> Kind.NOT_AUTHORIZED;
      case 402 -> Kind.QUOTA_EXCEEDED;
      case 404 -> Kind.UNKNOWN_MODEL;
      case 413 -> Kind.TOO_LONG;
      case 429 -> Kind.RATE_LIMITED;
      case 408, 409, 425 -> Kind.UNAVAILABLE;
      case 400, 422 -> isTooLong() ? Kind.TOO_LONG : knownModelOr(Kind.BAD_REQUEST);
      default -> status >= 500 ? Kind.UNAVAILABLE : Kind.BAD_REQUEST;
    };
  }

  private Kind kindInStream() {
    if (TOO_FAST.contains(code) || TOO_FAST.contains(type)) {
      return Kind.RATE_LIMITED;
    }
    if (isTooLong()) {
      return Kind.TOO_LONG;
    }
    return switch (code) {
      case "invalid_prompt" -> Kind.BAD_REQUEST;
      case "invalid_api_key" -> Kind.NOT_AUTHORIZED;
      default -> knownModelOr(Kind.UNAVAILABLE);
    };
  }

  private Kind knownModelOr(Kind other) {
    return code.equals("model_not_found") ? Kind.UNKNOWN_MODEL : other;
  }

  private boolean isTooLong() {
    String text = message.toLowerCase(Locale.ROOT);
    return TOO_LONG.contains(code)
        || TOO_LONG.contains(type)
        || text.contains("maximum context length")
        || text.contains("context size");
  }

  /** For the log: short, and without anything that looks like a key. */
  @Override
  public String toString() {
    String text = message.replaceAll("\\b(sk|key)-[A-Za-z0-9_*.-]+", "***");
    return "%s %s %s %s: %s"
        .formatted(
            status == 200 ? "in the stream" : "HTTP " + status,
            type,
            code,
            parameter,
            text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)))
        .replaceAll(" +", " ")
        .replace(" :", ":");
  }
}
