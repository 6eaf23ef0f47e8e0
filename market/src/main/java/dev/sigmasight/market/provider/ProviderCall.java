package dev.sigmasight.market.provider;

import java.time.Duration;

/**
 * One question to a provider and how it ended. Every attempt is one call.
 *
 * @param provider {@code yahoo}, {@code fmp}, {@code polygon}, {@code fred}
 * @param endpoint a short fixed name, never a URL: {@code chart}, {@code profile}
 * @param duration from sending to the last byte; zero for a call that was held back
 */
public record ProviderCall(String provider, String endpoint, Outcome outcome, Duration duration) {

  /** How a call ended: one for each kind of {@link Reply}, and one for a call never made. */
  public enum Outcome {
    DATA,
    EMPTY,
    UNKNOWN_SYMBOL,
    NOT_ENTITLED,
    RATE_LIMITED,
    UNAVAILABLE,
    MALFORMED,
    /** Not sent: over our own limit, the circuit open, or the endpoint closed for a while. */
    HELD_BACK;

    /** The outcome of an answered call. */
    public static Outcome of(Reply<?> reply) {
      return switch (reply) {
        case Reply.Data<?> _ -> DATA;
        case Reply.Empty<?> _ -> EMPTY;
        case Reply.UnknownSymbol<?> _ -> UNKNOWN_SYMBOL;
        case Reply.NotEntitled<?> _ -> NOT_ENTITLED;
        case Reply.RateLimited<?> _ -> RATE_LIMITED;
        case Reply.Unavailable<?> _ -> UNAVAILABLE;
        case Reply.Malformed<?> _ -> MALFORMED;
      };
    }
  }
}
