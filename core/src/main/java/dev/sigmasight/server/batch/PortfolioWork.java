package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.LockedPortfolio;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.PortfolioStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes portfolios through a stage, chunk by chunk on a few threads. One that fails, fails alone.
 */
final class PortfolioWork {
  private static final Logger LOG = LoggerFactory.getLogger(PortfolioWork.class);

  /** Large enough that the statements of a chunk cost little per portfolio. */
  private static final int LARGEST_CHUNK = 100;

  /** Portfolio-days of a chunk, whose input is in memory together. */
  private static final int MOST_DAYS = 500;

  /** Days that are kept in one transaction, and portfolios that are done again if one cannot be. */
  private static final int KEPT_TOGETHER = 20;

  /** So that no thread is idle while another finishes the last chunk. */
  private static final int CHUNKS_PER_THREAD = 4;

  private final PortfolioStage stage;
  private final Due due;
  private final Keeper keeper;
  private final Set<PortfolioId> broken = ConcurrentHashMap.newKeySet();

  PortfolioWork(PortfolioStage stage, Due due, Keeper keeper) {
    this.stage = stage;
    this.due = due;
    this.keeper = keeper;
  }

  /** Keeps what becomes of portfolio-days; used by several threads at once. */
  interface Keeper {

    /**
     * Keeps the days of several portfolios in one transaction: all of them or none.
     *
     * @param hold runs first in it
     */
    void days(Runnable hold, List<PortfolioDay> days);

    /** How long a chunk took a thread. */
    void spent(long readingNanos, long computingNanos, long writingNanos);

    /** A portfolio broke on a day; its later days are not done. */
    void failed(PortfolioId portfolio, LocalDate day, RuntimeException e);
  }

  /** A day that is computed and waits to be kept. */
  record PortfolioDay(
      PortfolioId portfolio, LocalDate day, Function<LockedPortfolio, Outcome> work) {}

  void run(int threads) {
    for (Due part : stage.parts(due)) {
      Due whole = part.except(broken);
      if (!whole.isEmpty()) {
        run(whole, threads);
      }
    }
  }

  private void run(Due part, int threads) {
    long began = System.nanoTime();
    PortfolioStage.Prepared prepared = stage.prepare(part);
    keeper.spent(System.nanoTime() - began, 0, 0);
    int days = Math.ceilDiv(part.size(), part.sessions().size());
    int even = Math.ceilDiv(part.sessions().size(), threads * CHUNKS_PER_THREAD);
    List<Due> chunks = part.chunks(Math.clamp(MOST_DAYS / days, 1, Math.min(LARGEST_CHUNK, even)));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, LogContext.threads())) {
      List<Future<?>> running = new ArrayList<>();
      chunks.forEach(chunk -> running.add(pool.submit(() -> chunk(prepared, chunk))));
      try {
        running.forEach(PortfolioWork::await);
      } catch (RuntimeException e) {
        running.forEach(each -> each.cancel(false));
        throw e;
      }
    }
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunLost("The run was interrupted.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void chunk(PortfolioStage.Prepared prepared, Due some) {
    PortfolioStage.Chunk read;
    long began = System.nanoTime();
    try {
      read = prepared.read(some);
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        throw e;
      }
      if (some.sessions().size() == 1) {
        PortfolioId portfolio = some.portfolios().getFirst();
        failed(portfolio, some.first(), e);
        return;
      }
      LOG.warn("{} portfolios cannot be read together", some.sessions().size(), e);
      some.portfolios().forEach(portfolio -> chunk(prepared, some.of(portfolio)));
      return;
    }
    long ready = System.nanoTime();
    long[] writing = {0};
    some.chunks(KEPT_TOGETHER).forEach(few -> together(prepared, read, few, writing));
    keeper.spent(ready - began, System.nanoTime() - ready - writing[0], writing[0]);
  }

  /** Days of these portfolios, several in a transaction; what breaks is done again day by day. */
  private void together(
      PortfolioStage.Prepared prepared, PortfolioStage.Chunk read, Due few, long[] writing) {
    Map<PortfolioId, Integer> kept = new HashMap<>();
    List<PortfolioDay> waiting = new ArrayList<>();
    Runnable keep =
        () -> {
          long began = System.nanoTime();
          keeper.days(prepared::hold, waiting);
          writing[0] += System.nanoTime() - began;
          waiting.forEach(each -> kept.merge(each.portfolio(), 1, Integer::sum));
          waiting.clear();
        };
    try {
      few.sessions()
          .forEach(
              (portfolio, sessions) ->
                  read.run(
                      portfolio,
                      sessions,
                      (day, work) -> {
                        waiting.add(new PortfolioDay(portfolio, day, work));
                        if (waiting.size() == KEPT_TOGETHER) {
                          keep.run();
                        }
                      }));
      keep.run();
    } catch (RunLost lost) {
      throw lost;
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        throw e;
      }
      LOG.warn("{} portfolios cannot be kept together", few.sessions().size(), e);
      dayByDay(prepared, few.without(kept), writing);
    }
  }

  private void dayByDay(PortfolioStage.Prepared prepared, Due rest, long[] writing) {
    rest.portfolios().forEach(portfolio -> alone(prepared, rest.of(portfolio), writing));
  }

  private void alone(PortfolioStage.Prepared prepared, Due one, long[] writing) {
    PortfolioId portfolio = one.portfolios().getFirst();
    LocalDate[] at = {one.first()};
    try {
      prepared
          .read(one)
          .run(
              portfolio,
              one.sessions().firstEntry().getValue(),
              (day, work) -> {
                at[0] = day;
                long began = System.nanoTime();
                keeper.days(prepared::hold, List.of(new PortfolioDay(portfolio, day, work)));
                writing[0] += System.nanoTime() - began;
              });
    } catch (RunLost lost) {
      throw lost;
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        throw e;
      }
      failed(portfolio, at[0], e);
    }
  }

  private void failed(PortfolioId portfolio, LocalDate day, RuntimeException e) {
    broken.add(portfolio);
    keeper.failed(portfolio, day, e);
  }
}
