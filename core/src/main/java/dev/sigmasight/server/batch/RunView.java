package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param scope {@code all}, or the id of one portfolio
 * @param owner the process that works or worked on it
 * @param error why it failed, if it did
 */
public record RunView(
    UUID id,
    LocalDate businessDate,
    String scope,
    RunState state,
    int attempt,
    String triggeredBy,
    String owner,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error,
    List<PhaseView> phases) {

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
