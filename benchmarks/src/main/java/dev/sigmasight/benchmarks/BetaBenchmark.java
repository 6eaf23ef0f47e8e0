package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import java.util.SplittableRandom;
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

/** One market beta with its standard error and R² over a year of daily returns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BetaBenchmark {
  private static final int RETURNS = 252;

  private final double[] market = new double[RETURNS];
  private final double[] stock = new double[RETURNS];

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < RETURNS; i++) {
      market[i] = random.nextGaussian(0.0003, 0.01);
      stock[i] = 1.2 * market[i] + random.nextGaussian(0, 0.012);
    }
  }

  /** The fitted line. */
  @Benchmark
  public LineFit beta() {
    return LeastSquares.line(stock, market);
  }
}
