package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param scope {@code all}, or the id of one portfolio
 * @param owner the process that works or worked on it, unless it waits
 * @param build the program that worked on it last
 * @param startedAt when its newest attempt began, or since when it waits
 * @param error why it did not come to its end, if so
 */
public record RunView(
    UUID id,
    RunKind kind,
    LocalDate businessDate,
    String scope,
    RunState state,
    int attempt,
    String triggeredBy,
    @Nullable String owner,
    @Nullable String build,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error,
    List<PhaseView> phases) {
  public RunView {
    phases = List.copyOf(phases);
  }

  /** Counts of items: a symbol in PRICES, otherwise one portfolio on one session. */
  public record PhaseView(
      Phase phase,
      String state,
      int total,
      int done,
      int skipped,
      int failed,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    /** Items that are over, whatever became of them. */
    public int over() {
      return done + skipped + failed;
    }
  }

  /** The number of the process that works or worked on it. */
  String process() {
    return owner == null ? "none" : owner.substring(0, owner.indexOf('-'));
  }

  /** How long its newest attempt took, or has taken until now. */
  public Duration elapsed(Instant now) {
    return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
  }

  RunView with(List<PhaseView> known) {
    return new RunView(
        id,
        kind,
        businessDate,
        scope,
        state,
        attempt,
        triggeredBy,
        owner,
        build,
        startedAt,
        finishedAt,
        error,
        known);
  }

  public int total() {
    return phases.stream().mapToInt(PhaseView::total).sum();
  }

  public int done() {
    return phases.stream().mapToInt(PhaseView::done).sum();
  }

  public int skipped() {
    return phases.stream().mapToInt(PhaseView::skipped).sum();
  }

  public int failed() {
    return phases.stream().mapToInt(PhaseView::failed).sum();
  }
}
