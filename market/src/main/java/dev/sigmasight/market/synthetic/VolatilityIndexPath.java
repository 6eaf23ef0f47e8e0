package dev.sigmasight.market.synthetic;

import java.time.LocalDate;

/**
 * An index of expected volatility: tomorrow's volatility of the market, damped, times a disturbance
 * that returns to its mean.
 *
 * <p>{@code index = 17.5·(v')^0.4·e^y}, {@code y' = 0.92·y + 0.035·(0.8·z − 0.6·m)}, where {@code
 * v'} is tomorrow's variance as a multiple of its mean, {@code m} the market's shock and {@code z}
 * the index's own. The recorded close is met by a correction of the logarithm that fades by 3 % a
 * session on both sides of the anchor day, so the index returns to its own mean and not to the
 * anchor's.
 */
final class VolatilityIndexPath implements PricePath {

  private static final double MEAN = 17.5;
  private static final double DAMPING = 0.4;
  private static final double PERSISTENCE = 0.92;
  private static final double DISTURBANCE = 0.035;
  private static final double FADING = 0.97;
  private static final double TYPICAL_MOVE = 0.06;

  /** Of the logarithm in one session. */
  private static final double LARGEST_MOVE = 0.30;

  private final double[] closes;

  VolatilityIndexPath(Instrument instrument, MarketPath market, int anchor) {
    closes = logarithms(instrument.symbol(), market);
    double recorded = StrictMath.log(instrument.anchorClose().doubleValue());
    double gap = recorded - closes[anchor];
    for (int i = 0; i < closes.length; i++) {
      double correction = gap * StrictMath.pow(FADING, Math.abs(i - anchor));
      closes[i] = StrictMath.exp(closes[i] + correction);
    }
  }

  private static double[] logarithms(String symbol, MarketPath market) {
    Noise noise = new Noise(symbol);
    double[] path = new double[market.length()];
    double disturbance = 0;
    for (int i = 0; i < path.length; i++) {
      LocalDate session = market.session(i);
      disturbance =
          PERSISTENCE * disturbance
              + DISTURBANCE * (0.8 * noise.shock(session) - 0.6 * market.shock(i));
      double target =
          StrictMath.log(MEAN) + DAMPING * StrictMath.log(market.variance(i + 1)) + disturbance;
      path[i] =
          i == 0
              ? target
              : Math.clamp(target, path[i - 1] - LARGEST_MOVE, path[i - 1] + LARGEST_MOVE);
    }
    return path;
  }

  @Override
  public double close(int index) {
    return closes[index];
  }

  @Override
  public double dividend(int index) {
    return 0;
  }

  @Override
  public double volatility(int index) {
    return TYPICAL_MOVE;
  }
}
