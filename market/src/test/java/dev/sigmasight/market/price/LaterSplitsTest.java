package dev.sigmasight.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.price.CorporateAction.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterSplitsTest {
  private static final LocalDate FIRST = LocalDate.of(2014, 6, 9);
  private static final LocalDate SECOND = LocalDate.of(2020, 8, 31);
  private static final LaterSplits APPLE =
      new LaterSplits(List.of(split(FIRST, 7, 1), split(SECOND, 4, 1)));

  private static Split split(LocalDate on, int numerator, int denominator) {
    return new Split(on, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
  }

  @Test
  void multiplyBackEverySplitAfterTheDay() {
    BigDecimal price = new BigDecimal("23.056072"); // of 645.57 on 6 June 2014

    assertThat(APPLE.undone(FIRST.minusDays(3), price)).isEqualByComparingTo("645.570016");
    assertThat(APPLE.undone(FIRST, price)).isEqualByComparingTo("92.224288");
    assertThat(APPLE.undone(SECOND.minusDays(1), price)).isEqualByComparingTo("92.224288");
  }

  @Test
  void leaveADayInNewSharesAlone() {
    BigDecimal price = new BigDecimal("129.040001");

    assertThat(APPLE.undone(SECOND, price)).isSameAs(price);
  }

  @Test
  void divideTheVolume() {
    assertThat(APPLE.sharesIfKnown(FIRST.minusDays(3), 280_000_000L)).isEqualTo(10_000_000L);
    assertThat(APPLE.sharesIfKnown(FIRST, null)).isNull();
  }

  @Test
  void knowThatAReverseSplitMadeSharesDearer() {
    LaterSplits reverse = new LaterSplits(List.of(split(SECOND, 1, 8)));

    assertThat(reverse.undone(FIRST, new BigDecimal("10"))).isEqualByComparingTo("1.25");
    assertThat(reverse.sharesIfKnown(FIRST, 100L)).isEqualTo(800L);
  }
}
