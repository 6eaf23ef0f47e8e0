package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Answer;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Closing;
import dev.sigmasight.market.http.Closing.Scope;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Judge;
import dev.sigmasight.market.http.RetryAfter;
import dev.sigmasight.market.http.Timing;
import dev.sigmasight.market.http.Verdict;
import dev.sigmasight.market.provider.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Yahoo's answers mean. */
final class YahooJudge implements Judge {
  private static final Duration BAN = Duration.ofHours(1);
  private static final Duration LONGEST_BAN = Duration.ofDays(1);

  private final Timing timing;

  YahooJudge(Timing timing) {
    this.timing = timing;
  }

  @Override
  public Verdict verdict(Call call, Answer answer) {
    int status = answer.status();
    if (status == 429 || isTooMany(answer)) {
      return banned(answer);
    }
    if (status >= 500 || status == 408 || answer.body().contains("Will be right back")) {
      return Verdict.unavailable("yahoo has an outage (" + status + ")");
    }
    return switch (status) {
      case 200 -> body(call, answer);
      case 400, 404 -> refused(call, answer);
      case 401 -> Verdict.of(new Reply.NotEntitled<>("yahoo refuses the session (401)"));
      case 403 ->
          Verdict.outsidePlan("yahoo refuses " + call.endpoint() + " (403)", Scope.ENDPOINT);
      case 301, 302, 303, 307, 308 ->
          Verdict.of(new Reply.Unavailable<>("yahoo asks for consent to cookies first"));
      default -> Verdict.malformed("yahoo answered with the status " + status);
    };
  }

  /** A ban holds for the whole host, may last a day, and asking again prolongs it. */
  private Verdict banned(Answer answer) {
    Optional<Duration> retryAfter = RetryAfter.of(answer.headers(), timing.clock());
    Duration first = retryAfter.filter(wait -> wait.compareTo(BAN) > 0).orElse(BAN);
    Duration most = first.compareTo(LONGEST_BAN) > 0 ? first : LONGEST_BAN;
    return new Verdict(
        new Reply.RateLimited<>("yahoo has sent us away (429)", retryAfter),
        false,
        new Closing(Scope.PROVIDER, first, most));
  }

  private static boolean isTooMany(Answer answer) {
    String body = answer.body();
    return body.length() < 200 && body.contains("Too Many Requests");
  }

  private static Verdict body(Call call, Answer answer) {
    if (answer.isHtml()) {
      return Verdict.malformed("yahoo answered with a page instead of data");
    }
    Optional<JsonNode> json = Json.parsed(answer.body());
    if (json.isEmpty()) {
      return Verdict.malformed("yahoo answered what is no JSON");
    }
    return error(json.get()) == null
        ? Verdict.of(new Reply.Data<>(json.get()))
        : refused(call, answer);
  }

  private static Verdict refused(Call call, Answer answer) {
    String error = Json.parsed(answer.body()).map(YahooJudge::error).orElse(null);
    if (error == null) {
      return Verdict.malformed("yahoo answered with the status " + answer.status());
    }
    if (error.contains("No fundamentals data found")) {
      return Verdict.of(new Reply.Empty<>("yahoo has no " + call.endpoint() + " of it"));
    }
    if (error.contains("Data doesn't exist for startDate")) {
      return Verdict.of(new Reply.Empty<>("yahoo has no prices that early"));
    }
    String symbol = call.symbol();
    boolean unknown =
        error.contains("No data found")
            || error.contains("not found")
            || error.startsWith("Not Found");
    return unknown && symbol != null
        ? Verdict.of(new Reply.UnknownSymbol<>(symbol))
        : Verdict.malformed("yahoo refused the question: " + shortened(error));
  }

  /** Code and description, wherever they stand; null if there is no error. */
  private static @Nullable String error(JsonNode root) {
    for (JsonNode child : root) {
      JsonNode error = child.path("error");
      if (error.isObject()) {
        return error.path("code").asString("") + ": " + error.path("description").asString("");
      }
    }
    return null;
  }

  private static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 120) : text;
  }
}
