package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.regression.BatchFit;
import dev.sigmasight.quant.regression.BatchLeastSquares;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Coefficients, standard errors and R² of 5,000 symbols on 8 factors over 252 days, of which each
 * symbol misses 5 % of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class FactorRegressionBenchmark {
  private static final int SYMBOLS = 5000;
  private static final int DAYS = 252;
  private static final int FACTORS = 8;

  private final double[][] factors = new double[FACTORS][DAYS];
  private final BatchFit fit = new BatchFit(SYMBOLS, FACTORS);
  private double[][] returns = {};

  /** The sums are numpy's, symbol by symbol with {@code lstsq}. */
  @Setup
  public void draw() {
    double[][] days = Inputs.factors(DAYS, FACTORS);
    for (int t = 0; t < DAYS; t++) {
      for (int k = 0; k < FACTORS; k++) {
        factors[k][t] = days[t][k];
      }
    }
    returns = Inputs.factorReturns(SYMBOLS, days);
    boolean[][] missing = Inputs.missing(SYMBOLS, DAYS, 0.05, 33);
    for (int i = 0; i < SYMBOLS; i++) {
      for (int t = 0; t < DAYS; t++) {
        returns[i][t] = missing[i][t] ? Double.NaN : returns[i][t];
      }
    }
    checkSums(ordinaryLeastSquares());
  }

  /** All symbols, the factors' products included. */
  @Benchmark
  public BatchFit ordinaryLeastSquares() {
    BatchLeastSquares.of(factors, FACTORS + 2).fit(returns, fit);
    return fit;
  }

  private static void checkSums(BatchFit fit) {
    double alpha = 0;
    double beta = 0;
    double absolute = 0;
    double errors = 0;
    double rSquared = 0;
    for (int i = 0; i < SYMBOLS; i++) {
      alpha += fit.coefficient(i, 0);
      rSquared += fit.rSquared(i);
      errors += fit.standardError(i, 0);
      for (int k = 1; k <= FACTORS; k++) {
        beta += fit.coefficient(i, k);
        absolute += Math.abs(fit.coefficient(i, k));
        errors += fit.standardError(i, k);
      }
    }
    same("alpha", alpha, 1.05716438099787);
    same("beta", beta, 9951.25763591358);
    same("absolute beta", absolute, 16762.0033254777);
    same("standard errors", errors, 3187.36146282468);
    same("R²", rSquared, 2866.76767350349);
  }

  private static void same(String name, double actual, double expected) {
    if (!(Math.abs(actual - expected) <= 1e-10 * Math.abs(expected))) {
      throw new IllegalStateException("sum of " + name + " " + actual + ", not " + expected);
    }
  }
}
