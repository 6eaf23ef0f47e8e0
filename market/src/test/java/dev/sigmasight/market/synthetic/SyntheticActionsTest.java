package dev.sigmasight.market.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.PriceBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticActionsTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final Histories HISTORIES = new Histories();

  @Test
  void splitsNetflixTenForOneAndNothingElse() {
    List<Split> splits =
        HISTORIES.source().symbols().stream()
            .flatMap(symbol -> HISTORIES.of(symbol).actions().stream())
            .filter(Split.class::isInstance)
            .map(Split.class::cast)
            .toList();
    Split expected = new Split(LocalDate.of(2025, 11, 17), BigDecimal.TEN, BigDecimal.ONE);
    assertThat(splits).containsExactly(expected);
    assertThat(HISTORIES.of("NFLX").actions()).containsExactly(expected);
  }

  @Test
  void tradesTheSplitSharesAtATenthAndTenTimesAsMany() {
    List<PriceBar> bars =
        HISTORIES.of("NFLX", LocalDate.of(2025, 11, 14), LocalDate.of(2025, 11, 17)).bars();
    double before = bars.get(0).close().doubleValue();
    assertThat(before).isGreaterThan(700);
    assertThat(bars.get(1).close().doubleValue() * 10).isCloseTo(before, within(before * 0.15));
    assertThat(bars.get(1).open()).isNotNull();
    assertThat(bars.get(1).high()).isLessThan(new BigDecimal("300"));
    assertThat(bars.get(1).volume()).isGreaterThan(10_000_000L);
    assertThat(bars.get(0).volume()).isLessThan(10_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "AAPL,0.42",
    "SPY,1.22",
    "TLT,4.33",
    "BIL,4.30",
    "JEPQ,10.5",
    "JNJ,3.43",
    "XOM,3.71",
    "VNQ,3.96",
    "BND,3.7",
    "FCNTX,0.4"
  })
  void paysTheYieldOfAYear(String symbol, double percent) {
    double paid =
        HISTORIES
            .of(symbol, LocalDate.of(2025, 1, 2), LocalDate.of(2025, 12, 31))
            .actions()
            .stream()
            .map(Dividend.class::cast)
            .mapToDouble(dividend -> dividend.perShare().doubleValue())
            .sum();
    double start =
        HISTORIES
            .of(symbol, LocalDate.of(2024, 12, 31), LocalDate.of(2024, 12, 31))
            .bars()
            .getFirst()
            .close()
            .doubleValue();
    // Whole cents, four times a year.
    assertThat(paid).isCloseTo(start * percent / 100, within(0.0201));
  }

  @ParameterizedTest
  @CsvSource({"AAPL,4", "SPY,4", "TLT,12", "BIL,12", "JEPQ,12", "SMH,1", "TSLA,0", "VIX,0"})
  void paysAsOftenAsThePayerIsUsedTo(String symbol, int times) {
    assertThat(HISTORIES.of(symbol, LocalDate.of(2025, 1, 2), LocalDate.of(2025, 12, 31)).actions())
        .hasSize(times)
        .allSatisfy(action -> assertThat(NYSE.isSession(action.exDate())).isTrue());
  }

  @Test
  void paysOnTheFirstSessionOnOrAfterTheDayOfTheMonth() {
    assertThat(HISTORIES.of("SPY", LocalDate.of(2025, 1, 2), LocalDate.of(2025, 12, 31)).actions())
        .extracting(CorporateAction::exDate)
        .containsExactly(
            LocalDate.of(2025, 3, 20),
            LocalDate.of(2025, 6, 20),
            LocalDate.of(2025, 9, 22),
            LocalDate.of(2025, 12, 22));
    assertThat(HISTORIES.of("TLT", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 31)).actions())
        .extracting(CorporateAction::exDate)
        .containsExactly(
            LocalDate.of(2025, 1, 2), LocalDate.of(2025, 2, 3), LocalDate.of(2025, 3, 3));
  }

  /** A T-bill fund earns a little every day, and its price falls only by what it pays. */
  @Test
  void dropsThePriceByTheDividend() {
    var data = HISTORIES.of("BIL");
    Map<LocalDate, CorporateAction> actions =
        data.actions().stream()
            .collect(Collectors.toMap(CorporateAction::exDate, Function.identity()));
    for (int i = 1; i < data.bars().size(); i++) {
      PriceBar bar = data.bars().get(i);
      double change = bar.close().subtract(data.bars().get(i - 1).close()).doubleValue();
      CorporateAction action = actions.get(bar.on());
      if (action == null) {
        assertThat(change).isBetween(-0.03, 0.05);
      } else {
        assertThat(change).isBetween(-0.36, -0.27);
      }
    }
  }
}
