package dev.sigmasight.quant.option;

import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a strategy has gained at expiry, by the spot then: straight lines between the strikes, from
 * a spot of 0 to any height. Value at expiry less cost, without interest.
 *
 * @param breakEvens spots at which it has gained nothing, ascending; of a whole range of them, the
 *     strikes inside and at its ends
 * @param maxGain the most it can gain
 * @param maxLoss the least it can gain, a loss if negative
 */
public record ExpiryProfile(List<Double> breakEvens, Extreme maxGain, Extreme maxLoss) {

  /** The best or the worst that can happen. */
  public sealed interface Extreme {
    /**
     * A gain, or a loss if negative.
     *
     * @param spot where it is reached, the lowest if there are several
     */
    record Limited(double profit, double spot) implements Extreme {}

    /** It grows with the spot without end. */
    record Unlimited() implements Extreme {}
  }

  private static final double ROUNDING = 1e-12;

  public ExpiryProfile {
    breakEvens = List.copyOf(breakEvens);
  }

  /**
   * The profile, or nothing if the options expire on different days: what the later ones are worth
   * on the first of them depends on more than the spot.
   */
  public static Optional<ExpiryProfile> of(Strategy strategy) {
    return hasOneExpiry(strategy) ? Optional.of(profile(strategy)) : Optional.empty();
  }

  /** Gain at expiry for a spot of 0 or more. */
  public static double profit(Strategy strategy, double spot) {
    double sum = -strategy.cost();
    for (Leg leg : strategy.legs()) {
      sum +=
          switch (leg) {
            case Leg.Shares shares -> shares.quantity() * spot;
            case Leg.Options options ->
                options.shares()
                    * Math.max(0, options.terms().sign() * (spot - options.terms().strike()));
          };
    }
    return sum;
  }

  private static boolean hasOneExpiry(Strategy strategy) {
    return strategy.legs().stream()
            .filter(Leg.Options.class::isInstance)
            .mapToDouble(leg -> ((Leg.Options) leg).terms().years())
            .distinct()
            .count()
        <= 1;
  }

  private static ExpiryProfile profile(Strategy strategy) {
    List<Double> corners = corners(strategy);
    double[] profits = corners.stream().mapToDouble(spot -> snapped(strategy, spot)).toArray();
    double slope = finalSlope(strategy);
    int best = 0;
    int worst = 0;
    for (int i = 1; i < profits.length; i++) {
      best = profits[i] > profits[best] ? i : best;
      worst = profits[i] < profits[worst] ? i : worst;
    }
    return new ExpiryProfile(
        breakEvens(corners, profits, slope),
        slope > 0 ? new Extreme.Unlimited() : new Extreme.Limited(profits[best], corners.get(best)),
        slope < 0
            ? new Extreme.Unlimited()
            : new Extreme.Limited(profits[worst], corners.get(worst)));
  }

  private static List<Double> corners(Strategy strategy) {
    TreeSet<Double> corners = new TreeSet<>();
    corners.add(0.0);
    for (Leg leg : strategy.legs()) {
      if (leg instanceof Leg.Options options) {
        corners.add(options.terms().strike());
      }
    }
    return List.copyOf(corners);
  }

  /** Gain per unit of the spot above all strikes. */
  private static double finalSlope(Strategy strategy) {
    double slope = 0;
    double size = 0;
    for (Leg leg : strategy.legs()) {
      double shares =
          switch (leg) {
            case Leg.Shares held -> held.quantity();
            case Leg.Options options ->
                options.terms().right() == Right.CALL ? options.shares() : 0;
          };
      slope += shares;
      size += Math.abs(shares);
    }
    return Math.abs(slope) <= ROUNDING * size ? 0 : slope;
  }

  /** The gain, or 0 if it is only rounding. */
  private static double snapped(Strategy strategy, double spot) {
    double size = Math.abs(strategy.cost());
    for (Leg leg : strategy.legs()) {
      size +=
          switch (leg) {
            case Leg.Shares shares -> Math.abs(shares.quantity()) * spot;
            case Leg.Options options ->
                Math.abs(options.shares()) * Math.max(spot, options.terms().strike());
          };
    }
    double profit = profit(strategy, spot);
    return Math.abs(profit) <= ROUNDING * size ? 0 : profit;
  }

  private static List<Double> breakEvens(List<Double> corners, double[] profits, double slope) {
    List<Double> found = new ArrayList<>();
    int last = profits.length - 1;
    for (int i = 0; i <= last; i++) {
      double from = corners.get(i);
      if (profits[i] == 0) {
        found.add(from);
      } else if (i < last && profits[i] * Math.signum(profits[i + 1]) < 0) {
        double share = profits[i] / (profits[i] - profits[i + 1]);
        found.add(from + share * (corners.get(i + 1) - from));
      } else if (i == last && profits[i] * Math.signum(slope) < 0) {
        found.add(from - profits[i] / slope);
      }
    }
    return found;
  }
}
