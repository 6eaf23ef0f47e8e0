package dev.sigmasight.benchmarks;

import java.util.Arrays;

/**
 * The inputs of the benchmarks: the same numbers, bit for bit, as any other program draws that uses
 * this generator (PCG RXS-M-XS 64) and the same order of additions and multiplications.
 */
final class Inputs {
  private long state;

  Inputs(long seed) {
    state = seed;
  }

  private long next() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    long word = ((state >>> ((state >>> 59) + 5)) ^ state) * -5840758589994634535L;
    return (word >>> 43) ^ word;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Mean 0, variance 1, nearly normal: the sum of four uniforms. */
  double normal() {
    double a = uniform();
    double b = uniform();
    double c = uniform();
    double d = uniform();
    return (((a + b) + (c + d)) - 2.0) * 1.7320508075688772;
  }

  /** A million European options have seed 11; those to invert have 12 and narrower ranges. */
  static Options options(long seed, int count) {
    return new Options(seed, count, 0.7, 0.6, 0.05, 1.95, 0.1, 0.5);
  }

  /** Options whose vega is never near 0. */
  static Options optionsToInvert(long seed, int count) {
    return new Options(seed, count, 0.85, 0.3, 0.1, 1.9, 0.15, 0.45);
  }

  /** Parallel arrays. */
  static final class Options {
    final double[] spot;
    final double[] strike;
    final double[] years;
    final double[] rate;
    final double[] yield;
    final double[] volatility;
    final boolean[] call;

    private Options(
        long seed,
        int count,
        double moneyness,
        double moneynessRange,
        double shortest,
        double termRange,
        double calmest,
        double volatilityRange) {
      spot = new double[count];
      strike = new double[count];
      years = new double[count];
      rate = new double[count];
      yield = new double[count];
      volatility = new double[count];
      call = new boolean[count];
      Inputs in = new Inputs(seed);
      for (int i = 0; i < count; i++) {
        spot[i] = 50.0 + 100.0 * in.uniform();
        strike[i] = spot[i] * (moneyness + moneynessRange * in.uniform());
        years[i] = shortest + termRange * in.uniform();
        rate[i] = 0.05 * in.uniform();
        yield[i] = 0.03 * in.uniform();
        volatility[i] = calmest + volatilityRange * in.uniform();
        call[i] = in.uniform() < 0.5;
      }
    }
  }

  /** Daily returns of symbols with one common factor, a row per symbol. */
  static double[][] returns(int symbols, int days) {
    long seed = 20250101;
    double[] beta = new Inputs(seed).uniforms(symbols);
    Inputs common = new Inputs(seed + 1);
    double[] market = new double[days];
    Arrays.setAll(market, t -> 0.01 * common.normal());
    Inputs own = new Inputs(seed + 2);
    double[][] returns = new double[symbols][days];
    for (int i = 0; i < symbols; i++) {
      for (int t = 0; t < days; t++) {
        returns[i][t] = (0.0004 + (0.5 + beta[i]) * market[t]) + 0.015 * own.normal();
      }
    }
    return returns;
  }

  /** True where a day is missing; the usual seed is 77 and the usual share 0.05. */
  static boolean[][] missing(int symbols, int days, double share, long seed) {
    Inputs in = new Inputs(seed);
    boolean[][] missing = new boolean[symbols][days];
    for (boolean[] row : missing) {
      for (int t = 0; t < days; t++) {
        row[t] = in.uniform() < share;
      }
    }
    return missing;
  }

  /** Daily returns of factors, a row per day. */
  static double[][] factors(int days, int count) {
    Inputs in = new Inputs(31);
    double[][] factors = new double[days][count];
    for (double[] row : factors) {
      Arrays.setAll(row, j -> 0.01 * in.normal());
    }
    return factors;
  }

  /** Daily returns of symbols that load on the factors, a row per symbol. */
  static double[][] factorReturns(int symbols, double[][] factors) {
    int count = factors[0].length;
    double[] loadings = new Inputs(32).uniforms(symbols * count);
    Inputs own = new Inputs(33);
    double[][] returns = new double[symbols][factors.length];
    for (int i = 0; i < symbols; i++) {
      for (int t = 0; t < factors.length; t++) {
        double y = 0.0002;
        for (int j = 0; j < count; j++) {
          y = y + (-0.5 + 1.5 * loadings[i * count + j]) * factors[t][j];
        }
        returns[i][t] = y + 0.012 * own.normal();
      }
    }
    return returns;
  }

  /** Holdings of portfolios in a universe of symbols, with values in money. */
  static final class Portfolios {
    final int[][] symbol;
    final double[][] value;

    Portfolios(int count, int holdings, int universe) {
      symbol = new int[count][holdings];
      value = new double[count][holdings];
      Inputs in = new Inputs(51);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < holdings; j++) {
          symbol[i][j] = (int) (in.uniform() * universe);
          value[i][j] = -20000.0 + 120000.0 * in.uniform();
        }
      }
    }
  }

  private double[] uniforms(int count) {
    double[] drawn = new double[count];
    Arrays.setAll(drawn, i -> uniform());
    return drawn;
  }
}
