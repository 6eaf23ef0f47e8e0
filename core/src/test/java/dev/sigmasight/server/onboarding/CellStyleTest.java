package dev.sigmasight.server.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellStyleTest {
  private static final CellStyle POINT =
      new CellStyle(CellStyle.Dates.ISO, CellStyle.Numbers.POINT, null);
  private static final CellStyle COMMA =
      new CellStyle(CellStyle.Dates.ISO, CellStyle.Numbers.COMMA, null);

  @ParameterizedTest
  @ValueSource(
      strings = {"$1,234.50", "1,234.50 $", "US$ 1,234.50", "1,234.50 USD", "USD 1,234.50"})
  void aSignOfDollarsIsTakenOff(String text) {
    assertThat(POINT.number(text)).isEqualTo("1234.50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          180,50 €    | EUR (€)
          €180,50     | EUR (€)
          -€ 180,50   | EUR (€)
          (£1.180,50) | GBP (£)
          180,50 EUR  | EUR
          CHF 180,50  | CHF
          C$ 180,50   | C$
          """)
  void anAmountInAnotherCurrencyIsNoNumber(String text, String currency) {
    String left = COMMA.number(text);
    assertThat(DecimalText.parse(left)).isEmpty();
    assertThat(DecimalText.refusal(left))
        .endsWith(" is in " + currency + "; amounts are in US dollars.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12 shares", "1,234.5", "5%", "12 xyz", "$5"})
  void whatNamesNoCurrencyIsRefusedAsBefore(String text) {
    assertThat(DecimalText.refusal(text)).doesNotContain("US dollars");
  }
}
