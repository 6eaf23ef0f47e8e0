package dev.sigmasight.quant.option;

/**
 * Values and implied volatilities of many European options at once: arrays in, arrays out, no
 * object per option, one thread. Results do not depend on the order of the options.
 *
 * <p>Where the virtual machine runs with {@code --add-modules jdk.incubator.vector} and the
 * processor has vectors of at least four doubles, they are used. Those results differ from the
 * plain ones by rounding: price and delta by at most 2e-13 of the larger of {@code S·e^(−qT)} and
 * {@code K·e^(−rT)}, gamma and vega relatively by 1e-12, theta by 2e-12 of its terms, implied
 * volatilities by 1e-10 where vega exceeds a thousandth of S + K.
 */
public final class OptionBatch {
  private static final String MODULE = "jdk.incubator.vector";
  private static final Kernel PLAIN = new PlainKernel();
  private static final Kernel FASTEST = fastest();

  private OptionBatch() {}

  /**
   * Price, delta, gamma, vega, theta and rho as {@link BlackScholesMerton} has them.
   *
   * @throws IllegalArgumentException if an option is out of range; it says which
   */
  public static void greeks(OptionArrays in, GreeksArrays out) {
    greeks(FASTEST, in, out);
  }

  /** The same without vectors, whatever the machine has. */
  public static void plainGreeks(OptionArrays in, GreeksArrays out) {
    greeks(PLAIN, in, out);
  }

  /**
   * Volatilities that explain the prices, with a status each, as {@link ImpliedVolatility#european}
   * finds them.
   *
   * @param prices one per option
   * @throws IllegalArgumentException if an option is out of range; it says which
   */
  public static void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out) {
    impliedVolatility(FASTEST, in, prices, out);
  }

  /** The same without vectors, whatever the machine has. */
  public static void plainImpliedVolatility(
      OptionArrays in, double[] prices, VolatilityArrays out) {
    impliedVolatility(PLAIN, in, prices, out);
  }

  /** Whether vectors are used. */
  public static boolean isVectorised() {
    return FASTEST != PLAIN;
  }

  private static void greeks(Kernel kernel, OptionArrays in, GreeksArrays out) {
    requireSize(in.size(), out.size());
    kernel.greeks(in, out);
  }

  private static void impliedVolatility(
      Kernel kernel, OptionArrays in, double[] prices, VolatilityArrays out) {
    requireSize(in.size(), prices.length);
    requireSize(in.size(), out.size());
    kernel.impliedVolatility(in, prices, out);
  }

  private static void requireSize(int options, int size) {
    if (options != size) {
      throw new IllegalArgumentException(
          "there are " + options + " options, but arrays of " + size);
    }
  }

  private static Kernel fastest() {
    boolean hasVectors = ModuleLayer.boot().findModule(MODULE).isPresent();
    return hasVectors && VectorKernel.isWorthwhile() ? new VectorKernel() : PLAIN;
  }

  /** One way to compute. */
  sealed interface Kernel permits PlainKernel, VectorKernel {
    void greeks(OptionArrays in, GreeksArrays out);

    void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out);
  }
}
