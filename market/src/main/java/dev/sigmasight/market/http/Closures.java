package dev.sigmasight.market.http;

import dev.sigmasight.market.http.Closing.Scope;
import dev.sigmasight.market.provider.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What of one provider is closed, until when, and what is answered meanwhile. */
final class Closures {
  private static final int MOST_REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<Place, Closed> closed = new ConcurrentHashMap<>();

  Closures(Clock clock) {
    this.clock = clock;
  }

  private record Place(Scope scope, @Nullable String endpoint, @Nullable String symbol) {
    static Place of(Scope scope, Call call) {
      return switch (scope) {
        case PROVIDER -> new Place(scope, null, null);
        case ENDPOINT -> new Place(scope, call.endpoint(), null);
        case SYMBOL -> new Place(scope, call.endpoint(), call.symbol());
      };
    }
  }

  private record Closed(Reply<JsonNode> reply, Instant until, Duration time) {}

  /** Closes; twice as long as the last time if there was no good answer since. */
  Instant close(Call call, Reply<JsonNode> reply, Closing closing) {
    Instant now = clock.instant();
    if (closed.size() >= MOST_REMEMBERED) {
      closed.values().removeIf(old -> !now.isBefore(old.until()));
    }
    Closed entry =
        closed.compute(
            Place.of(closing.scope(), call),
            (_, before) -> {
              if (before != null && now.isBefore(before.until())) {
                return before; // another call of the same moment
              }
              Duration time = before == null ? closing.first() : before.time().multipliedBy(2);
              Duration bounded = time.compareTo(closing.most()) > 0 ? closing.most() : time;
              return new Closed(reply, now.plus(bounded), bounded);
            });
    return entry.until();
  }

  /** What to answer instead of asking; empty if it may be asked. */
  Optional<Reply<JsonNode>> instead(Call call) {
    Instant now = clock.instant();
    return places(call)
        .map(closed::get)
        .flatMap(Stream::ofNullable)
        .filter(entry -> now.isBefore(entry.until()))
        .findFirst()
        .map(entry -> until(entry, now));
  }

  /**
   * A good answer: the next closing starts small again. What is still closed stays so, because the
   * answer may have been on its way before.
   */
  void answered(Call call) {
    if (!closed.isEmpty()) {
      Instant now = clock.instant();
      places(call)
          .forEach(
              place ->
                  closed.computeIfPresent(
                      place, (_, entry) -> now.isBefore(entry.until()) ? entry : null));
    }
  }

  /** Whether the provider as a whole is closed. */
  boolean isClosed() {
    Closed entry = closed.get(new Place(Scope.PROVIDER, null, null));
    return entry != null && clock.instant().isBefore(entry.until());
  }

  private static Stream<Place> places(Call call) {
    return Stream.of(Scope.values()).map(scope -> Place.of(scope, call));
  }

  private static Reply<JsonNode> until(Closed entry, Instant now) {
    String suffix = "; not asked again before " + entry.until();
    return switch (entry.reply()) {
      case Reply.NotEntitled<JsonNode>(String detail) -> new Reply.NotEntitled<>(detail + suffix);
      case Reply.RateLimited<JsonNode>(String detail, var _) ->
          new Reply.RateLimited<>(
              detail + suffix, Optional.of(Duration.between(now, entry.until())));
      case Reply.Unavailable<JsonNode>(String detail) -> new Reply.Unavailable<>(detail + suffix);
      case Reply<JsonNode> other -> other;
    };
  }
}
