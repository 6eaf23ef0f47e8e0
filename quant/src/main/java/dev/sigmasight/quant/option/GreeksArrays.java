package dev.sigmasight.quant.option;

/** Room for the value and the derivatives of many options, with the units of {@link Greeks}. */
@SuppressWarnings("ArrayRecordComponent")
public record GreeksArrays(
    double[] price, double[] delta, double[] gamma, double[] vega, double[] theta, double[] rho) {

  public GreeksArrays {
    int n = price.length;
    if (delta.length != n
        || gamma.length != n
        || vega.length != n
        || theta.length != n
        || rho.length != n) {
      throw new IllegalArgumentException("the arrays differ in length");
    }
  }

  /** For so many options. */
  public static GreeksArrays of(int size) {
    return new GreeksArrays(
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }

  public int size() {
    return price.length;
  }

  void set(int i, Greeks greeks) {
    price[i] = greeks.price();
    delta[i] = greeks.delta();
    gamma[i] = greeks.gamma();
    vega[i] = greeks.vega();
    theta[i] = greeks.theta();
    rho[i] = greeks.rho();
  }
}
