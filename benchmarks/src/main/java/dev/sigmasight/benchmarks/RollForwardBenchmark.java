package dev.sigmasight.benchmarks;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.DayResult;
import dev.sigmasight.quant.ledger.Instrument;
import dev.sigmasight.quant.ledger.LotMethod;
import dev.sigmasight.quant.ledger.RollForward;
import dev.sigmasight.quant.ledger.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A year of closes of one portfolio, every identity checked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RollForwardBenchmark {
  private static final int SESSIONS = 252;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);

  @Param({"30", "300"})
  int positions;

  private final List<Transaction> opening = new ArrayList<>();
  private final List<Map<String, BigDecimal>> closes = new ArrayList<>();

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(7);
    opening.clear();
    closes.clear();
    opening.add(new Transaction.CashFlow(FIRST, new BigDecimal("10000000")));
    double[] prices = new double[positions];
    for (int i = 0; i < positions; i++) {
      prices[i] = random.nextDouble(10, 500);
      Instrument instrument = Instrument.share("S" + i);
      BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1, 500));
      opening.add(Transaction.Trade.open(FIRST, instrument, quantity, cents(prices[i])));
    }
    for (int day = 0; day < SESSIONS; day++) {
      Map<String, BigDecimal> close = new HashMap<>();
      for (int i = 0; i < positions; i++) {
        prices[i] *= 1 + random.nextDouble(-0.02, 0.0205);
        close.put("S" + i, cents(prices[i]));
      }
      closes.add(close);
    }
  }

  private static BigDecimal cents(double price) {
    return BigDecimal.valueOf(Math.round(price * 100), 2);
  }

  /** The last close of the year. */
  @Benchmark
  public Close year() {
    Close close = Close.beforeTheFirst(LotMethod.FIFO);
    for (int day = 0; day < SESSIONS; day++) {
      List<Transaction> transactions = day == 0 ? opening : List.of();
      if (RollForward.day(close, FIRST.plusDays(day), transactions, closes.get(day))
          instanceof DayResult.Valued valued) {
        close = valued.close();
      }
    }
    return close;
  }
}
