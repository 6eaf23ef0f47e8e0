package dev.sigmasight.server.marketdata;

/** Which moves of a price need an explanation. */
final class Jump {
  /** A close is measured by another one at most so many sessions away. */
  static final int NEAR_SESSIONS = 5;

  private static final double LARGEST_MOVE = 0.4;
  private static final double UNIT = 100;

  private Jump() {}

  /**
   * Whether a move between two closes is larger than 40 %.
   *
   * @param move as a fraction, splits and dividends worked in
   */
  static boolean isOne(double move) {
    return Math.abs(move) > LARGEST_MOVE;
  }

  /** Whether a move is that from one unit to a hundredth of it or back, within 40 %. */
  static boolean isOfUnit(double move) {
    double ratio = 1 + move;
    return !isOne(ratio / UNIT - 1) || !isOne(ratio * UNIT - 1);
  }
}
