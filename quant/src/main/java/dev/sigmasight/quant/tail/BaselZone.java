package dev.sigmasight.quant.tail;

import java.util.Optional;

/**
 * The traffic light of the Basel Committee: exceptions of a 99% value at risk over 250 days.
 *
 * @see "Basel Committee on Banking Supervision (1996), Supervisory framework for the use of
 *     backtesting, table 2"
 */
public enum BaselZone {
  /** 0 to 4 exceptions: the model may be right. */
  GREEN,
  /** 5 to 9: a right model shows this in 1 of 20 to 1 of 10,000 cases. */
  YELLOW,
  /** 10 or more: the model is wrong. */
  RED;

  /** What is added to the capital multiplier 3 at 5 to 9 exceptions. */
  private static final double[] PLUS = {0.40, 0.50, 0.65, 0.75, 0.85};

  /** The zone of that many exceptions in 250 days. */
  public static BaselZone of(int exceptions) {
    checkCount(exceptions);
    return exceptions < 5 ? GREEN : exceptions < 10 ? YELLOW : RED;
  }

  /** The zone, which exists for 250 days and a 99% value at risk only. */
  public static Optional<BaselZone> of(int days, int exceptions, double probability) {
    return days == 250 && Math.abs(probability - 0.01) < 1e-12
        ? Optional.of(of(exceptions))
        : Optional.empty();
  }

  /** What the zone adds to the capital multiplier 3, from 0 to 1. */
  public static double plusFactor(int exceptions) {
    checkCount(exceptions);
    return exceptions < 5 ? 0 : exceptions < 10 ? PLUS[exceptions - 5] : 1;
  }

  private static void checkCount(int exceptions) {
    if (exceptions < 0 || exceptions > 250) {
      throw new IllegalArgumentException(exceptions + " exceptions in 250 days");
    }
  }
}
