package dev.sigmasight.quant.pricetarget;

import dev.sigmasight.quant.Estimate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/**
 * Where someone expects the price of an underlying to be on a day.
 *
 * @param symbol of the underlying
 * @param asOf the day it is looked at, from which the horizon counts
 * @param on the day of the target, after {@code asOf}
 * @param price expected, not negative
 * @param downside the price in the bad case, not negative; empty if none was given
 */
public record PriceTarget(
    String symbol, LocalDate asOf, LocalDate on, double price, OptionalDouble downside) {

  public PriceTarget {
    if (!on.isAfter(asOf)) {
      throw new IllegalArgumentException("the target of " + symbol + " was for " + on);
    }
    check(symbol, price);
    downside.ifPresent(low -> check(symbol, low));
  }

  private static void check(String symbol, double price) {
    if (!(price >= 0 && Double.isFinite(price))) {
      throw new IllegalArgumentException("no target price of " + symbol + ": " + price);
    }
  }

  /** Calendar days until the target. */
  public long days() {
    return ChronoUnit.DAYS.between(asOf, on);
  }

  /** Calendar days / 365. */
  public double years() {
    return days() / 365.0;
  }

  /** What a position gains at the target. */
  public TargetGain gain(Stake stake) {
    return TargetGain.of(stake, price, years());
  }

  /** What a position gains, usually loses, in the bad case. */
  public TargetGain downsideGain(Stake stake) {
    return downside.isPresent()
        ? TargetGain.of(stake, downside.getAsDouble(), years())
        : new TargetGain.Unknown("no downside price was given");
  }

  /** The return until the target as a yearly one, see {@link #annualised(double, long)}. */
  public Estimate annualised(double untilTarget) {
    return annualised(untilTarget, days());
  }

  /**
   * {@code (1 + R)^(365/days) − 1}. A loss of everything, or more, stays at −1: no power of a
   * negative growth has a meaning.
   *
   * @param untilTarget R, a fraction
   * @param days calendar days, positive
   * @return a fraction per year; for a few days it is astronomic, or no double holds it
   */
  public static Estimate annualised(double untilTarget, long days) {
    if (!Double.isFinite(untilTarget) || days <= 0) {
      throw new IllegalArgumentException("no return of " + untilTarget + " in " + days + " days");
    }
    double growth = Math.log1p(Math.max(-1, untilTarget));
    return Estimate.finite(Math.expm1(growth * 365 / days), 1);
  }
}
