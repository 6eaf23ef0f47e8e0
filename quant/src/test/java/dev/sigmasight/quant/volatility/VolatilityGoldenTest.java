package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VolatilityGoldenTest {
  private static final String FILE = "volatility.json";
  private static final Golden GOLDEN = Golden.file(FILE);

  /** What the file states. */
  private static final double TOLERANCE = 1e-10;

  private static final Verification REALISED =
      Verification.relative(
          FILE, "realised volatility", "two passes", "numpy and pandas", TOLERANCE);
  private static final Verification WEIGHTED =
      Verification.relative(
          FILE, "exponentially weighted volatility", "recursion", "numpy", TOLERANCE);
  private static final Verification ROLLING =
      Verification.relative(
          FILE, "volatility percentile, ratio and slope", "mid-rank; ratio", "pandas", TOLERANCE);
  private static final Verification RANGES =
      Verification.relative(
          FILE,
          "range volatility",
          "Parkinson, Garman-Klass, Rogers-Satchell, Yang-Zhang",
          "numpy",
          TOLERANCE);
  private static final Verification GARCH =
      Verification.relative(
          FILE, "GARCH(1,1) forecast", "closed sum over the horizon", "numpy recursion", TOLERANCE);

  private static double[] returns() {
    return Golden.doubles(GOLDEN.one("close_to_close").get("inputs").get("simple_returns"));
  }

  @Test
  void measuresWhatReturnsDid() {
    String id = "close_to_close";
    JsonNode expected = GOLDEN.one(id).get("expected");
    double[] r = returns();
    REALISED.same(id, RealisedVolatility.latest(r, 21), expected, "realized_vol_21d_sample_sd");
    REALISED.same(id, RealisedVolatility.latest(r, 63), expected, "realized_vol_63d_sample_sd");
    REALISED.same(id, RealisedVolatility.aboutZero(r, 21), expected, "realized_vol_21d_zero_mean");
    REALISED.same(id, RealisedVolatility.aboutZero(r, 63), expected, "realized_vol_63d_zero_mean");
    REALISED.same(id, RealisedVolatility.all(r), expected, "realized_vol_all");
    WEIGHTED.same(
        id,
        RealisedVolatility.exponentiallyWeighted(r, 0.94, 63),
        expected,
        "ewma_094_next_day_vol_annualised_seed_r0sq");
    WEIGHTED.same(
        id,
        RealisedVolatility.exponentiallyWeightedMean(r, 0.94, 63),
        expected,
        "ewma_094_normalised_weights_vol");
  }

  @Test
  void placesTheLatestAmongThePast() {
    String id = "trend_and_percentile";
    JsonNode expected = GOLDEN.one(id).get("expected");
    double[] r = returns();
    double[] rolling = RollingVolatility.of(r, 21);
    ROLLING.same(id, rolling.length, expected, "rolling_vol_count");
    ROLLING.same(id, rolling[rolling.length - 1], expected, "current_vol");
    ROLLING.same(id, RollingVolatility.percentile(r, 21), expected, "midrank_percentile");
    var trend = (VolatilityTrend.Measured) VolatilityTrend.of(r, 0.05);
    ROLLING.same(id, trend.ratio(), expected, "vol_21d_over_vol_63d_ratio");
    double[] apart = new double[4];
    Arrays.setAll(apart, k -> rolling[rolling.length - 1 - 21 * k]);
    ROLLING.same(id, apart, expected.get("non_overlapping_21d_vols_latest_first"));
    double[] day = new double[21];
    Arrays.setAll(day, k -> k);
    double[] last = Arrays.copyOfRange(rolling, rolling.length - 21, rolling.length);
    var slope = (LineFit.Line) LeastSquares.line(last, day);
    ROLLING.same(id, slope.beta(), expected, "trend_slope_per_day");
    ROLLING.same(id, slope.rSquared(), expected, "trend_r_squared");
  }

  @Test
  void measuresRanges() {
    String id = "ohlc_estimators";
    JsonNode example = GOLDEN.one(id);
    Bars bars = bars(example.get("inputs"));
    for (int window : new int[] {21, 63}) {
      JsonNode expected = example.get("expected").get(Integer.toString(window));
      RANGES.same(id, window, expected, "window");
      RANGES.same(id, RangeVolatility.parkinson(bars, window), expected, "parkinson");
      RANGES.same(id, RangeVolatility.garmanKlass(bars, window), expected, "garman_klass");
      RANGES.same(id, RangeVolatility.rogersSatchell(bars, window), expected, "rogers_satchell");
      RANGES.same(id, RangeVolatility.yangZhang(bars, window), expected, "yang_zhang");
      RANGES.same(id, RangeVolatility.closeToClose(bars, window), expected, "close_to_close_log");
      YangZhang parts = YangZhang.of(bars, window);
      RANGES.same(id, parts.weight(), expected, "yz_k");
      RANGES.same(id, parts.overnight(), expected, "yz_overnight_var");
      RANGES.same(id, parts.openToClose(), expected, "yz_open_close_var");
      RANGES.same(id, parts.rogersSatchell(), expected, "yz_rs_var");
      double inflated = expected.get("reference_variant_wrong_inflated").doubleValue();
      assertThat(Math.sqrt(252 * parts.variance())).isLessThan(inflated);
    }
  }

  @Test
  void forecastsFromAGivenGarch() {
    String id = "garch11_forecast";
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    Garch garch =
        new Garch(
            in.get("omega").doubleValue(),
            in.get("alpha").doubleValue(),
            in.get("beta").doubleValue());
    double next = garch.nextVariance(returns());
    GARCH.same(id, next, expected, "one_step_variance");
    GARCH.same(id, Math.sqrt(252 * next), expected, "one_step_vol_annualised");
    GARCH.same(
        id, Math.sqrt(252 * garch.averageVariance(next, 21)), expected, "avg_21d_vol_annualised");
    GARCH.same(id, Math.sqrt(252 * garch.longRunVariance()), expected, "long_run_vol_annualised");
  }

  static Bars bars(JsonNode in) {
    return new Bars(
        Golden.doubles(in.get("open")),
        Golden.doubles(in.get("high")),
        Golden.doubles(in.get("low")),
        Golden.doubles(in.get("close")));
  }
}
