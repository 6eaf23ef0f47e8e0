package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.correlation.PearsonMatrix;
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
 * All Pearson correlations of 2,000 symbols over 252 days, complete and with 5 % of days missing;
 * with explicit vectors and, by the names with Plain, in a JVM that has none.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CorrelationBenchmark {
  private static final int SYMBOLS = 2000;
  private static final int DAYS = 252;
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  private final double[][] returns = Inputs.returns(SYMBOLS, DAYS);
  private final double[][] withGaps = Inputs.returns(SYMBOLS, DAYS);
  private final double[][] rho = new double[SYMBOLS][SYMBOLS];

  @Setup
  public void check() {
    boolean[][] missing = Inputs.missing(SYMBOLS, DAYS, 0.05, 77);
    for (int i = 0; i < SYMBOLS; i++) {
      for (int t = 0; t < DAYS; t++) {
        withGaps[i][t] = missing[i][t] ? Double.NaN : withGaps[i][t];
      }
    }
    PearsonMatrix.complete(returns, rho);
    require(579407.2633, 0.200920302735, 0.497363931784);
    PearsonMatrix.pairwise(withGaps, 60, rho);
    require(578627.5084, 0.200319346546, 0.496708492172);
  }

  /** The peers' sum of the upper triangle, first and last pair. */
  private void require(double sum, double first, double last) {
    double found = 0;
    for (int i = 0; i < SYMBOLS; i++) {
      for (int j = i + 1; j < SYMBOLS; j++) {
        found += rho[i][j];
      }
    }
    same(found, sum, 1e-9);
    same(rho[0][1], first, 1e-11);
    same(rho[SYMBOLS - 2][SYMBOLS - 1], last, 1e-11);
  }

  private static void same(double found, double peer, double tolerance) {
    if (!(Math.abs(found - peer) <= tolerance * peer)) {
      throw new IllegalStateException(found + " instead of the peers' " + peer);
    }
  }

  @Benchmark
  @Fork(jvmArgsAppend = VECTORS)
  public double[][] complete() {
    PearsonMatrix.complete(returns, rho);
    return rho;
  }

  @Benchmark
  @Fork(jvmArgsAppend = VECTORS)
  public double[][] pairwise() {
    PearsonMatrix.pairwise(withGaps, 60, rho);
    return rho;
  }

  @Benchmark
  public double[][] completePlain() {
    PearsonMatrix.complete(returns, rho);
    return rho;
  }

  @Benchmark
  public double[][] pairwisePlain() {
    PearsonMatrix.pairwise(withGaps, 60, rho);
    return rho;
  }
}
