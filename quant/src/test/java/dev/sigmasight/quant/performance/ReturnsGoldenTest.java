package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReturnsGoldenTest {
  private static final Golden GOLDEN = Golden.file("returns.json");

  private static final Verification PERIODS =
      figure("period returns", "last close on or before the boundary");
  private static final Verification TOTAL =
      figure("total return", "splits and dividends reinvested");
  private static final Verification ALIGNED = figure("aligned returns", "common days first");
  private static final Verification WEIGHTED =
      figure("return on equity", "signed values over equity");

  /** At the tolerance the file states. */
  private static Verification figure(String figure, String method) {
    return Verification.relative("returns.json", figure, method, "arithmetic by hand", 1e-12);
  }

  private static final LocalDate DAY_0 = LocalDate.of(2025, 3, 3);

  @Test
  void measuresPeriodsFromTheLastCloseBeforeThem() {
    JsonNode example = GOLDEN.one("mtd_ytd_use_last_close_of_previous_period");
    JsonNode expected = example.get("expected");
    LocalDate asOf = LocalDate.parse(example.get("inputs").get("as_of").asString());
    TreeMap<LocalDate, Double> closes = new TreeMap<>();
    example
        .get("inputs")
        .get("closes")
        .properties()
        .forEach(e -> closes.put(LocalDate.parse(e.getKey()), e.getValue().doubleValue()));
    DatedSeries series = DatedSeries.of(closes);
    PERIODS.same(
        "mtd_ytd_use_last_close_of_previous_period",
        series.periodReturn(Period.ONE_DAY, asOf),
        expected,
        "return_1d");
    PERIODS.same(
        "mtd_ytd_use_last_close_of_previous_period",
        series.periodReturn(Period.MONTH_TO_DATE, asOf),
        expected,
        "mtd");
    PERIODS.same(
        "mtd_ytd_use_last_close_of_previous_period",
        series.periodReturn(Period.YEAR_TO_DATE, asOf),
        expected,
        "ytd");
    PERIODS.same(
        "mtd_ytd_use_last_close_of_previous_period",
        series.periodReturn(Period.ONE_MONTH, asOf),
        expected,
        "return_1m");
    PERIODS.equal(
        "mtd_ytd_use_last_close_of_previous_period",
        Period.ONE_MONTH.boundary(asOf).toString(),
        expected.get("one_month_back_date").asString());
  }

  @Test
  void countsSplitAndDividend() {
    JsonNode example = GOLDEN.one("total_return_with_dividend_and_split");
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    double before = in.get("close_t_minus_1").doubleValue();
    double close = in.get("close_t").doubleValue();
    double split = in.get("split_ratio").doubleValue();
    double dividend = in.get("cash_dividend_per_new_share").doubleValue();
    double price = TotalReturn.of(before, close, split, 0);
    TOTAL.same(
        "total_return_with_dividend_and_split", price, expected, "price_return_split_adjusted");
    TOTAL.same(
        "total_return_with_dividend_and_split",
        TotalReturn.of(before, close, split, dividend),
        expected,
        "total_return");
    DatedSeries closes =
        DatedSeries.of(new LocalDate[] {DAY_0, DAY_0.plusDays(1)}, new double[] {before, close});
    DatedSeries index =
        TotalReturn.index(
            closes, Map.of(DAY_0.plusDays(1), split), Map.of(DAY_0.plusDays(1), dividend));
    TOTAL.same(
        "total_return_with_dividend_and_split", index.value(1) - 1, expected, "total_return");
  }

  @Test
  void alignsBeforeDifferencing() {
    JsonNode example = GOLDEN.one("align_before_differencing");
    JsonNode expected = example.get("expected");
    DatedSeries a = series(example.get("inputs").get("prices_a"));
    DatedSeries b = series(example.get("inputs").get("prices_b"));
    AlignedReturns across = AlignedReturns.acrossGaps(a, b);
    ALIGNED.same(
        "align_before_differencing", across.first(), expected.get("aligned_price_returns_a"));
    ALIGNED.same(
        "align_before_differencing", across.second(), expected.get("aligned_price_returns_b"));
    AlignedReturns strict = AlignedReturns.oneDayOnly(a, b);
    ALIGNED.same(
        "align_before_differencing", strict.first(), expected.get("strict_one_day_pairs_a"));
    ALIGNED.same(
        "align_before_differencing", strict.second(), expected.get("strict_one_day_pairs_b"));
    assertThat(strict.dates()).containsExactly(DAY_0.plusDays(1), DAY_0.plusDays(4));
    assertThat(across.last(1).dates()).containsExactly(DAY_0.plusDays(4));
  }

  @Test
  void weighsReturnsOnEquity() {
    JsonNode example = GOLDEN.one("portfolio_return_weights");
    JsonNode in = example.get("inputs");
    double[] values = Golden.doubles(in.get("signed_market_values"));
    double equity = in.get("equity").doubleValue();
    double[] portfolio =
        in.get("asset_returns")
            .valueStream()
            .mapToDouble(day -> WeightedReturn.of(values, Golden.doubles(day), equity))
            .toArray();
    WEIGHTED.same(
        "portfolio_return_weights", portfolio, example.get("expected").get("portfolio_returns"));
  }

  private static DatedSeries series(JsonNode prices) {
    TreeMap<LocalDate, Double> values = new TreeMap<>();
    for (int i = 0; i < prices.size(); i++) {
      if (!prices.get(i).isNull()) {
        values.put(DAY_0.plusDays(i), prices.get(i).doubleValue());
      }
    }
    return DatedSeries.of(values);
  }
}
