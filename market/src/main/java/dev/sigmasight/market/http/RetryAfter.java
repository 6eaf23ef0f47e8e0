package dev.sigmasight.market.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}, as seconds or as a date. */
public final class RetryAfter {
  /** Nobody means more; a slip must not close a provider for good. */
  private static final Duration MOST = Duration.ofDays(2);

  /** Zero, or a date that has passed, would mean asking at once and being refused again. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** How long to wait; empty if the header is absent or cannot be read. At least a second. */
  public static Optional<Duration> of(HttpHeaders headers, Clock clock) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(text -> parsed(text, clock.instant()))
        .map(wait -> wait.compareTo(LEAST) < 0 ? LEAST : wait)
        .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  private static Optional<Duration> parsed(String text, Instant now) {
    try {
      return text.matches("\\d{1,9}")
          ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
          : Optional.of(
              Duration.between(
                  now,
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
