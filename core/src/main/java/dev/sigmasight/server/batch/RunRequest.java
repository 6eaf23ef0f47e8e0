package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param target last session to compute; the run is known by it
 * @param from no portfolio starts before; null starts with its first transaction
 * @param portfolio the only portfolio to work on; empty works on all active ones
 * @param recompute computes again what is already there, from {@code from} on
 * @param triggeredBy who or what asked
 */
public record RunRequest(
    LocalDate target,
    @Nullable LocalDate from,
    Optional<PortfolioId> portfolio,
    boolean recompute,
    String triggeredBy) {

  /** All portfolios, up to a session. */
  public static RunRequest all(LocalDate target, String triggeredBy) {
    return new RunRequest(target, null, Optional.empty(), false, triggeredBy);
  }

  String scope() {
    return portfolio.map(PortfolioId::toString).orElse("all");
  }
}
