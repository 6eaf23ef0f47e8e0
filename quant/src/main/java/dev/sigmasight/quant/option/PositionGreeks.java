package dev.sigmasight.quant.option;

import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * What a position in options gains, in the currency of the spot. Signs are those of the position:
 * short options turn all of them. Sums over positions are meaningful for the figures in money, and
 * for shares only within one underlying.
 *
 * @param value signed contracts × multiplier × price
 * @param deltaShares shares of the underlying that move as much
 * @param deltaDollars deltaShares × spot
 * @param gammaShares change of deltaShares if the spot rises by 1
 * @param gammaDollars change of deltaDollars, apart from that of the spot, if the spot rises by 1%
 * @param thetaDollars gain per calendar day
 * @param vegaDollars gain if volatility rises by one point (0.01)
 * @param rhoDollars gain if the rate rises by one point (0.01)
 */
public record PositionGreeks(
    double value,
    double deltaShares,
    double deltaDollars,
    double gammaShares,
    double gammaDollars,
    double thetaDollars,
    double vegaDollars,
    double rhoDollars) {

  public PositionGreeks {
    SampleMoments.checkFinite(
        new double[] {
          value,
          deltaShares,
          deltaDollars,
          gammaShares,
          gammaDollars,
          thetaDollars,
          vegaDollars,
          rhoDollars
        });
  }

  /** No position. */
  public static final PositionGreeks NONE = new PositionGreeks(0, 0, 0, 0, 0, 0, 0, 0);

  /** Shares, which only have a value and a delta. */
  public static PositionGreeks ofShares(double shares, double spot) {
    if (!Double.isFinite(shares) || !(spot > 0 && Double.isFinite(spot))) {
      throw new IllegalArgumentException("no position of " + shares + " shares at " + spot);
    }
    double value = shares * spot;
    return new PositionGreeks(value, shares, value, 0, 0, 0, 0, 0);
  }

  /** Both positions together. Of two underlyings, only the figures in money mean anything. */
  public PositionGreeks plus(PositionGreeks other) {
    return new PositionGreeks(
        value + other.value,
        deltaShares + other.deltaShares,
        deltaDollars + other.deltaDollars,
        gammaShares + other.gammaShares,
        gammaDollars + other.gammaDollars,
        thetaDollars + other.thetaDollars,
        vegaDollars + other.vegaDollars,
        rhoDollars + other.rhoDollars);
  }

  /**
   * Scales the figures of one option.
   *
   * @param contracts signed
   * @param multiplier shares per contract, positive
   */
  public static PositionGreeks of(Greeks greeks, double spot, double contracts, double multiplier) {
    if (!Double.isFinite(contracts) || !(multiplier > 0 && Double.isFinite(multiplier))) {
      throw new IllegalArgumentException(
          "no position of " + contracts + " contracts of " + multiplier);
    }
    double shares = contracts * multiplier;
    return new PositionGreeks(
        shares * greeks.price(),
        shares * greeks.delta(),
        shares * greeks.delta() * spot,
        shares * greeks.gamma(),
        shares * greeks.gamma() * spot * spot / 100,
        shares * greeks.theta() / 365,
        shares * greeks.vega() / 100,
        shares * greeks.rho() / 100);
  }
}
