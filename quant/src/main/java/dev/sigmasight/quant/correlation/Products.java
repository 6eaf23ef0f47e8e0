package dev.sigmasight.quant.correlation;

/** The products of all rows with all rows: {@code Z·Z'}. */
sealed interface Products permits PlainProducts, VectorProducts {

  /**
   * Writes {@code Σ_t z[i][t]·z[j][t]} to {@code into[i][j]} for all j ≥ i; what lies below the
   * diagonal may change to anything.
   *
   * @param z n rows of equal length
   * @param into n rows of n
   */
  void upper(double[][] z, double[][] into);

  /** The faster one on this machine: explicit vectors if they are enabled and eight wide. */
  static Products fastest() {
    return Fastest.CHOSEN;
  }

  /** Chosen once. The class with vectors is not touched when their module is not there. */
  final class Fastest {
    private static final Products CHOSEN =
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && VectorProducts.isNative()
            ? new VectorProducts()
            : new PlainProducts();

    private Fastest() {}
  }
}
