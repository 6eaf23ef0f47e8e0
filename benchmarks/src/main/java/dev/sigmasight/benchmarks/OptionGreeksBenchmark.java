package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.option.GreeksArrays;
import dev.sigmasight.quant.option.OptionArrays;
import dev.sigmasight.quant.option.OptionBatch;
import java.util.Arrays;
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
 * Price, delta, gamma, theta, vega and rho of a million European options, on one thread. Divide a
 * million by the time for options a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class OptionGreeksBenchmark {
  private static final int OPTIONS = 1_000_000;

  /** What the peers print for the same inputs, to their twelve digits. */
  private static final double PRINTED = 1e-10;

  private final GreeksArrays out = GreeksArrays.of(OPTIONS);
  private final OptionArrays in = arrays(Inputs.options(11, OPTIONS));

  static OptionArrays arrays(Inputs.Options drawn) {
    return new OptionArrays(
        drawn.spot,
        drawn.strike,
        drawn.years,
        drawn.rate,
        drawn.yield,
        drawn.volatility,
        drawn.call);
  }

  /** Compares the sums with those of the peers. */
  @Setup
  public void check() {
    checkSums(plain());
    checkSums(vectorised());
  }

  private static void checkSums(GreeksArrays greeks) {
    requireSum(greeks.price(), 15170274.3583);
    requireSum(greeks.delta(), 79509.5175547);
    requireSum(greeks.gamma(), 12034.0155321);
    requireSum(greeks.theta(), -6167733.849);
    requireSum(greeks.vega(), 30099971.83);
    requireSum(greeks.rho(), -7843232.87193);
  }

  static void requireSum(double[] values, double expected) {
    double sum = Arrays.stream(values).sum();
    if (!(Math.abs(sum - expected) <= PRINTED * Math.abs(expected))) {
      throw new IllegalStateException("the sum is " + sum + " instead of " + expected);
    }
  }

  /** With vectors where the machine has them. */
  @Benchmark
  public GreeksArrays vectorised() {
    OptionBatch.greeks(in, out);
    return out;
  }

  /** One after the other. */
  @Benchmark
  @Fork(1)
  public GreeksArrays plain() {
    OptionBatch.plainGreeks(in, out);
    return out;
  }
}
