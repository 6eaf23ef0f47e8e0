package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
  /** The golden tolerance of returns.json. */
  private static final double GOLDEN = 1e-12;

  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final LocalDate THURSDAY = LocalDate.of(2025, 1, 2);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 1, 8);

  /** The exchange was closed on Thursday the 9th for a day of mourning. */
  private static final LocalDate NEXT_FRIDAY = LocalDate.of(2025, 1, 10);

  private static PriceHistory.Builder history() {
    return PriceHistory.builder(NYSE);
  }

  private static Action dividend(LocalDate exDate, String perShare) {
    return new Action(1, new Dividend(exDate, new BigDecimal(perShare)), PriceOrigin.CSV);
  }

  private static Action split(LocalDate exDate, int numerator, int denominator) {
    return new Action(
        2,
        new Split(exDate, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)),
        PriceOrigin.CSV);
  }

  @Test
  void findsTheCloseOfExactlyOneSession() {
    PriceHistory history = history().close("A", FRIDAY, "10.5").close("A", TUESDAY, "11").build();

    assertThat(history.on("A", FRIDAY))
        .contains(new Quote(new BigDecimal("10.50000000"), FRIDAY, "csv", true));
    assertThat(history.on("A", MONDAY)).isEmpty();
    assertThat(history.on("A", THURSDAY)).isEmpty();
    assertThat(history.on("UNKNOWN", FRIDAY)).isEmpty();
  }

  @Test
  void carriesACloseOverAtMostSoManySessions() {
    PriceHistory history = history().close("A", THURSDAY, "10").close("A", FRIDAY, "10.5").build();

    assertThat(history.carried("A", FRIDAY, 0)).map(Quote::date).contains(FRIDAY);
    assertThat(history.carried("A", FRIDAY.plusDays(2), 0)).map(Quote::date).contains(FRIDAY);
    assertThat(history.carried("A", MONDAY, 0)).isEmpty();
    assertThat(history.carried("A", NEXT_FRIDAY, 4)).map(Quote::date).contains(FRIDAY);
    assertThat(history.carried("A", NEXT_FRIDAY, 3)).isEmpty();
    assertThat(history.carried("A", THURSDAY.minusDays(1), 5)).isEmpty();
    assertThat(history.carried("UNKNOWN", FRIDAY, 5)).isEmpty();
  }

  @Test
  void keepsAllEightDecimalsOfTheLargestPrice() {
    PriceHistory history = history().close("A", FRIDAY, "9999999999.99999999").build();

    assertThat(history.on("A", FRIDAY))
        .map(Quote::close)
        .contains(new BigDecimal("9999999999.99999999"));
  }

  @Test
  void refusesPricesThatAreNotOldestFirst() {
    PriceHistory.Builder builder = history().close("A", MONDAY, "10");

    assertThatThrownBy(() -> builder.close("A", MONDAY, "11"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-01-06");
  }

  /** Golden returns.json, total_return_with_dividend_and_split. */
  @Test
  void totalReturnCountsASplitAndTheDividendOfTheNewShares() {
    PriceHistory history =
        history()
            .close("A", THURSDAY, "200")
            .close("A", FRIDAY, "101")
            .action("A", split(FRIDAY, 2, 1))
            .action("A", dividend(FRIDAY, "0.5"))
            .build();

    assertThat(history.totalReturns("A").values())
        .containsExactly(new double[] {0.014999999999999902}, within(GOLDEN));
  }

  @Test
  void aDividendOfAHolidayCountsInTheNextSession() {
    PriceHistory history =
        history()
            .close("A", WEDNESDAY, "100")
            .close("A", NEXT_FRIDAY, "100")
            .action("A", dividend(NEXT_FRIDAY.minusDays(1), "1"))
            .build();

    assertThat(history.totalReturns("A").values())
        .containsExactly(new double[] {0.01}, within(GOLDEN));
  }

  @Test
  void returnsFollowTheSessionsOverWeekendsAndClosures() {
    PriceHistory history =
        history()
            .close("A", FRIDAY, "100")
            .close("A", MONDAY, "101")
            .close("A", TUESDAY, "102")
            .close("A", WEDNESDAY, "103")
            .close("A", NEXT_FRIDAY, "104")
            .build();

    ReturnSeries returns = history.totalReturns("A");

    assertThat(returns.size()).isEqualTo(4);
    assertThat(returns.date(0)).isEqualTo(MONDAY);
    assertThat(returns.date(3)).isEqualTo(NEXT_FRIDAY);
  }

  @Test
  void returnsThatTouchAGapAreLeftOutAndTheNextOnesKeepTheirActions() {
    PriceHistory history =
        history()
            .close("A", THURSDAY, "100")
            .close("A", MONDAY, "99")
            .close("A", TUESDAY, "98")
            .action("A", dividend(MONDAY, "5"))
            .action("A", dividend(TUESDAY, "1"))
            .build();

    ReturnSeries returns = history.totalReturns("A");

    assertThat(returns.size()).isEqualTo(1);
    assertThat(returns.date(0)).isEqualTo(TUESDAY);
    assertThat(returns.value(0)).isCloseTo(0, within(GOLDEN));
  }

  @Test
  void adjustedClosesWinWhereBothDaysHaveThem() {
    PriceHistory history =
        history()
            .price("A", adjusted(THURSDAY, "100", "50"))
            .price("A", adjusted(FRIDAY, "110", "51"))
            .close("A", MONDAY, "121")
            .build();

    assertThat(history.totalReturns("A").values())
        .containsExactly(new double[] {0.02, 0.1}, within(GOLDEN));
  }

  @Test
  void noReturnLeadsFromAnInventedPriceToARealOne() {
    PriceHistory history =
        history()
            .price("A", invented(THURSDAY, "100"))
            .price("A", invented(FRIDAY, "101"))
            .close("A", MONDAY, "500")
            .close("A", TUESDAY, "505")
            .build();

    assertThat(history.totalReturns("A").values())
        .containsExactly(new double[] {0.01, 0.01}, within(GOLDEN));
    assertThat(history.origins()).containsExactly(PriceOrigin.CSV, PriceOrigin.SYNTHETIC);
  }

  @Test
  void anInventedDividendDoesNotCountBesideRealPrices() {
    Action invented = new Action(3, new Dividend(FRIDAY, BigDecimal.ONE), PriceOrigin.SYNTHETIC);

    PriceHistory real =
        history()
            .close("A", THURSDAY, "100")
            .close("A", FRIDAY, "100")
            .action("A", invented)
            .build();
    PriceHistory demo =
        history()
            .price("A", invented(THURSDAY, "100"))
            .price("A", invented(FRIDAY, "100"))
            .action("A", invented)
            .build();

    assertThat(real.actions("A", THURSDAY, FRIDAY)).isEmpty();
    assertThat(real.totalReturns("A").value(0)).isZero();
    assertThat(demo.actions("A", THURSDAY, FRIDAY)).containsExactly(invented);
    assertThat(demo.totalReturns("A").value(0)).isCloseTo(0.01, within(GOLDEN));
  }

  @Test
  void listsActionsAfterOneDateUpToAnotherInOrder() {
    PriceHistory history =
        history()
            .action("A", dividend(TUESDAY, "3"))
            .action("A", dividend(FRIDAY, "1"))
            .action("A", dividend(MONDAY, "2"))
            .build();

    assertThat(history.actions("A", FRIDAY, TUESDAY))
        .extracting(Action::exDate)
        .containsExactly(MONDAY, TUESDAY);
    assertThat(history.actions("UNKNOWN", FRIDAY, TUESDAY)).isEmpty();
    assertThat(history.symbols()).isEmpty();
  }

  private static PriceHistory.Price adjusted(LocalDate on, String close, String adjusted) {
    return new PriceHistory.Price(
        on, new BigDecimal(close), new BigDecimal(adjusted), PriceOrigin.CSV, true);
  }

  private static PriceHistory.Price invented(LocalDate on, String close) {
    return new PriceHistory.Price(on, new BigDecimal(close), null, PriceOrigin.SYNTHETIC, true);
  }
}
