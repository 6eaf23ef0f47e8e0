package dev.sigmasight.server.llm;

import com.openai.core.http.Headers;
import dev.sigmasight.server.llm.ModelFailure.Hint;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say about trying again. */
final class RetryHeaders {
  private RetryHeaders() {}

  /** Of {@code retry-after-ms}, else {@code retry-after}, and {@code x-should-retry}. */
  static Hint hint(Headers headers, Clock clock) {
    Duration wait =
        first(headers, "retry-after-ms")
            .flatMap(text -> millis(text, 1))
            .or(() -> first(headers, "retry-after").flatMap(text -> after(text, clock)))
            .orElse(null);
    return new Hint(wait, again(headers), null);
  }

  private static @Nullable Boolean again(Headers headers) {
    return switch (first(headers, "x-should-retry").orElse("")) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Optional<String> first(Headers headers, String name) {
    return headers.values(name).stream().map(String::strip).findFirst();
  }

  private static Optional<Duration> after(String text, Clock clock) {
    return millis(text, 1000).or(() -> until(text, clock));
  }

  private static Optional<Duration> millis(String text, int unit) {
    try {
      double number = Double.parseDouble(text) * unit;
      return number >= 0 && number <= Integer.MAX_VALUE
          ? Optional.of(Duration.ofMillis((long) Math.ceil(number)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String date, Clock clock) {
    try {
      Duration wait =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
