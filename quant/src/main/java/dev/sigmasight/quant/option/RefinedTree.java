package dev.sigmasight.quant.option;

/**
 * Leisen–Reimer trees of more and more steps, until their extrapolation settles. Where the
 * underlying drifts far for its volatility the exercise boundary is sharp for the nodes' distance,
 * and few steps mislead.
 *
 * @param settled whether two extrapolations agree
 */
record RefinedTree(AmericanOption option, int steps, boolean settled, double price) {
  private static final int FEWEST = 101;
  private static final int MOST = 6401;

  /** Of the strike. */
  private static final double CLOSE = 2e-5;

  static RefinedTree of(AmericanOption option) {
    double close = CLOSE * option.european().strike();
    double least = new CertainExercise(option).price();
    int steps = 2 * FEWEST - 1;
    double fine = LeisenReimerTree.price(option, steps);
    double extrapolated = 2 * fine - LeisenReimerTree.price(option, FEWEST);
    while (steps < MOST) {
      steps = 2 * steps - 1;
      double coarse = fine;
      double before = extrapolated;
      fine = LeisenReimerTree.price(option, steps);
      extrapolated = 2 * fine - coarse;
      if (Math.abs(extrapolated - before) <= close) {
        return new RefinedTree(option, steps, true, Math.max(extrapolated, least));
      }
    }
    return new RefinedTree(option, steps, false, Math.max(fine, least));
  }

  AmericanValue value() {
    return settled
        ? LeisenReimerTree.extrapolated(option, steps)
        : LeisenReimerTree.of(option, steps);
  }
}
