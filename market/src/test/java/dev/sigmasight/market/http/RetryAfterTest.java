package dev.sigmasight.market.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T15:00:00Z"), ZoneOffset.UTC);

  private static Optional<Duration> of(String value) {
    return RetryAfter.of(
        HttpHeaders.of(Map.of("Retry-After", List.of(value)), (_, _) -> true), CLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT1S",
    "120, PT2M",
    "' 7 ', PT7S",
    "999999999, PT48H",
    "'Mon, 5 Jan 2026 15:10:00 GMT', PT10M",
    "'Mon, 05 Jan 2026 15:10:00 GMT', PT10M",
    "'Mon, 5 Jan 2026 14:00:00 GMT', PT1S",
  })
  void isReadAsSecondsOrAsADate(String value, Duration wait) {
    assertThat(of(value)).contains(wait);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "1.5", "'Monday'"})
  void isAsGoodAsAbsentWhenItCannotBeRead(String value) {
    assertThat(of(value)).isEmpty();
  }

  @Test
  void mayBeAbsent() {
    assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (_, _) -> true), CLOCK)).isEmpty();
  }
}
