package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedSeriesTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  @ParameterizedTest
  @CsvSource({
    "ONE_DAY, 2025-03-31, 2025-03-30",
    "ONE_WEEK, 2025-03-31, 2025-03-24",
    "ONE_MONTH, 2025-03-31, 2025-02-28",
    "THREE_MONTHS, 2025-05-31, 2025-02-28",
    "SIX_MONTHS, 2025-08-31, 2025-02-28",
    "ONE_YEAR, 2024-02-29, 2023-02-28",
    "THREE_YEARS, 2025-03-31, 2022-03-31",
    "FIVE_YEARS, 2025-03-31, 2020-03-31",
    "MONTH_TO_DATE, 2025-03-31, 2025-02-28",
    "QUARTER_TO_DATE, 2025-05-17, 2025-03-31",
    "QUARTER_TO_DATE, 2025-05-31, 2025-03-31",
    "YEAR_TO_DATE, 2025-03-31, 2024-12-31"
  })
  void periodsStartAfterTheirBoundary(Period period, LocalDate asOf, LocalDate boundary) {
    assertThat(period.boundary(asOf)).isEqualTo(boundary);
  }

  @Test
  void aSeriesThatStartsTooLateSaysSo() {
    DatedSeries series = series(1, 2, 3);
    assertThat(series.periodReturn(Period.YEAR_TO_DATE, DAY.plusDays(2)))
        .isEqualTo(new Estimate.Degenerate("no value on or before 2024-12-31"));
    assertThat(series.periodReturn(Period.ONE_DAY, DAY)).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(series.periodReturn(Period.ONE_DAY, DAY.minusDays(1)))
        .isEqualTo(new Estimate.TooShort(0, 2));
  }

  @Test
  void refusesReturnsBeyondAllNumbers() {
    DatedSeries steep = series(1e-300, 1e300);
    assertThatThrownBy(steep::returns)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-03-04");
    assertThatThrownBy(() -> AlignedReturns.acrossGaps(steep, series(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AlignedReturns.oneDayOnly(series(1, 2), steep))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReturnGrid.of(steep, day -> true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(steep.periodReturn(Period.ONE_DAY, DAY.plusDays(1)))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThatThrownBy(() -> TotalReturn.of(1e-300, 1e300, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0E-300");
  }

  @Test
  void aPeriodWithoutAValueHasNoReturn() {
    assertThat(series(1, 2).periodReturn(Period.ONE_WEEK, DAY.plusDays(100)))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aDayOffUsesTheLastValueBeforeIt() {
    assertThat(series(1, 2, 3).periodReturn(Period.ONE_DAY, DAY.plusDays(9)))
        .isEqualTo(new Estimate.Of(0.5, 1));
  }

  @Test
  void findsDays() {
    DatedSeries series = series(1, 2);
    assertThat(series.lastUpTo(DAY.minusDays(1))).isEqualTo(-1);
    assertThat(series.lastUpTo(DAY)).isZero();
    assertThat(series.lastUpTo(DAY.plusDays(50))).isEqualTo(1);
    assertThat(series.has(DAY)).isTrue();
    assertThat(series.has(DAY.plusDays(50))).isFalse();
    assertThat(series.returns()).containsExactly(1);
    assertThat(series(4, 5).returns()).containsExactly(0.25);
    assertThat(series().returns()).isEmpty();
  }

  /**
   * A split and two dividends while there was no close: 0.5 on one old share, 0.1 on each of two
   * new ones.
   */
  @Test
  void eventsOfAGapCountAtTheNextClose() {
    DatedSeries closes =
        DatedSeries.of(new LocalDate[] {DAY, DAY.plusDays(4)}, new double[] {100, 52});
    DatedSeries index =
        TotalReturn.index(
            closes,
            Map.of(DAY.plusDays(2), 2.0, DAY, 7.0),
            Map.of(DAY.plusDays(1), 0.5, DAY.plusDays(2), 0.1, DAY.plusDays(5), 9.0));
    assertThat(index.value(1)).isCloseTo((2 * 52 + 0.5 + 2 * 0.1) / 100, within(1e-15));
  }

  @Test
  void seriesThatNeverMeetHaveNoReturns() {
    DatedSeries a = series(1, 2);
    DatedSeries b = DatedSeries.of(new LocalDate[] {DAY.plusDays(5)}, new double[] {1});
    assertThat(AlignedReturns.acrossGaps(a, b).size()).isZero();
    assertThat(AlignedReturns.oneDayOnly(a, series()).size()).isZero();
  }

  @Test
  void refusesNonsense() {
    LocalDate[] days = {DAY, DAY.plusDays(1)};
    LocalDate[] twice = {DAY, DAY};
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> DatedSeries.of(days, new double[] {1, bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TotalReturn.of(bad, 1, 1, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TotalReturn.of(1, 1, bad, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> DatedSeries.of(twice, new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DatedSeries.of(days, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TotalReturn.of(1, 1, 1, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DatedSeries series(double... values) {
    LocalDate[] dates = new LocalDate[values.length];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = DAY.plusDays(i);
    }
    return DatedSeries.of(dates, values);
  }
}
