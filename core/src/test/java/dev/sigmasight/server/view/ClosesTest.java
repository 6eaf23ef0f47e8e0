package dev.sigmasight.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.volatility.Har;
import dev.sigmasight.quant.volatility.VolatilityForecast;
import dev.sigmasight.server.analytics.PerformanceView;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What pages make of daily closes is what is said elsewhere of the same closes. */
class ClosesTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
  private static final int DAYS = 352;

  /** Calm for long, and wild in the last weeks of the first half, so that windows differ. */
  private static List<Snapshot> closes(List<String> sources, boolean moves) {
    List<LocalDate> sessions = TradingCalendar.nyse().sessions(LAST.minusDays(600), LAST);
    List<LocalDate> days = sessions.subList(sessions.size() - DAYS, sessions.size());
    Random random = new Random(7);
    List<Snapshot> closes = new ArrayList<>();
    BigDecimal index = BigDecimal.ONE;
    BigDecimal no = BigDecimal.ZERO;
    for (int i = 0; i < DAYS; i++) {
      double wild = i > 20 && i < 60 ? 0.04 : 0.008;
      BigDecimal change =
          moves ? BigDecimal.valueOf(wild * random.nextGaussian()) : BigDecimal.ZERO;
      index = index.multiply(BigDecimal.ONE.add(change));
      closes.add(
          new Snapshot(
              days.get(i),
              index,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              no,
              i == 0 ? null : change,
              index,
              1,
              1,
              0,
              "FINAL",
              null,
              sources,
              0,
              "a"));
    }
    return closes;
  }

  private static ViewPage page(List<Snapshot> closes) {
    Page page = new Page("risk/volatility", "test");
    new VolatilityTables(closes, new Numbers(LAST, Quality.FINAL, null)).add(page);
    return page.done(LAST, LAST, Quality.FINAL, null, null);
  }

  @Test
  void theForecastOfAPageRestsOnTheYearThatTheStoredOneRestsOn() {
    List<Snapshot> closes = closes(List.of("csv"), true);
    double[] squares =
        closes.subList(DAYS - 252, DAYS).stream()
            .mapToDouble(close -> Objects.requireNonNull(close.dailyReturn()).doubleValue())
            .map(each -> each * each)
            .toArray();
    VolatilityForecast.Made expected =
        (VolatilityForecast.Made) VolatilityForecast.of(squares, new Har(21, false), 0.9);

    ViewNumber shown = row(page(closes), "forecast", "21").numbers().get("expected");

    assertThat(squares).hasSize(252);
    assertThat(Objects.requireNonNull(shown).value())
        .isEqualTo(
            Objects.requireNonNull(Rounded.figure(expected.annualVolatility())).toPlainString());
    assertThat(shown.n()).isEqualTo(252);
  }

  @Test
  void fallsOfAPartSayOfWhichShareTheyAre() {
    Page page = new Page("risk/volatility", "test");
    new VolatilityTables(
            closes(List.of("csv"), true),
            new Numbers(LAST, Quality.FINAL, null),
            new BigDecimal("0.596810"))
        .falls(page);
    ViewPage done = page.done(LAST, LAST, Quality.FINAL, null, null);

    for (String name : List.of("max_drawdown", "current_drawdown")) {
      ViewNumber fall = Objects.requireNonNull(done.figures().get(name));
      assertThat(fall.coverage()).isEqualTo("0.596810");
      assertThat(fall.status()).isEqualTo("partial");
    }
  }

  @Test
  void carriedValuesOfOwnersHaveNoFallAndNoForecast() {
    ViewPage page = page(closes(List.of("owner"), false));

    for (String name : List.of("max_drawdown", "current_drawdown")) {
      ViewNumber fall = Objects.requireNonNull(page.figures().get(name));
      assertThat(fall.value()).isNull();
      assertThat(fall.reasonText()).isEqualTo(OwnerValues.NO_MARKET_PRICE);
    }
    assertThat(page.tables()).isEmpty();
  }

  @Test
  void aChartOfAPeriodBeginsWhereItsReturnBegins() {
    List<Snapshot> closes = closes(List.of("csv"), true);
    List<LocalDate> begins =
        OverviewPages.performance(closes).returns().stream()
            .map(PerformanceView.PeriodReturn::from)
            .filter(Objects::nonNull)
            .toList();

    List<Integer> shown = OverviewTables.shown(closes, 260);

    assertThat(begins).contains(LocalDate.of(2025, 11, 20), LocalDate.of(2025, 12, 31));
    assertThat(shown).hasSizeLessThanOrEqualTo(260).isSorted().doesNotHaveDuplicates();
    assertThat(shown.stream().map(place -> closes.get(place).date())).containsAll(begins);
    assertThat(shown).last().isEqualTo(DAYS - 1);
    assertThat(OverviewTables.shown(closes, 5)).hasSizeLessThanOrEqualTo(5);
  }

  private static ViewPage.Row row(ViewPage page, String table, String key) {
    return page.tables().stream()
        .filter(each -> each.id().equals(table))
        .flatMap(each -> each.rows().stream())
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(Arrays.asList(table, key)));
  }
}
