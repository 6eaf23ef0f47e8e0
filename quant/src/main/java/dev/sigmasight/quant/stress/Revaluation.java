package dev.sigmasight.quant.stress;

/** What a position gains when its inputs move, by whatever model prices it. */
@FunctionalInterface
public interface Revaluation {
  /** Value after the move less value before, in money, signed as the position. */
  double profit(Move move);

  /** Of what is worth more in proportion to its price: shares, funds, cash. */
  static Revaluation linear(double value) {
    return move -> value * move.underlying();
  }

  /** Of bonds and bond funds: the underlying's own return and that of the change of yields. */
  static Revaluation bond(double value, RateSensitivity sensitivity) {
    return move -> value * (move.underlying() + sensitivity.returnFor(move.yield()));
  }
}
