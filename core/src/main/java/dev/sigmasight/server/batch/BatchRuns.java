package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.SymbolStage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts runs. One run of a business date and scope is worked on by one process at a time. */
@Component
public class BatchRuns {
  private final CoreDb db;
  private final Journal journal;
  private final RunReads reads;
  private final Scopes scopes;
  private final List<SymbolStage> symbolStages;
  private final List<PortfolioStage> stages;
  private final BatchSettings settings;

  BatchRuns(
      CoreDb db,
      Journal journal,
      RunReads reads,
      Scopes scopes,
      List<SymbolStage> symbolStages,
      List<PortfolioStage> stages,
      BatchSettings settings) {
    this.db = db;
    this.journal = journal;
    this.reads = reads;
    this.scopes = scopes;
    this.symbolStages = symbolStages;
    this.stages = stages;
    this.settings = settings;
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
    String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    Lease lease = Lease.on(db, request, owner);
    try {
      if (!lease.isGranted()) {
        lease.close();
        return new Started.Elsewhere(elsewhere(request));
      }
      Journal.Claim claim = journal.claim(request, owner);
      outdate(request);
      return new Started.Here(
          claim.id(), listener -> finish(request, new Ownership(claim, owner, lease), listener));
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
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
                        run.owner().substring(0, run.owner().indexOf('-'))))
        .orElse("The run for " + request.target() + " is just being started by another process.");
  }

  private void outdate(RunRequest request) {
    LocalDate from = request.from();
    if (request.recompute() && from != null) {
      scopes.outdate(scopes.portfolios(request), from);
    }
  }

  private RunView finish(RunRequest request, Ownership ownership, RunListener listener) {
    try (Lease _ = ownership.lease()) {
      List<PortfolioId> portfolios = scopes.portfolios(request);
      new Run(db, journal, settings, ownership, listener)
          .work(request, portfolios, scopes.universe(portfolios), symbolStages, stages);
      return reads.byId(ownership.claim().id()).orElseThrow();
    }
  }

  /** The portfolios a request is about, for callers that want to say so beforehand. */
  public List<PortfolioId> portfolios(RunRequest request) {
    return scopes.portfolios(request);
  }
}
