package dev.sigmasight.market.synthetic;

import java.time.LocalDate;

/**
 * A named stream of random numbers in which each day has its own. A number depends on the seed, the
 * stream, the day and the draw alone: not on what was asked before, how far, or in which order.
 * That is what keeps yesterday's prices when tomorrow's are added.
 *
 * <p>Numbers are SplitMix64's output function over that key (Steele, Lea and Flood, <i>Fast
 * splittable pseudorandom number generators</i>, 2014). {@link StrictMath} makes them the same on
 * every machine, which {@link Math} does not promise.
 */
final class Noise {

  private static final long SEED = 3184;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double ULP_53 = 0x1.0p-53;
  private static final int DRAWS_PER_DAY = 16;

  private static final int ANGLE = 1;
  private static final int TAIL = 2;

  // One day in 12.5 has 3.5 times the variance, the others less, so that the variance stays 1.
  private static final double TAIL_SHARE = 0.08;
  private static final double TAIL_VARIANCE = 3.5;
  private static final double CALM_VARIANCE = (1 - TAIL_SHARE * TAIL_VARIANCE) / (1 - TAIL_SHARE);

  private final long key;

  Noise(String stream) {
    long hash = SEED;
    for (int i = 0; i < stream.length(); i++) {
      hash = mixed(hash + GOLDEN_GAMMA * (stream.charAt(i) + 1));
    }
    key = hash;
  }

  /**
   * Evenly spread over 0 to 1, both excluded.
   *
   * @param draw which number of the day, 0 to 15; 0 to 2 belong to {@link #shock}
   */
  double uniform(LocalDate day, int draw) {
    long counter = day.toEpochDay() * DRAWS_PER_DAY + draw;
    return ((mixed(key + GOLDEN_GAMMA * counter) >>> 11) + 0.5) * ULP_53;
  }

  /** Mean 0, variance 1, kurtosis about 4.6: a mixture of two normal distributions. */
  double shock(LocalDate day) {
    double variance = uniform(day, TAIL) < TAIL_SHARE ? TAIL_VARIANCE : CALM_VARIANCE;
    return normal(day) * Math.sqrt(variance);
  }

  /** Box and Muller's transform. */
  private double normal(LocalDate day) {
    return Math.sqrt(-2 * StrictMath.log(uniform(day, 0)))
        * StrictMath.cos(2 * Math.PI * uniform(day, ANGLE));
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
