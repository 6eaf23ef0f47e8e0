package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Shared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
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

  /** So that no thread is idle while another finishes the last chunk. */
  private static final int CHUNKS_PER_THREAD = 4;

  private final PortfolioStage stage;
  private final Due due;
  private final Keeper keeper;

  PortfolioWork(PortfolioStage stage, Due due, Keeper keeper) {
    this.stage = stage;
    this.due = due;
    this.keeper = keeper;
  }

  /** Keeps what becomes of portfolio-days; used by several threads at once. */
  interface Keeper {

    /** As {@link dev.sigmasight.server.stage.Checkpoints#day}. */
    Outcome day(PortfolioId portfolio, LocalDate day, Supplier<Outcome> work);

    /** How long a chunk took a thread. */
    void spent(long readingNanos, long computingNanos, long writingNanos);

    /** A portfolio broke on a day; its later days are not done. */
    void failed(PortfolioId portfolio, LocalDate day, RuntimeException e);
  }

  void run(int threads, Shared shared) {
    long began = System.nanoTime();
    PortfolioStage.Prepared prepared = stage.prepare(due, shared);
    keeper.spent(System.nanoTime() - began, 0, 0);
    int days = Math.ceilDiv(due.size(), due.sessions().size());
    int even = Math.ceilDiv(due.sessions().size(), threads * CHUNKS_PER_THREAD);
    List<Due> chunks = due.chunks(Math.clamp(MOST_DAYS / days, 1, Math.min(LARGEST_CHUNK, even)));
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
        keeper.failed(portfolio, some.first(), e);
        return;
      }
      LOG.warn("{} portfolios cannot be read together", some.sessions().size(), e);
      some.portfolios().forEach(portfolio -> chunk(prepared, some.of(portfolio)));
      return;
    }
    long ready = System.nanoTime();
    long[] writing = {0};
    some.sessions().forEach((portfolio, sessions) -> portfolio(read, portfolio, sessions, writing));
    keeper.spent(ready - began, System.nanoTime() - ready - writing[0], writing[0]);
  }

  private void portfolio(
      PortfolioStage.Chunk read, PortfolioId portfolio, List<LocalDate> sessions, long[] writing) {
    LocalDate[] at = {sessions.getFirst()};
    try {
      read.run(
          portfolio,
          sessions,
          (day, work) -> {
            at[0] = day;
            long began = System.nanoTime();
            Outcome outcome = keeper.day(portfolio, day, work);
            writing[0] += System.nanoTime() - began;
            return outcome;
          });
    } catch (RunLost lost) {
      throw lost;
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        throw e;
      }
      keeper.failed(portfolio, at[0], e);
    }
  }
}
