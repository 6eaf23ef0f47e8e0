package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReturnGridTest {
  /** From the last day of 2024 into the middle of March 2025. */
  @Test
  void flagsTheMonthThatIsNotOver() {
    DatedSeries index =
        series("2024-12-31", 100, "2025-01-31", 110, "2025-02-28", 99, "2025-03-14", 108.9);
    ReturnGrid grid = ReturnGrid.of(index, ReturnGridTest::isWeekday);
    assertThat(grid.years()).hasSize(1);
    ReturnGrid.Year year = grid.years().getFirst();
    assertThat(year.year()).isEqualTo(2025);
    assertThat(year.whole()).isFalse();
    assertThat(year.value()).isCloseTo(0.089, within(1e-15));
    assertThat(year.months())
        .extracting(ReturnGrid.Month::whole)
        .containsExactly(true, true, false);
    assertThat(year.month(1).orElseThrow().value()).isCloseTo(0.1, within(1e-15));
    assertThat(year.month(2).orElseThrow().value()).isCloseTo(-0.1, within(1e-15));
    assertThat(year.month(3).orElseThrow().month()).isEqualTo(YearMonth.of(2025, 3));
    assertThat(year.month(4)).isEmpty();
  }

  /** 2024-11-29 is the last session of November, a Friday; February's last is the 28th. */
  @Test
  void weekendsDoNotMakeAMonthIncomplete() {
    ReturnGrid grid =
        ReturnGrid.of(
            series("2024-11-29", 100, "2024-12-31", 101, "2025-02-28", 102),
            ReturnGridTest::isWeekday);
    assertThat(grid.years()).hasSize(2);
    ReturnGrid.Year first = grid.years().get(0);
    assertThat(first.month(12).orElseThrow().whole()).isTrue();
    assertThat(first.whole()).isFalse();
    ReturnGrid.Year second = grid.years().get(1);
    assertThat(second.month(1)).isEmpty();
    assertThat(second.month(2).orElseThrow().whole()).isFalse();
    assertThat(second.value()).isCloseTo(102.0 / 101 - 1, within(1e-15));
  }

  @Test
  void aSeriesThatStartsWithinAMonthStartsWithAPart() {
    ReturnGrid grid =
        ReturnGrid.of(series("2025-01-02", 100, "2025-01-31", 103), ReturnGridTest::isWeekday);
    assertThat(grid.years().getFirst().month(1).orElseThrow())
        .isEqualTo(new ReturnGrid.Month(YearMonth.of(2025, 1), 103.0 / 100 - 1, false));
    assertThat(ReturnGrid.of(series("2025-01-02", 100), ReturnGridTest::isWeekday).years())
        .isEmpty();
    assertThat(ReturnGrid.of(series(), ReturnGridTest::isWeekday).years()).isEmpty();
  }

  @Test
  void aYearOfAllSessionsIsWhole() {
    TreeMap<LocalDate, Double> values = new TreeMap<>();
    LocalDate start = LocalDate.of(2023, 12, 29);
    start
        .datesUntil(LocalDate.of(2025, 1, 4))
        .filter(ReturnGridTest::isWeekday)
        .forEach(day -> values.put(day, 100 + day.getDayOfYear() / 10.0));
    ReturnGrid grid = ReturnGrid.of(DatedSeries.of(values), ReturnGridTest::isWeekday);
    assertThat(grid.years()).extracting(ReturnGrid.Year::year).containsExactly(2024, 2025);
    assertThat(grid.years()).extracting(ReturnGrid.Year::whole).containsExactly(true, false);
    assertThat(grid.years().getFirst().months()).hasSize(12).allMatch(ReturnGrid.Month::whole);
  }

  @Test
  void monthsLinkToYearsAndYearsToAll() {
    var random = new SplittableRandom(71);
    for (int round = 0; round < 500; round++) {
      TreeMap<LocalDate, Double> values = new TreeMap<>();
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(400));
      double value = 100;
      for (int i = random.nextInt(2, 60); i > 0; i--) {
        values.put(day, value);
        day = day.plusDays(random.nextInt(1, 40));
        value *= random.nextDouble(0.9, 1.12);
      }
      DatedSeries index = DatedSeries.of(values);
      List<Double> years = new ArrayList<>();
      for (ReturnGrid.Year year : ReturnGrid.of(index, ReturnGridTest::isWeekday).years()) {
        years.add(year.value());
        assertThat(linked(year.months().stream().map(ReturnGrid.Month::value).toList()))
            .isCloseTo(year.value(), within(1e-12));
        assertThat(year.months()).allMatch(month -> month.month().getYear() == year.year());
      }
      assertThat(linked(years))
          .isCloseTo(index.value(index.size() - 1) / index.value(0) - 1, within(1e-11));
    }
  }

  private static double linked(List<Double> returns) {
    double growth = 1;
    for (double r : returns) {
      growth *= 1 + r;
    }
    return growth - 1;
  }

  private static DatedSeries series(Object... pairs) {
    TreeMap<LocalDate, Double> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(LocalDate.parse((String) pairs[i]), ((Number) pairs[i + 1]).doubleValue());
    }
    return DatedSeries.of(values);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
