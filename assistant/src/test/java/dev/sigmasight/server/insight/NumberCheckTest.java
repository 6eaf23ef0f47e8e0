package dev.sigmasight.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCheckTest {
  private static final NumberCheck CHECK =
      NumberCheck.of(
          List.of(
              new Finding(
                  "code",
                  Severity.NORMAL,
                  "Over 21 sessions through 2026-01-14.",
                  null,
                  List.of(
                      new Finding.Pointer("a", "/b", "0.18345", null),
                      new Finding.Pointer("a", "/c", "-1234567.89", null),
                      new Finding.Pointer("a", "/d", "-38.0", null)))),
          List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Volatility is 18.3%, about 18%, or 0.183.",
        "That is 18.345 percent.",
        "A loss of $1,234,568, or $1.23 million, or 1.2m.",
        "It would lose 38% over 21 sessions through 2026-01-14.",
        "No number at all.",
        "A change of -38.0% in the worst case"
      })
  void acceptsWhatTheEvidenceHoldsWithinRounding(String text) {
    assertThat(CHECK.firstUnknown(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Volatility is 18.4%. | 18.4%",
        "It was 19% before. | 19%",
        "A loss of $1,234,569. | $1,234,569",
        "About 2 million dollars. | 2 million",
        "By 2026-01-15 it may change. | 2026-01-15",
        "Buy 100 shares. | 100",
        "1834% of it | 1834%"
      })
  void findsWhatTheEvidenceDoesNotHold(String text, String number) {
    assertThat(CHECK.firstUnknown(text)).isEqualTo(number);
  }
}
