package dev.sigmasight.market.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {
  private static JsonNode field(String value) {
    return Json.parsed("{\"x\":" + value + "}").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "201.10000610351562, 201.1",
    "75.0875015258789, 75.0875",
    "34, 34",
    "204.06, 204.06",
    "0.12345678901, 0.123457",
  })
  void takesAPriceForWhatItWasBeforeItWasASingle(String written, String price) {
    assertThat(Json.price(field(written).path("x"))).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "\"1.5\"", "{\"raw\":1.5,\"fmt\":\"1.50\"}"})
  void readsANumberInEveryFormItComesIn(String written) {
    assertThat(Json.decimal(field(written), "x")).isEqualByComparingTo("1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"N/A\"", "true", "[]", "1e999999999", "\"1e99999\""})
  void takesEverythingElseForUnknown(String written) {
    assertThat(Json.decimal(field(written), "x")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "no", "{\"a\":1}}"})
  void saysWhatIsNoDocument(String text) {
    assertThat(Json.parsed(text)).isEmpty();
  }

  @Test
  void readsTheDateOfATimestamp() {
    assertThat(Json.date(field("\"2025-12-12 11:05:20\""), "x")).isEqualTo("2025-12-12");
    assertThat(Json.date(field("\"12/12/2025\""), "x")).isNull();
  }
}
