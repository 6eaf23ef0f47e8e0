package dev.sigmasight.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickerTest {

  @ParameterizedTest
  @CsvSource({
    "AAPL,AAPL",
    "' aapl ',AAPL",
    "BRK.B,BRK-B",
    "brk-b,BRK-B",
    "BF.A,BF-A",
    "^VIX,^VIX",
    "SAP.DE,SAP.DE",
    "FO_CRYPTO_DIGITAL,FO_CRYPTO_DIGITAL",
    ".B,.B",
    "AAPL250815P00200000,AAPL250815P00200000"
  })
  void writesSymbolsOneWay(String text, String symbol) {
    assertThat(Ticker.normalised(text)).contains(symbol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "A B",
        "A,B",
        "Ä",
        "<script>",
        "-",
        "...",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"
      })
  void refusesWhatIsNoSymbol(String text) {
    assertThat(Ticker.normalised(text)).isEmpty();
  }
}
