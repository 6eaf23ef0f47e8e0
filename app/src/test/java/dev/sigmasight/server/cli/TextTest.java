package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Numbers and tables as people read them. */
class TextTest {

  @Test
  void putsNumbersToTheRight() {
    TextTable table = new TextTable("what", "how much", "");
    table.row("a", "1,234.50", "x");
    table.row("long name", "—", "");

    assertThat(table.lines())
        .containsExactly(
            "what       how much", //
            "a          1,234.50  x",
            "long name         —");
  }

  @Test
  void roundsHalfToEvenAndShowsWhatIsUnknownAsADash() {
    assertThat(Figures.money(new BigDecimal("1234567.125"))).isEqualTo("1,234,567.12");
    assertThat(Figures.money(new BigDecimal("-0.5"))).isEqualTo("-0.50");
    assertThat(Figures.money(null)).isEqualTo("—");
    assertThat(Figures.percent(new BigDecimal("0.3992408"))).isEqualTo("39.9241%");
    assertThat(Figures.percent((Double) null)).isEqualTo("—");
    assertThat(Figures.quantity(new BigDecimal("-1234.5000"))).isEqualTo("-1,234.5");
    assertThat(Figures.price(new BigDecimal("204.9400"))).isEqualTo("204.94");
  }

  @Test
  void tellsTime() {
    assertThat(Figures.elapsed(Duration.ofMillis(1240))).isEqualTo("1.2 s");
    assertThat(Figures.elapsed(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
  }
}
