package dev.sigmasight.quant.tail;

/**
 * How far out in the losses a figure stands.
 *
 * @param confidence α in [0.5, 1); 0.99 means that one loss in a hundred is larger
 * @param leastLosses how many of the observed losses must make up the tail, at least 1
 */
public record TailLevel(double confidence, int leastLosses) {
  /** A tail of fewer losses is an anecdote. */
  public static final int USUAL_LEAST = 5;

  /** What {@code n·(1 − α)} may be off an integer by rounding alone. */
  private static final double ROUNDING = 1e-9;

  public TailLevel {
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in [0.5, 1): " + confidence);
    }
    if (leastLosses < 1) {
      throw new IllegalArgumentException("a tail has at least one loss, not " + leastLosses);
    }
  }

  /** With a tail of at least {@value #USUAL_LEAST} losses. */
  public static TailLevel of(double confidence) {
    return new TailLevel(confidence, USUAL_LEAST);
  }

  /** p = 1 − α. */
  public double probability() {
    return 1 - confidence;
  }

  /** {@code ⌈n·p⌉} worst of n losses, the last of which counts for the fraction of n·p it fills. */
  public Tail fractional(int observations) {
    double exact = observations * probability();
    int losses = whole(observations).losses();
    double last = exact - (losses - 1);
    return new Tail(losses, Math.abs(last - 1) <= ROUNDING * losses ? 1 : last);
  }

  /** {@code ⌈n·p⌉} worst of n losses, each counting in full. */
  public Tail whole(int observations) {
    double exact = observations * probability();
    return new Tail((int) Math.max(1, Math.ceil(exact - ROUNDING * Math.max(1, exact))), 1);
  }

  /** Whether that many observations have enough losses in their tail. */
  boolean isEnough(int observations) {
    return observations > 0 && whole(observations).losses() >= leastLosses;
  }

  /** The fewest observations with enough losses in their tail. */
  int observationsNeeded() {
    int need = (int) Math.max(1, Math.floor((leastLosses - 1) / probability()));
    while (!isEnough(need)) {
      need++;
    }
    return need;
  }
}
