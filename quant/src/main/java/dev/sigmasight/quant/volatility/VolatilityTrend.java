package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.StudentT;
import java.util.Arrays;

/**
 * Whether volatility rose or fell of late: the last month against the two before it. The change is
 * measured by what such changes used to be for the same series, so that fat tails and the
 * clustering of volatility do not pass for a trend; an F test of two variances would take both for
 * one.
 */
public sealed interface VolatilityTrend {
  /** A month. */
  int SHORT = 21;

  /** A quarter. */
  int LONG = 63;

  /** Returns needed: a quarter, and half a year of changes to compare with. */
  int NEED = LONG + SHORT + 105;

  /** Stable unless the change is significant. */
  enum Direction {
    INCREASING,
    DECREASING,
    STABLE
  }

  /**
   * The trend.
   *
   * @param direction increasing or decreasing if p is below the significance asked for
   * @param ratio realised volatility of 21 days over that of 63
   * @param p the probability of a change at least as large if nothing had happened
   * @param observations returns that it rests on
   */
  record Measured(Direction direction, double ratio, double p, int observations)
      implements VolatilityTrend {}

  /** Fewer returns than needed. */
  record TooShort(int have, int need) implements VolatilityTrend {}

  /** The returns cannot answer. */
  record Degenerate(String why) implements VolatilityTrend {}

  /**
   * {@code t = d / √mean(d² of the past)} with {@code d = ln(σ of the last 21 / σ of the 42
   * before)}, the past being every day whose last 21 returns end before the latest 21 begin;
   * Student's t with so many degrees of freedom as the past has months.
   *
   * @param returns daily, oldest first
   * @param significance such as 0.05
   */
  static VolatilityTrend of(double[] returns, double significance) {
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException("significance must be in (0, 1): " + significance);
    }
    double[] shorter = RollingVolatility.of(returns, SHORT);
    if (returns.length < NEED) {
      return new TooShort(returns.length, NEED);
    }
    if (Arrays.stream(shorter).anyMatch(v -> v == 0)) {
      return new Degenerate("the price did not move for a month");
    }
    double[] changes = changes(shorter, RollingVolatility.of(returns, LONG - SHORT));
    int past = changes.length - SHORT;
    double squares = Arrays.stream(changes, 0, past).map(d -> d * d).sum();
    double change = changes[changes.length - 1];
    if (!(squares > 0)) {
      return new Degenerate("volatility has never changed");
    }
    double p = StudentT.twoSided(change / Math.sqrt(squares / past), (double) past / SHORT);
    return new Measured(direction(change, p < significance), ratio(returns), p, returns.length);
  }

  private static double[] changes(double[] latest, double[] before) {
    double[] changes = new double[latest.length - (LONG - SHORT)];
    Arrays.setAll(changes, k -> Math.log(latest[k + LONG - SHORT]) - Math.log(before[k]));
    return changes;
  }

  private static Direction direction(double change, boolean significant) {
    if (!significant) {
      return Direction.STABLE;
    }
    return change > 0 ? Direction.INCREASING : Direction.DECREASING;
  }

  private static double ratio(double[] returns) {
    return RealisedVolatility.latest(returns, SHORT) instanceof Estimate.Of(double month, int m)
            && RealisedVolatility.latest(returns, LONG)
                instanceof Estimate.Of(double quarter, int q)
        ? month / quarter
        : 1;
  }
}
