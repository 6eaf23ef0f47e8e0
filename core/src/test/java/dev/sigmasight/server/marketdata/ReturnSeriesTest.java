package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnSeriesTest {
  /** The golden tolerance of returns.json. */
  private static final double GOLDEN = 1e-12;

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
  private static final List<LocalDate> SESSIONS =
      TradingCalendar.nyse().sessions(FIRST, LocalDate.of(2025, 1, 31));

  private static ReturnSeries ofReturns(double... returns) {
    int[] days = new int[returns.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = Days.of(SESSIONS.get(i));
    }
    return ReturnSeries.of(days, returns);
  }

  private static ReturnSeries ofCloses(String... closes) {
    PriceHistory.Builder history = PriceHistory.builder(TradingCalendar.nyse());
    for (int i = 0; i < closes.length; i++) {
      if (!closes[i].isEmpty()) {
        history.close("A", SESSIONS.get(i), closes[i]);
      }
    }
    return history.build().totalReturns("A");
  }

  @Test
  void givesTheLastReturnsUpToADate() {
    ReturnSeries returns = ofReturns(0.1, 0.2, 0.3, 0.4);

    assertThat(returns.lastUpTo(SESSIONS.get(2), 2).values()).containsExactly(0.2, 0.3);
    assertThat(returns.lastUpTo(SESSIONS.get(9), 3).values()).containsExactly(0.2, 0.3, 0.4);
    assertThat(returns.lastUpTo(SESSIONS.get(1), 9).values()).containsExactly(0.1, 0.2);
    assertThat(returns.lastUpTo(FIRST.minusDays(1), 9).values()).isEmpty();
  }

  @Test
  void aSliceOfASliceStaysInside() {
    ReturnSeries slice = ofReturns(0.1, 0.2, 0.3, 0.4).lastUpTo(SESSIONS.get(2), 2);

    assertThat(slice.date(0)).isEqualTo(SESSIONS.get(1));
    assertThat(slice.lastUpTo(SESSIONS.get(9), 9).values()).containsExactly(0.2, 0.3);
    assertThat(slice.lastUpTo(SESSIONS.get(1), 9).values()).containsExactly(0.2);
    assertThat(slice.lastUpTo(SESSIONS.get(0), 9).values()).isEmpty();
  }

  @Test
  void givesTheReturnsBetweenTwoDates() {
    ReturnSeries returns = ofReturns(0.1, 0.2, 0.3, 0.4);

    assertThat(returns.between(SESSIONS.get(0), SESSIONS.get(2)).values())
        .containsExactly(0.2, 0.3);
    assertThat(returns.between(SESSIONS.get(3), SESSIONS.get(2)).values()).isEmpty();
  }

  /** Golden returns.json, align_before_differencing, strict one-day pairs. */
  @Test
  void pairsOnlyReturnsOfTheSameDay() {
    ReturnSeries a = ofCloses("100", "101", "", "103", "104");
    ReturnSeries b = ofCloses("50", "50.5", "51", "51.5", "52");

    PairedReturns pairs = PairedReturns.lastUpTo(a, b, SESSIONS.get(4), 252);

    assertThat(pairs.first())
        .containsExactly(new double[] {0.01, 0.009708737864077666}, within(GOLDEN));
    assertThat(pairs.second())
        .containsExactly(new double[] {0.010000000000000009, 0.009708737864077666}, within(GOLDEN));
    assertThat(pairs.date(1)).isEqualTo(SESSIONS.get(4));
  }

  @Test
  void pairsTheLastCommonReturnsUpToADate() {
    ReturnSeries a = ofReturns(0.1, 0.2, 0.3, 0.4, 0.5);
    ReturnSeries b = ofReturns(1, 2, 3, 4);

    PairedReturns pairs = PairedReturns.lastUpTo(a, b, SESSIONS.get(4), 2);

    assertThat(pairs.size()).isEqualTo(2);
    assertThat(pairs.first()).containsExactly(0.3, 0.4);
    assertThat(pairs.second()).containsExactly(3, 4);
    assertThat(PairedReturns.lastUpTo(a, b, SESSIONS.get(1), 9).first()).containsExactly(0.1, 0.2);
    assertThat(PairedReturns.lastUpTo(a, ReturnSeries.EMPTY, SESSIONS.get(4), 9).size()).isZero();
  }
}
