package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a run, from the first phase to the last. */
final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CoreDb db;
  private final Journal journal;
  private final BatchSettings settings;
  private final Ownership ownership;
  private final RunListener listener;
  private final AtomicLong lastTold = new AtomicLong();
  private final List<PhaseCount> counts = new ArrayList<>();

  Run(
      CoreDb db,
      Journal journal,
      BatchSettings settings,
      Ownership ownership,
      RunListener listener) {
    this.db = db;
    this.journal = journal;
    this.settings = settings;
    this.ownership = ownership;
    this.listener = listener;
  }

  void work(
      RunRequest request,
      List<PortfolioId> portfolios,
      Universe universe,
      List<SymbolStage> symbolStages,
      List<PortfolioStage> stages) {
    try {
      begin(request, portfolios);
      Window window = new Window(request.from(), request.target());
      for (Phase phase : Phase.values()) {
        for (SymbolStage stage : symbolStages) {
          if (stage.phase() == phase) {
            stage(stage, universe, window);
          }
        }
        for (PortfolioStage stage : stages) {
          if (stage.phase() == phase) {
            stage(stage, portfolios, window);
          }
        }
      }
      finish();
    } catch (RunLost lost) {
      LOG.warn("{}", lost.getMessage());
    } catch (RuntimeException e) {
      LOG.error("run {} failed", ownership.claim().id(), e);
      journal.finish(
          ownership.claim(), ownership.owner(), RunState.FAILED, "Internal error, see the log.");
      throw e;
    }
  }

  private void begin(RunRequest request, List<PortfolioId> portfolios) {
    Journal.Claim claim = ownership.claim();
    String verb = claim.resumed() ? "Continues" : "Starts";
    journal.log(
        claim,
        "info",
        "%s up to %s for %d portfolios, attempt %d, by %s."
            .formatted(
                verb, request.target(), portfolios.size(), claim.attempt(), request.triggeredBy()));
  }

  private void stage(SymbolStage stage, Universe universe, Window window) {
    SortedSet<String> due = stage.due(universe, window);
    PhaseCount count = open(stage.phase(), due.size());
    stage.run(due, universe, window, outcomes -> keep(count, window.target(), outcomes));
    close(count);
  }

  private void keep(PhaseCount count, LocalDate target, Map<String, Outcome> outcomes) {
    db.inTransaction(
        () -> outcomes.forEach((symbol, outcome) -> keep(count, target, symbol, outcome)));
    outcomes.values().forEach(count::add);
    tell(count);
  }

  private void stage(PortfolioStage stage, List<PortfolioId> portfolios, Window window) {
    Map<PortfolioId, List<LocalDate>> due = new LinkedHashMap<>();
    Map<PortfolioId, RuntimeException> broken = new LinkedHashMap<>();
    for (PortfolioId portfolio : portfolios) {
      try {
        List<LocalDate> sessions = stage.due(portfolio, window);
        if (!sessions.isEmpty()) {
          due.put(portfolio, sessions);
        }
      } catch (RuntimeException e) {
        LOG.error("{} of portfolio {} cannot start", stage.phase(), portfolio, e);
        broken.put(portfolio, e);
      }
    }
    int sessions = due.values().stream().mapToInt(List::size).sum();
    PhaseCount count = open(stage.phase(), sessions + broken.size());
    broken.forEach((portfolio, e) -> failed(count, portfolio, window.target(), e));
    try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
      List<Future<?>> running = new ArrayList<>();
      due.forEach(
          (portfolio, days) ->
              running.add(threads.submit(() -> portfolio(stage, count, portfolio, days))));
      running.forEach(Run::await);
    }
    close(count);
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

  private void portfolio(
      PortfolioStage stage, PhaseCount count, PortfolioId portfolio, List<LocalDate> sessions) {
    DayKeeper days = new DayKeeper(count, portfolio);
    try {
      stage.run(portfolio, sessions, days);
    } catch (RunLost lost) {
      throw lost;
    } catch (RuntimeException e) {
      LOG.error("{} of portfolio {} failed", stage.phase(), portfolio, e);
      failed(count, portfolio, days.current(sessions), e);
    }
  }

  private void failed(PhaseCount count, PortfolioId portfolio, LocalDate day, RuntimeException e) {
    String reason = "Failed on " + day + ": " + e.getMessage();
    journal.log(ownership.claim(), "error", stageOf(count, portfolio) + reason);
    Outcome outcome = new Outcome.Failed(reason);
    keep(count, day, portfolio.toString(), outcome);
    count.add(outcome);
  }

  private static String stageOf(PhaseCount count, PortfolioId portfolio) {
    return count.phase() + " of portfolio " + portfolio + ": ";
  }

  private void keep(PhaseCount count, LocalDate day, String subject, Outcome outcome) {
    boolean mine =
        journal.item(
            ownership.claim(),
            ownership.owner(),
            new Journal.Item(count.phase(), day, subject, outcome));
    if (!mine || ownership.lease().isLost()) {
      throw new RunLost("The run was cancelled or taken over; nothing more is written.");
    }
  }

  /** Keeps the days of one portfolio in one phase. */
  private final class DayKeeper implements Checkpoints {
    private final PhaseCount count;
    private final PortfolioId portfolio;
    private volatile LocalDate at = LocalDate.MIN;

    DayKeeper(PhaseCount count, PortfolioId portfolio) {
      this.count = count;
      this.portfolio = portfolio;
    }

    LocalDate current(List<LocalDate> sessions) {
      return at.equals(LocalDate.MIN) ? sessions.getFirst() : at;
    }

    @Override
    public Outcome day(LocalDate day, Supplier<Outcome> work) {
      at = day;
      Outcome outcome =
          db.inTransaction(
              () -> {
                loseAtMostTheLastMoments();
                Outcome result = work.get();
                keep(count, day, portfolio.toString(), result);
                return result;
              });
      count.add(outcome);
      tell(count);
      return outcome;
    }

    /** A day lost with the power is computed again, so its commit need not wait for the disk. */
    private void loseAtMostTheLastMoments() {
      db.sql("select set_config('synchronous_commit', 'off', true)").query(String.class).single();
    }
  }

  private PhaseCount open(Phase phase, int total) {
    PhaseCount count = new PhaseCount(phase, total);
    counts.add(count);
    journal.phase(ownership.claim(), count, null);
    listener.progress(phase, 0, total);
    return count;
  }

  private void tell(PhaseCount count) {
    listener.progress(count.phase(), count.over(), count.total());
    long now = System.nanoTime();
    long last = lastTold.get();
    if (now - last > TELL_EVERY_NANOS && lastTold.compareAndSet(last, now)) {
      journal.phase(ownership.claim(), count, null);
    }
  }

  private void close(PhaseCount count) {
    journal.phase(ownership.claim(), count, count.endState());
    journal.log(
        ownership.claim(),
        count.over() == count.done() ? "info" : "warning",
        "%s: %d done, %d skipped, %d failed."
            .formatted(count.phase(), count.done(), count.skipped(), count.failed()));
    listener.progress(count.phase(), count.total(), count.total());
  }

  private void finish() {
    int failed = counts.stream().mapToInt(PhaseCount::failed).sum();
    int skipped = counts.stream().mapToInt(PhaseCount::skipped).sum();
    int done = counts.stream().mapToInt(PhaseCount::done).sum();
    RunState state =
        failed + skipped == 0
            ? RunState.SUCCEEDED
            : done == 0 && failed > 0 ? RunState.FAILED : RunState.PARTIAL;
    journal.finish(ownership.claim(), ownership.owner(), state, null);
  }
}
