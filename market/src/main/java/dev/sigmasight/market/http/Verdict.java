package dev.sigmasight.market.http;

import dev.sigmasight.market.provider.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer means.
 *
 * @param reply the body if there is one to be read, otherwise how it ended
 * @param again whether a second try may end otherwise
 * @param closing what is not asked any more for a while; null for nothing
 */
public record Verdict(Reply<JsonNode> reply, boolean again, @Nullable Closing closing) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Final, and nothing is closed. */
  public static Verdict of(Reply<JsonNode> reply) {
    return new Verdict(reply, false, null);
  }

  /** A server error, no connection, no answer in time. */
  public static Verdict unavailable(String detail) {
    return new Verdict(new Reply.Unavailable<>(detail), true, null);
  }

  /** The body is not what the provider describes. */
  public static Verdict malformed(String detail) {
    return of(new Reply.Malformed<>(detail));
  }

  /** The key is refused: nothing is asked for an hour. */
  public static Verdict keyRefused(String detail) {
    return new Verdict(
        new Reply.NotEntitled<>(detail), false, Closing.of(Closing.Scope.PROVIDER, HOUR));
  }

  /** The plan leaves out an endpoint, or a symbol of it, which is not asked for a day. */
  public static Verdict outsidePlan(String detail, Closing.Scope scope) {
    return new Verdict(new Reply.NotEntitled<>(detail), false, Closing.of(scope, DAY));
  }

  /**
   * Asked too often. A short wait that the provider names is waited out; otherwise the provider is
   * left alone for as long as it says, or a minute, and longer each time.
   */
  public static Verdict rateLimited(String detail, Optional<Duration> retryAfter) {
    Duration first = retryAfter.orElse(MINUTE);
    return new Verdict(
        new Reply.RateLimited<>(detail, retryAfter),
        retryAfter.isPresent(),
        new Closing(Closing.Scope.PROVIDER, first, first.compareTo(HOUR) > 0 ? first : HOUR));
  }
}
