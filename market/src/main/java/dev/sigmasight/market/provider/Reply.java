package dev.sigmasight.market.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * What a provider of data answers. Switch over it without a default, so that a new kind of answer
 * does not compile until it is treated.
 *
 * <p>Every detail is a sentence for an operator and never holds a key.
 *
 * @param <T> what was asked for
 */
public sealed interface Reply<T> {

  /** What was asked for. */
  record Data<T>(T value) implements Reply<T> {}

  /** The provider knows the symbol and has nothing of this kind, or nothing in the range. */
  record Empty<T>(String detail) implements Reply<T> {}

  /** The provider does not know the symbol: never listed, renamed or delisted. */
  record UnknownSymbol<T>(String symbol) implements Reply<T> {}

  /** The key is missing or wrong, or the plan does not include this. Asking again is in vain. */
  record NotEntitled<T>(String detail) implements Reply<T> {}

  /**
   * Too many questions.
   *
   * @param retryAfter as the provider states it; empty if it does not
   */
  record RateLimited<T>(String detail, Optional<Duration> retryAfter) implements Reply<T> {}

  /** No answer: time-out, refused connection, a server error, an open circuit. */
  record Unavailable<T>(String detail) implements Reply<T> {}

  /** An answer that cannot be read. */
  record Malformed<T>(String detail) implements Reply<T> {}
}
