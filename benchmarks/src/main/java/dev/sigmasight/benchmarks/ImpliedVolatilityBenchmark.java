package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.option.GreeksArrays;
import dev.sigmasight.quant.option.OptionArrays;
import dev.sigmasight.quant.option.OptionBatch;
import dev.sigmasight.quant.option.VolatilityArrays;
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
 * The volatilities that explain 200,000 prices, to 1e-10, on one thread. Divide 200,000 by the time
 * for options a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ImpliedVolatilityBenchmark {
  private static final int OPTIONS = 200_000;
  private static final double PRECISION = 1e-10;

  private final OptionArrays in = OptionGreeksBenchmark.arrays(Inputs.optionsToInvert(12, OPTIONS));
  private final VolatilityArrays out = VolatilityArrays.of(OPTIONS);
  private final double[] prices = prices();

  private double[] prices() {
    GreeksArrays greeks = GreeksArrays.of(OPTIONS);
    OptionBatch.plainGreeks(in, greeks);
    return greeks.price();
  }

  /** Each must return the volatility that made the price, and the sum be that of the peers. */
  @Setup
  public void check() {
    checkEach(plain());
    checkEach(vectorised());
  }

  private void checkEach(VolatilityArrays found) {
    OptionGreeksBenchmark.requireSum(found.volatility(), 74989.2529267);
    for (int i = 0; i < OPTIONS; i++) {
      if (!(Math.abs(found.volatility()[i] - in.volatility()[i]) <= PRECISION)) {
        throw new IllegalStateException(
            found.volatility()[i] + " instead of " + in.volatility()[i]);
      }
    }
  }

  /** With vectors where the machine has them. */
  @Benchmark
  public VolatilityArrays vectorised() {
    OptionBatch.impliedVolatility(in, prices, out);
    return out;
  }

  /** One after the other. */
  @Benchmark
  @Fork(1)
  public VolatilityArrays plain() {
    OptionBatch.plainImpliedVolatility(in, prices, out);
    return out;
  }
}
