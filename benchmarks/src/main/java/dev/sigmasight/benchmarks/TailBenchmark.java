package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.tail.Holdings;
import dev.sigmasight.quant.tail.ScenarioTails;
import dev.sigmasight.quant.tail.Tail;
import dev.sigmasight.quant.tail.TailFigures;
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
 * Historical value at risk (6th largest loss), expected shortfall (mean of the 6 largest) and what
 * each holding adds to both: 10,000 portfolios of 30 holdings, 504 scenarios, 5,000 symbols.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TailBenchmark {
  private static final int PORTFOLIOS = 10_000;
  private static final int HOLDINGS = 30;
  private static final int SYMBOLS = 5_000;
  private static final int SCENARIOS = 504;

  /** What numpy sums its results to, to the 12 digits that it prints. */
  private static final double SUM_VALUE_AT_RISK = 292058478.21;

  private static final double SUM_SHORTFALL = 320907522.121;
  private static final double SUM_ABSOLUTE_PARTS = 343334597.012;
  private static final double PRINTED = 1e-11;

  private static final Tail WORST_SIX = new Tail(6, 1);

  private final double[][] returns = Inputs.returns(SYMBOLS, SCENARIOS);
  private final Holdings holdings = holdings();
  private final ScenarioTails universe = new ScenarioTails(returns);
  private final TailFigures figures = TailFigures.of(holdings);

  private static Holdings holdings() {
    Inputs.Portfolios drawn = new Inputs.Portfolios(PORTFOLIOS, HOLDINGS, SYMBOLS);
    int[] start = new int[PORTFOLIOS + 1];
    Arrays.setAll(start, p -> p * HOLDINGS);
    return new Holdings(
        start,
        Arrays.stream(drawn.symbol).flatMapToInt(Arrays::stream).toArray(),
        Arrays.stream(drawn.value).flatMapToDouble(Arrays::stream).toArray());
  }

  @Setup
  public void check() {
    universe.split(holdings, WORST_SIX, figures);
    same(SUM_VALUE_AT_RISK, Arrays.stream(figures.valueAtRisk()).sum());
    same(SUM_VALUE_AT_RISK, Arrays.stream(figures.valueAtRiskParts()).sum());
    same(SUM_SHORTFALL, Arrays.stream(figures.expectedShortfall()).sum());
    same(SUM_SHORTFALL, Arrays.stream(figures.expectedShortfallParts()).sum());
    same(SUM_ABSOLUTE_PARTS, Arrays.stream(figures.expectedShortfallParts()).map(Math::abs).sum());
  }

  private static void same(double expected, double actual) {
    if (!(Math.abs(actual - expected) <= PRINTED * expected)) {
      throw new IllegalStateException(actual + " instead of " + expected);
    }
  }

  /** A universe that is already laid out. */
  @Benchmark
  public TailFigures split() {
    universe.split(holdings, WORST_SIX, figures);
    return figures;
  }

  /** With laying out the universe from a row per symbol. */
  @Benchmark
  public TailFigures splitFromRows() {
    new ScenarioTails(returns).split(holdings, WORST_SIX, figures);
    return figures;
  }
}
