package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.TransactionRefused;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.ClosingStep;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.LockedPortfolio;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One attempt at a run, from the first phase to the last. */
final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final Outcome GONE = new Outcome.Skipped("The portfolio was removed meanwhile.");
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

  void work(RunRequest request, List<PortfolioId> portfolios, Universe universe, Stages stages) {
    try {
      begin(request, portfolios);
      Window window = request.window();
      for (Phase phase : Phase.values()) {
        for (SymbolStage stage : stages.symbols()) {
          if (stage.phase() == phase) {
            stage(stage, universe, window);
          }
        }
        for (PortfolioStage stage : stages.portfolios()) {
          if (stage.phases().getFirst() == phase) {
            stage(stage, portfolios, window);
          }
        }
      }
      for (ClosingStep step : stages.closing()) {
        close(step, portfolios);
      }
      finish();
    } catch (RunLost lost) {
      LOG.warn("{}", lost.getMessage());
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        breakOff(Breakdown.behind(e));
        return;
      }
      LOG.error("run {} failed", ownership.claim().id(), e);
      journal.finish(
          ownership.claim(), ownership.owner(), RunState.FAILED, "Internal error, see the log.");
      throw e;
    }
  }

  private void close(ClosingStep step, List<PortfolioId> portfolios) {
    Journal.Claim claim = ownership.claim();
    try {
      step.close(portfolios).ifPresent(done -> journal.log(claim, "info", done));
    } catch (RuntimeException e) {
      if (Breakdown.isBehind(e)) {
        throw e;
      }
      LOG.error("A step at the end of run {} failed", claim.id(), e);
      journal.log(claim, "warning", step.name() + " failed and wait for the next run.");
    }
  }

  /** What is kept stays; a full disk needs a person, everything else mends itself. */
  private void breakOff(Breakdown breakdown) {
    LOG.error("Run {} breaks off: {}", ownership.claim().id(), breakdown.sentence());
    if (!breakdown.isFullDisk()) {
      ownership.lease().stop(Loss.DISCONNECTED);
      return;
    }
    try {
      journal.finish(ownership.claim(), ownership.owner(), RunState.FAILED, breakdown.sentence());
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("That could not be written either; the run waits for the end of its lease.", e);
      ownership.lease().stop(Loss.TAKEN);
    }
  }

  private void begin(RunRequest request, List<PortfolioId> portfolios) {
    Journal.Claim claim = ownership.claim();
    String verb = claim.resumed() ? "Continues" : "Starts";
    journal.log(
        claim,
        "info",
        "%s up to %s for %d %s, attempt %d, by %s."
            .formatted(
                verb,
                request.target(),
                portfolios.size(),
                portfolios.size() == 1 ? "portfolio" : "portfolios",
                claim.attempt(),
                request.triggeredBy()));
  }

  private void stage(SymbolStage stage, Universe universe, Window window) {
    SortedSet<String> due = stage.due(universe, window);
    PhaseCount count = open(stage.phase(), due.size());
    stage.run(due, universe, window, outcomes -> keep(count, window.target(), outcomes));
    close(count);
  }

  private void keep(PhaseCount count, LocalDate target, Map<String, Outcome> outcomes) {
    List<Journal.Item> items = new ArrayList<>();
    outcomes.forEach((symbol, outcome) -> items.add(item(List.of(count), target, symbol, outcome)));
    db.inTransaction(() -> keep(items));
    outcomes.values().forEach(count::add);
    tell(count);
  }

  private void stage(PortfolioStage stage, List<PortfolioId> portfolios, Window window) {
    Due due = stage.due(portfolios, window);
    List<PhaseCount> opened = new ArrayList<>();
    stage.phases().forEach(phase -> opened.add(opened(phase, due.size())));
    listener.progress(stage.phases().getFirst(), 0, due.size());
    if (!due.isEmpty()) {
      new PortfolioWork(stage, due, new Days(opened)).run(settings.threads());
    }
    opened.forEach(this::close);
  }

  private static Journal.Item item(
      List<PhaseCount> phases, LocalDate day, String subject, Outcome outcome) {
    return new Journal.Item(phases.stream().map(PhaseCount::phase).toList(), day, subject, outcome);
  }

  private void keep(List<Journal.Item> items) {
    boolean mine = journal.items(ownership.claim(), ownership.owner(), items);
    if (!mine || ownership.lease().isLost()) {
      throw new RunLost("The run was cancelled or taken over; nothing more is written.");
    }
  }

  /** Keeps the days of portfolios. What is not done in the first phase never enters the others. */
  private final class Days implements PortfolioWork.Keeper {
    private final List<PhaseCount> phases;

    Days(List<PhaseCount> phases) {
      this.phases = phases;
    }

    @Override
    public void days(Runnable hold, List<PortfolioWork.PortfolioDay> days) {
      List<Outcome> outcomes = new ArrayList<>();
      db.inTransaction(
          () -> {
            hold.run();
            Map<PortfolioId, LockedPortfolio> locked =
                new PortfolioLocks(db)
                    .lock(
                        days.stream()
                            .map(PortfolioWork.PortfolioDay::portfolio)
                            .collect(Collectors.toSet()));
            List<Journal.Item> items = new ArrayList<>();
            for (PortfolioWork.PortfolioDay each : days) {
              LockedPortfolio portfolio = locked.get(each.portfolio());
              Outcome outcome = portfolio == null ? GONE : each.work().apply(portfolio);
              outcomes.add(outcome);
              items.add(item(entered(outcome), each.day(), each.portfolio().toString(), outcome));
            }
            keep(items);
          });
      outcomes.forEach(this::count);
    }

    @Override
    public void spent(long readingNanos, long computingNanos, long writingNanos) {
      listener.spent(phases.getFirst().phase(), readingNanos, computingNanos, writingNanos);
    }

    @Override
    public void failed(PortfolioId portfolio, LocalDate day, RuntimeException e) {
      Phase phase = phases.getFirst().phase();
      LOG.error("{} of portfolio {} failed on {}", phase, portfolio, day, e);
      String reason = sentence(day, e);
      journal.log(ownership.claim(), "error", phase + " of portfolio " + portfolio + ": " + reason);
      Outcome outcome = new Outcome.Failed(reason);
      keep(List.of(item(entered(outcome), day, portfolio.toString(), outcome)));
      count(outcome);
    }

    /** Owners read it: what an exception says is for the log of the program. */
    private static String sentence(LocalDate day, RuntimeException e) {
      if (e instanceof TransactionRefused refused) {
        boolean tooMuch = refused.reason() == TransactionRefused.Reason.EXCEEDS_HOLDING;
        return "A transaction cannot be booked on "
            + day
            + (tooMuch ? ": more is closed or sold than is held." : ": it contradicts the others.");
      }
      return "Failed on " + day + " by an error of the program; its log says more.";
    }

    private List<PhaseCount> entered(Outcome outcome) {
      return outcome instanceof Outcome.Done ? phases : phases.subList(0, 1);
    }

    private void count(Outcome outcome) {
      List<PhaseCount> entered = entered(outcome);
      entered.forEach(count -> count.add(outcome));
      phases.subList(entered.size(), phases.size()).forEach(PhaseCount::drop);
      tell(phases.getFirst());
    }
  }

  private PhaseCount open(Phase phase, int total) {
    PhaseCount count = opened(phase, total);
    listener.progress(phase, 0, total);
    return count;
  }

  private PhaseCount opened(Phase phase, int total) {
    PhaseCount count = new PhaseCount(phase, total);
    counts.add(count);
    journal.phase(ownership.claim(), count, null);
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
