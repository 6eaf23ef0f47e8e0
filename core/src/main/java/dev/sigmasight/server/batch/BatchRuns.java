package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.Lifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts runs. One run of a business date and scope is worked on by one process at a time. What the
 * process still works on when it is told to end goes back to the queue, of a command too.
 */
@Component
public class BatchRuns implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRuns.class);

  /** For the item under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CoreDb db;
  private final Journal journal;
  private final RunReads reads;
  private final Scopes scopes;
  private final Stages stages;
  private final BatchSettings settings;
  private final ApplicationEventPublisher events;
  private final ActiveRuns active = new ActiveRuns();

  BatchRuns(
      CoreDb db,
      Journal journal,
      RunReads reads,
      Scopes scopes,
      Stages stages,
      BatchSettings settings,
      ApplicationEventPublisher events) {
    this.db = db;
    this.journal = journal;
    this.reads = reads;
    this.scopes = scopes;
    this.stages = stages;
    this.settings = settings;
    this.events = events;
  }

  /** What asking for a run came to. */
  public sealed interface Started {

    /** This process works on it; {@link Work#finish} does the work and returns when it is over. */
    record Here(UUID run, Work work) implements Started {}

    /** Another process works on the same run. */
    record Elsewhere(String detail) implements Started {}
  }

  /** A run that this process has taken and not yet done. */
  @FunctionalInterface
  public interface Work {
    RunView finish(RunListener listener);
  }

  /** Takes a run, continuing it where an earlier attempt ended. */
  public Started start(RunRequest request) {
    return take(request, owner -> Optional.of(journal.claim(request, owner)));
  }

  /** Takes a run that waits, unless another process was faster. */
  Started startQueued(RunRequest request) {
    return take(request, owner -> journal.claimQueued(request, owner));
  }

  private Started take(RunRequest request, Function<String, Optional<Journal.Claim>> claim) {
    String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    Lease lease = Lease.on(db, settings, request, owner);
    try {
      Optional<Journal.Claim> mine =
          lease.isGranted() ? claimed(() -> claim.apply(owner)) : Optional.empty();
      if (mine.isEmpty()) {
        lease.close();
        return new Started.Elsewhere(elsewhere(request));
      }
      Ownership ownership = new Ownership(mine.get(), owner, lease);
      return new Started.Here(
          mine.get().id(), listener -> active.during(lease, () -> finish(ownership, listener)));
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /** Lets runs begin again after {@link #stopAll}. */
  void open() {
    active.open();
  }

  /** Lets all runs of this process stop before their next item; they go back to the queue. */
  void stopAll() {
    active.stop();
  }

  /** Nothing is to be done: runs begin when somebody asks for them. */
  @Override
  public void start() {
    open();
  }

  /** As {@link #stopAll}, and waits a while for the ends of their items. */
  @Override
  public void stop() {
    stopAll();
    try {
      if (!active.awaitNone(PATIENCE)) {
        LOG.warn("A run does not come to the end of its item; another process will go on with it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return active.isBusy();
  }

  private String elsewhere(RunRequest request) {
    return reads
        .running(request.target(), request.scope())
        .or(reads::current)
        .map(
            run ->
                "The run for %s (%s) is already under way: started %s by %s, process %s."
                    .formatted(
                        run.businessDate(),
                        run.scope(),
                        run.startedAt(),
                        run.triggeredBy(),
                        run.process()))
        .orElse("The run for " + request.target() + " is just being started by another process.");
  }

  /** What is to be computed again is outdated once: a later attempt goes on where this one ends. */
  private Optional<Journal.Claim> claimed(Supplier<Optional<Journal.Claim>> claim) {
    return db.inTransaction(
        () -> {
          Optional<Journal.Claim> mine = claim.get();
          mine.ifPresent(this::outdate);
          return mine;
        });
  }

  private void outdate(Journal.Claim claim) {
    LocalDate from = claim.recomputeFrom();
    if (from != null) {
      scopes.outdate(scopes.portfolios(claim.request()), from);
      db.sql("update batch_run set recompute = false where id = :run")
          .param("run", claim.id())
          .update();
    }
  }

  private RunView finish(Ownership ownership, RunListener listener) {
    UUID id = ownership.claim().id();
    RunRequest request = ownership.claim().request();
    try (Lease lease = ownership.lease();
        LogContext _ = LogContext.of(id, request)) {
      lease.onLoss(loss -> settle(ownership, loss));
      List<PortfolioId> portfolios = scopes.portfolios(request);
      new Run(db, journal, settings, ownership, listener)
          .work(request, portfolios, scopes.universe(portfolios), stages);
      Loss loss = lease.loss();
      settle(ownership, loss == null ? journal.reason(ownership.claim(), ownership.owner()) : loss);
    }
    RunView run = reads.byId(id).orElseThrow();
    events.publishEvent(new RunOver(run));
    return run;
  }

  /** Ends what still belongs to this process; what has ended already stays as it is. */
  private void settle(Ownership ownership, Loss loss) {
    Journal.Claim claim = ownership.claim();
    switch (loss) {
      case TAKEN -> {}
      case DISCONNECTED -> giveBack(ownership);
      case STOPPING ->
          journal.release(
              claim, ownership.owner(), "The process stops; the run waits for another.");
      case CANCELLED ->
          journal.finish(claim, ownership.owner(), RunState.CANCELLED, "Cancelled on request.");
      case RUN_DEADLINE -> late(ownership, "The run took longer than " + settings.runDeadline());
      case PHASE_DEADLINE ->
          late(ownership, "One phase took longer than " + settings.phaseDeadline());
    }
  }

  /** If the database does not answer yet, the run is found when its lease has ended. */
  private void giveBack(Ownership ownership) {
    try {
      journal.release(
          ownership.claim(),
          ownership.owner(),
          "The connection to the database was lost; the run waits to go on.");
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Run {} waits for the end of its lease: {}", ownership.claim().id(), e.getMessage());
    }
  }

  private void late(Ownership ownership, String what) {
    journal.finish(
        ownership.claim(),
        ownership.owner(),
        journal.stateOfAnEarlyEnd(ownership.claim()),
        what + "; what is missing waits for the next run.");
  }

  /** The portfolios a request is about, for callers that want to say so beforehand. */
  public List<PortfolioId> portfolios(RunRequest request) {
    return scopes.portfolios(request);
  }
}
