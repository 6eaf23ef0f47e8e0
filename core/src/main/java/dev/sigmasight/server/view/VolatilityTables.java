package dev.sigmasight.server.view;

import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.quant.volatility.RollingVolatility;
import dev.sigmasight.quant.volatility.VolatilityCone;
import dev.sigmasight.quant.volatility.VolatilityForecast;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.VolatilityForecasts;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where volatility has been and is expected, and how deep the index fell, from daily closes.
 *
 * @param coverage share of all that is held of which the closes are; null for all of it
 */
record VolatilityTables(List<Snapshot> closes, Numbers numbers, @Nullable BigDecimal coverage) {
  private static final int[] WINDOWS = {10, 21, 42, 63, 126, 252};
  private static final double[] SHARES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
  private static final List<String> COLUMNS =
      List.of("min", "p10", "p25", "p50", "p75", "p90", "max");
  private static final List<Integer> HORIZONS = List.of(1, 5, 21);
  private static final int FALLS = 5;
  private static final int MOST_POINTS = 260;
  private static final int[] ROLLING = {21, 63};
  private static final int MOST_ROLLING = 130;

  VolatilityTables(List<Snapshot> closes, Numbers numbers) {
    this(closes, numbers, null);
  }

  void add(Page page) {
    falls(page);
    if (OwnerValues.made(closes)) {
      return;
    }
    double[] returns =
        closes.stream()
            .map(close -> Optional.ofNullable(close.dailyReturn()))
            .flatMap(Optional::stream)
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    page.table(
        "cone", VolatilityCone.of(returns, WINDOWS, SHARES).stream().map(this::slice).toList());
    page.table("rolling", rolling(returns));
    page.table("forecast", HORIZONS.stream().map(days -> forecast(returns, days)).toList());
    if (isIndexWhole()) {
      drawdowns(page);
    }
  }

  /** The deepest fall of the index, and the one it is in. */
  void falls(Page page) {
    String why =
        OwnerValues.made(closes)
            ? OwnerValues.NO_MARKET_PRICE
            : isIndexWhole() ? null : "The index is not known for every day.";
    Drawdown found = why == null ? Drawdown.of(index()) : null;
    page.figure("max_drawdown", fall(found == null ? null : found.largest(), why));
    page.figure("current_drawdown", fall(found == null ? null : found.current(), why));
  }

  private boolean isIndexWhole() {
    return !closes.isEmpty()
        && closes.stream()
            .allMatch(each -> each.twrIndex() != null && each.twrIndex().signum() > 0);
  }

  private double[] index() {
    return closes.stream()
        .mapToDouble(each -> Objects.requireNonNull(each.twrIndex()).doubleValue())
        .toArray();
  }

  private ViewPage.Row slice(VolatilityCone.Slice slice) {
    Page.Row row = new Page.Row(Integer.toString(slice.window()));
    row.number("current", annual(slice.latest(), null, Beside.observations(slice.values())));
    for (int i = 0; i < COLUMNS.size(); i++) {
      row.number(
          COLUMNS.get(i),
          annual(slice.quantiles().get(i), null, Beside.observations(slice.values())));
    }
    return row.done();
  }

  private ViewNumber annual(@Nullable Double value, @Nullable String why, Beside beside) {
    return numbers.of("annual_ratio", Rounded.figure(value), Method.VOLATILITY, why, beside);
  }

  /** Realised volatility at the end of at most so many days, the newest among them. */
  private List<ViewPage.Row> rolling(double[] returns) {
    List<LocalDate> days =
        closes.stream().filter(each -> each.dailyReturn() != null).map(Snapshot::date).toList();
    int shortest = ROLLING[0] - 1;
    int step = Math.max(1, Math.ceilDiv(returns.length - shortest, MOST_ROLLING));
    double[][] values = new double[ROLLING.length][];
    for (int i = 0; i < ROLLING.length; i++) {
      values[i] = RollingVolatility.of(returns, ROLLING[i]);
    }
    List<ViewPage.Row> rows = new ArrayList<>();
    for (int t = shortest; t < returns.length; t++) {
      if ((returns.length - 1 - t) % step == 0) {
        Page.Row row = new Page.Row(days.get(t).toString());
        for (int i = 0; i < ROLLING.length; i++) {
          int have = t + 1;
          row.number(
              "realized_" + ROLLING[i] + "d",
              annual(
                  have < ROLLING[i] ? null : (Double) values[i][have - ROLLING[i]],
                  "Only " + have + " of " + ROLLING[i] + " daily returns.",
                  Beside.observations(Math.min(have, ROLLING[i]))));
        }
        rows.add(row.done());
      }
    }
    return rows;
  }

  /** The same that the run stored of these returns, and over other horizons. */
  private ViewPage.Row forecast(double[] returns, int days) {
    Page.Row row = new Page.Row(Integer.toString(days));
    return switch (VolatilityForecasts.of(returns, days)) {
      case VolatilityForecast.Made made ->
          row.text("model", made.model().name())
              .number(
                  "expected",
                  annual(
                      made.annualVolatility(),
                      null,
                      new Beside(
                          VolatilityForecasts.observations(returns.length),
                          null,
                          null,
                          Rounded.figure(made.lower()),
                          Rounded.figure(made.upper()))))
              .done();
      case VolatilityForecast.TooShort(int have, int need) ->
          row.text("model", null)
              .number(
                  "expected",
                  annual(null, "Only " + have + " of " + need + " daily returns.", Beside.NOTHING))
              .done();
      case VolatilityForecast.Degenerate(String why) ->
          row.text("model", null).number("expected", annual(null, why, Beside.NOTHING)).done();
    };
  }

  private void drawdowns(Page page) {
    List<LocalDate> days = closes.stream().map(Snapshot::date).toList();
    page.table("drawdown", series(index(), days));
    page.table(
        "drawdowns",
        Drawdown.of(index()).deepest(FALLS).stream()
            .map(each -> episode(each.dated(days)))
            .toList());
  }

  private ViewNumber fall(@Nullable Double depth, @Nullable String why) {
    return numbers.of(
        "ratio",
        Rounded.figure(depth),
        Method.RETURNS,
        why,
        depth == null ? Beside.NOTHING : Beside.coverage(coverage));
  }

  /** At most so many points; each holds the deepest of the days since the point before. */
  private List<ViewPage.Row> series(double[] index, List<LocalDate> days) {
    int step = Math.ceilDiv(index.length, MOST_POINTS);
    List<ViewPage.Row> rows = new ArrayList<>();
    double highest = index[0];
    double deepest = 0;
    for (int i = 0; i < index.length; i++) {
      highest = Math.max(highest, index[i]);
      deepest = Math.min(deepest, index[i] / highest - 1);
      if ((index.length - 1 - i) % step == 0) {
        rows.add(
            new Page.Row(days.get(i).toString())
                .number("drawdown", fall(index[i] / highest - 1, null))
                .number("deepest", fall(deepest, null))
                .done());
        deepest = 0;
      }
    }
    return rows;
  }

  /** A fall. */
  private ViewPage.Row episode(Drawdown.Dated fall) {
    return new Page.Row(fall.peak().toString())
        .text("trough", fall.trough().toString())
        .text("recovery", fall.recovery().map(LocalDate::toString).orElse(null))
        .number("depth", fall(fall.depth(), null))
        .number(
            "length",
            numbers.of(
                "sessions",
                BigDecimal.valueOf(fall.length()),
                Method.RETURNS,
                null,
                Beside.NOTHING))
        .done();
  }
}
