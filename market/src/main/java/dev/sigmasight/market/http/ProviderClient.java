package dev.sigmasight.market.http;

import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderCall;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.ProviderListener;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Asks one provider with one key. Tries again when a second try may end otherwise: after no answer
 * at all with full jitter, and after a short wait that the provider names.
 */
public final class ProviderClient {
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** A longer wait is the caller's business. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Profile profile;
  private final Surroundings surroundings;
  private final Gate gate;

  /**
   * A provider as it is configured.
   *
   * @param name as listeners hear it
   * @param judge knows its answers
   */
  public record Profile(String name, ApiKey key, Limits limits, Judge judge) {}

  /** What the clients of all providers have in common. */
  public record Surroundings(
      Transport transport, DailyBudget budget, ProviderListener listener, Timing timing) {}

  public ProviderClient(Profile profile, Surroundings surroundings) {
    this.profile = profile;
    this.surroundings = surroundings;
    gate =
        new Gate(
            new DailyBudget.Account(profile.name(), profile.key().account()),
            profile.limits(),
            surroundings.budget(),
            surroundings.timing());
  }

  /** How it is doing. */
  public ProviderStatus status() {
    return gate;
  }

  /** The time by which it goes. */
  public Timing timing() {
    return surroundings.timing();
  }

  /** Asks, and reads the body; an {@link Unreadable} one is malformed. */
  public <T> Reply<T> ask(Call call, Function<JsonNode, Reply<T>> reader) {
    return ask(call, profile.judge(), reader);
  }

  /** Asks something that the provider answers in a form of its own. */
  public <T> Reply<T> ask(Call call, Judge judge, Function<JsonNode, Reply<T>> reader) {
    try {
      for (int tries = 1; ; tries++) {
        Try<T> result = once(call, judge, reader);
        Optional<Duration> pause =
            tries < TRIES ? pause(result.verdict(), tries) : Optional.empty();
        if (pause.isEmpty()) {
          gate.close(call, result.verdict());
          return result.reply();
        }
        surroundings.timing().sleep(pause.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unavailable<>(profile.name() + " was not waited for: interrupted");
    }
  }

  private record Try<T>(Reply<T> reply, Verdict verdict) {}

  private <T> Try<T> once(Call call, Judge judge, Function<JsonNode, Reply<T>> reader)
      throws InterruptedException {
    Optional<Reply<JsonNode>> held = gate.enter(call);
    if (held.isPresent()) {
      heard(call, Outcome.HELD_BACK, Duration.ZERO);
      return new Try<>(read(held.get(), reader), Verdict.of(held.get()));
    }
    long start = surroundings.timing().nanoTime();
    Verdict verdict = Verdict.unavailable(profile.name() + " could not be asked");
    try {
      verdict = sent(call, judge);
    } finally {
      gate.leave(call, verdict, since(start));
    }
    Duration duration = since(start);
    Reply<T> reply = read(verdict.reply(), reader);
    heard(call, Outcome.of(reply), duration);
    return new Try<>(reply, verdict);
  }

  private Verdict sent(Call call, Judge judge) throws InterruptedException {
    HttpRequest.Builder request = profile.key().request(call.uri());
    call.headers().forEach(request::header);
    String form = call.form();
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    try {
      return judge.verdict(
          call, surroundings.transport().send(request.build(), profile.limits().timeout()));
    } catch (Transport.Failed e) {
      return Verdict.unavailable(profile.name() + " " + e.getMessage());
    }
  }

  private <T> Reply<T> read(Reply<JsonNode> reply, Function<JsonNode, Reply<T>> reader) {
    return switch (reply) {
      case Reply.Data<JsonNode>(JsonNode body) -> readBody(body, reader);
      case Reply.Empty<JsonNode>(String detail) -> new Reply.Empty<>(detail);
      case Reply.UnknownSymbol<JsonNode>(String symbol) -> new Reply.UnknownSymbol<>(symbol);
      case Reply.NotEntitled<JsonNode>(String detail) -> new Reply.NotEntitled<>(detail);
      case Reply.RateLimited<JsonNode>(String detail, var after) ->
          new Reply.RateLimited<>(detail, after);
      case Reply.Unavailable<JsonNode>(String detail) -> new Reply.Unavailable<>(detail);
      case Reply.Malformed<JsonNode>(String detail) -> new Reply.Malformed<>(detail);
    };
  }

  private <T> Reply<T> readBody(JsonNode body, Function<JsonNode, Reply<T>> reader) {
    try {
      return reader.apply(body);
    } catch (Unreadable e) {
      return new Reply.Malformed<>(
          profile.name() + " answered what cannot be read: " + e.getMessage());
    }
  }

  /** How long to wait before the next try; empty if there is to be none. */
  private static Optional<Duration> pause(Verdict verdict, int tries) {
    if (!verdict.again()) {
      return Optional.empty();
    }
    return switch (verdict.reply()) {
      case Reply.Unavailable<JsonNode> _ ->
          Optional.of(jitter(FIRST_PAUSE.multipliedBy(1L << tries)));
      case Reply.RateLimited<JsonNode>(String _, Optional<Duration> after) ->
          after
              .filter(wait -> wait.compareTo(LONGEST_PAUSE) <= 0)
              .map(wait -> wait.plus(jitter(FIRST_PAUSE)));
      default -> Optional.empty();
    };
  }

  private static Duration jitter(Duration most) {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos() + 1));
  }

  private Duration since(long start) {
    return Duration.ofNanos(surroundings.timing().nanoTime() - start);
  }

  private void heard(Call call, Outcome outcome, Duration duration) {
    surroundings
        .listener()
        .ended(new ProviderCall(profile.name(), call.endpoint(), outcome, duration));
  }
}
