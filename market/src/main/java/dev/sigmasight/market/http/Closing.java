package dev.sigmasight.market.http;

import java.time.Duration;

/**
 * What is not asked any more for a while, after an answer that would only be repeated.
 *
 * @param first how long the first time
 * @param most how long at most, if every answer after it is the same again: each time twice as long
 */
public record Closing(Scope scope, Duration first, Duration most) {

  /** How much of a provider is closed. */
  public enum Scope {
    SYMBOL,
    ENDPOINT,
    PROVIDER
  }

  /** Always equally long. */
  public static Closing of(Scope scope, Duration time) {
    return new Closing(scope, time, time);
  }
}
