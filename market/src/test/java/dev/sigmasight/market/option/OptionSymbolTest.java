package dev.sigmasight.market.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSymbolTest {

  private static final OptionSymbol APPLE_PUT =
      new OptionSymbol(
          "AAPL", LocalDate.of(2025, 8, 15), OptionRight.PUT, new BigDecimal("200.0000"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAPL250815P00200000",
        "AAPL  250815P00200000",
        "O:AAPL250815P00200000",
        " o:aapl250815p00200000 "
      })
  void readsEveryFormOfASymbol(String text) {
    assertThat(OptionSymbol.parse(text)).isEqualTo(APPLE_PUT);
    assertThat(OptionSymbol.isOptionSymbol(text)).isTrue();
  }

  @Test
  void writesEveryFormOfASymbol() {
    assertThat(APPLE_PUT.compact()).isEqualTo("AAPL250815P00200000");
    assertThat(APPLE_PUT.padded()).isEqualTo("AAPL  250815P00200000").hasSize(21);
    assertThat(APPLE_PUT.polygon()).isEqualTo("O:AAPL250815P00200000");
    assertThat(APPLE_PUT).hasToString("AAPL250815P00200000");
  }

  /** The eight contracts of the demo portfolios. */
  @ParameterizedTest
  @CsvSource({
    "AAPL250815P00200000,AAPL,2025-08-15,PUT,200",
    "META250919P00450000,META,2025-09-19,PUT,450",
    "MSFT250919P00380000,MSFT,2025-09-19,PUT,380",
    "NVDA251017C00800000,NVDA,2025-10-17,CALL,800",
    "QQQ250815C00420000,QQQ,2025-08-15,CALL,420",
    "SPY250919C00460000,SPY,2025-09-19,CALL,460",
    "TSLA250815C00300000,TSLA,2025-08-15,CALL,300",
    "VIX250716C00025000,VIX,2025-07-16,CALL,25",
    "O250815C00052500,O,2025-08-15,CALL,52.5",
    "BRKB260116P00487125,BRKB,2026-01-16,PUT,487.125",
    "AAPL1250815C00052500,AAPL1,2025-08-15,CALL,52.5",
    "GOOGL2270115P00000500,GOOGL2,2027-01-15,PUT,0.5",
    "SPXW280229C99999999,SPXW,2028-02-29,CALL,99999.999",
    "F991231P00000001,F,2099-12-31,PUT,0.001"
  })
  void readsAndWritesTheSameContract(
      String text, String root, LocalDate expiry, OptionRight right, BigDecimal strike) {
    OptionSymbol contract = OptionSymbol.parse(text);
    assertThat(contract).isEqualTo(new OptionSymbol(root, expiry, right, strike));
    assertThat(contract.compact()).isEqualTo(text);
  }

  /** Every form of thousands of contracts returns what it was made from. */
  @Test
  void everyFormReadsBackAsItWasWritten() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 5000; i++) {
      StringBuilder root = new StringBuilder();
      int length = random.nextInt(1, 7);
      for (int j = 0; j < length; j++) {
        boolean digit = j > 0 && j == length - 1 && random.nextInt(4) == 0;
        root.append((char) (digit ? random.nextInt('0', '9' + 1) : random.nextInt('A', 'Z' + 1)));
      }
      var contract =
          new OptionSymbol(
              root.toString(),
              LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_525)),
              random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
              BigDecimal.valueOf(random.nextInt(1, 100_000_000), 3));
      assertThat(contract.padded()).hasSize(21);
      assertThat(OptionSymbol.parse(contract.compact())).isEqualTo(contract);
      assertThat(OptionSymbol.parse(contract.padded())).isEqualTo(contract);
      assertThat(OptionSymbol.parse(contract.polygon())).isEqualTo(contract);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AAPL                 | \"AAPL\" is too short for an option symbol: root, yyMMdd, C or P,"
            + " eight digits of strike",
        "AAPL251332P00200000  | \"AAPL251332P00200000\" expires on 251332, which is no date",
        "AAPL250229P00200000  | \"AAPL250229P00200000\" expires on 250229, which is no date",
        "AAPL2508X5P00200000  | \"AAPL2508X5P00200000\" has \"2508X5\" where the expiry stands as"
            + " yyMMdd",
        "AAPL250815X00200000  | \"AAPL250815X00200000\" has 'X' where C for call or P for put"
            + " stands",
        "AAPL250815P0020000A  | \"AAPL250815P0020000A\" has \"0020000A\" where eight digits of"
            + " strike stand",
        "AAPL250815P00000000  | strike must be above 0 and below 100,000: 0",
        "TOOLONG250815P00200000 | an option root is 1 to 6 letters and digits, a letter first,"
            + " not \"TOOLONG\"",
        "1AB250815P00200000   | an option root is 1 to 6 letters and digits, a letter first, not"
            + " \"1AB\"",
        "SPY_C450_20240315    | \"SPY_C450_20240315\" has \"Y_C450\" where the expiry stands as"
            + " yyMMdd"
      })
  void saysWhatIsWrongWithASymbol(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptionSymbol.parse(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAPL", "SPY_C450_20240315", "BRK-B", "FO_CRYPTO_DIGITAL"})
  void takesNoTickerForAContract(String text) {
    assertThat(OptionSymbol.isOptionSymbol(text)).isFalse();
  }

  @Test
  void contractsAreEqualWhateverTheZerosOfTheStrike() {
    OptionSymbol same =
        new OptionSymbol("AAPL", APPLE_PUT.expiry(), OptionRight.PUT, new BigDecimal("2E+2"));
    assertThat(same).isEqualTo(APPLE_PUT).hasSameHashCodeAs(APPLE_PUT);
    assertThat(same.strike()).hasToString("200");
  }

  @Test
  void refusesWhatNoSymbolCanSay() {
    LocalDate expiry = APPLE_PUT.expiry();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OptionSymbol("AAPL", expiry, OptionRight.PUT, new BigDecimal("1.2345")))
        .withMessage("strike has more than three decimals: 1.2345");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OptionSymbol("AAPL", expiry, OptionRight.PUT, new BigDecimal("100000")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OptionSymbol(
                    "AAPL", LocalDate.of(1999, 8, 15), OptionRight.PUT, BigDecimal.TEN));
  }
}
