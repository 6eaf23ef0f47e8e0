package dev.sigmasight.quant.option;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several options at a time, in blocks that stay in the fastest cache: each block goes through
 * short passes, which the compiler turns into machine code without objects; it gives up on long
 * ones.
 */
final class VectorKernel implements OptionBatch.Kernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  static final int BLOCK = 32 * LANES;

  /** What is computed for the options from one place on. */
  @FunctionalInterface
  private interface Block {
    void compute(int start, int length);
  }

  static boolean isWorthwhile() {
    return LANES >= 4;
  }

  @Override
  public void greeks(OptionArrays in, GreeksArrays out) {
    if (in.size() < LANES) {
      greeksOfFew(in, out);
      return;
    }
    VectorGreeks block = new VectorGreeks(in, out);
    inBlocks(in.size(), block::compute);
  }

  @Override
  public void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out) {
    if (in.size() < LANES) {
      impliedVolatilityOfFew(in, prices, out);
      return;
    }
    VectorBlack block = new VectorBlack(in, prices, out);
    inBlocks(in.size(), block::compute);
  }

  /** The last vector overlaps the one before, so that each option meets the same arithmetic. */
  private static void inBlocks(int n, Block block) {
    int whole = n - n % LANES;
    for (int start = 0; start < whole; start += BLOCK) {
      block.compute(start, Math.min(BLOCK, whole - start));
    }
    if (whole < n) {
      block.compute(n - LANES, LANES);
    }
  }

  private static void greeksOfFew(OptionArrays in, GreeksArrays out) {
    GreeksArrays wide = GreeksArrays.of(LANES);
    new VectorGreeks(padded(in), wide).compute(0, LANES);
    int n = in.size();
    System.arraycopy(wide.price(), 0, out.price(), 0, n);
    System.arraycopy(wide.delta(), 0, out.delta(), 0, n);
    System.arraycopy(wide.gamma(), 0, out.gamma(), 0, n);
    System.arraycopy(wide.vega(), 0, out.vega(), 0, n);
    System.arraycopy(wide.theta(), 0, out.theta(), 0, n);
    System.arraycopy(wide.rho(), 0, out.rho(), 0, n);
  }

  private static void impliedVolatilityOfFew(
      OptionArrays in, double[] prices, VolatilityArrays out) {
    VolatilityArrays wide = VolatilityArrays.of(LANES);
    new VectorBlack(padded(in), padded(prices, 0.1), wide).compute(0, LANES);
    System.arraycopy(wide.volatility(), 0, out.volatility(), 0, in.size());
    System.arraycopy(wide.status(), 0, out.status(), 0, in.size());
  }

  private static OptionArrays padded(OptionArrays in) {
    return new OptionArrays(
        padded(in.spot(), 1),
        padded(in.strike(), 1),
        padded(in.years(), 1),
        padded(in.rate(), 0),
        padded(in.yield(), 0),
        padded(in.volatility(), 1),
        Arrays.copyOf(in.call(), LANES));
  }

  private static double[] padded(double[] values, double with) {
    double[] wide = Arrays.copyOf(values, LANES);
    Arrays.fill(wide, values.length, LANES, with);
    return wide;
  }

  static DoubleVector at(double[] values, int i) {
    return DoubleVector.fromArray(SPECIES, values, i);
  }

  static DoubleVector vector(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  static DoubleVector exp(DoubleVector x) {
    return x.lanewise(VectorOperators.EXP);
  }

  static DoubleVector log(DoubleVector x) {
    return x.lanewise(VectorOperators.LOG);
  }

  static VectorMask<Double> puts(OptionArrays in, int i) {
    return VectorMask.fromArray(SPECIES, in.call(), i).not();
  }

  static DoubleVector turned(DoubleVector x, VectorMask<Double> put) {
    return x.lanewise(VectorOperators.NEG, put);
  }

  /** Whether all but the volatility is in range, and time is left. */
  static VectorMask<Double> regular(OptionArrays in, int i) {
    DoubleVector s = at(in.spot(), i);
    DoubleVector k = at(in.strike(), i);
    DoubleVector t = at(in.years(), i);
    DoubleVector rates = at(in.rate(), i).abs().max(at(in.yield(), i).abs());
    return s.min(k)
        .compare(VectorOperators.GE, EuropeanOption.LEAST_PRICE)
        .and(s.max(k).compare(VectorOperators.LE, EuropeanOption.MOST_PRICE))
        .and(t.compare(VectorOperators.GT, 0))
        .and(t.compare(VectorOperators.LE, EuropeanOption.MOST_YEARS))
        .and(rates.compare(VectorOperators.LE, EuropeanOption.MOST_RATE));
  }
}
