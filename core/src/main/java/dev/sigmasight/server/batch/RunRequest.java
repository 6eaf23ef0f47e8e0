package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do. Kind, target and portfolio are what it is known by.
 *
 * @param target last session to compute
 * @param from no portfolio starts before; null starts with its first transaction
 * @param portfolio the only portfolio to work on; empty works on all active ones
 * @param recompute computes again what is already there, from {@code from} on
 * @param triggeredBy who or what asked
 */
public record RunRequest(
    RunKind kind,
    LocalDate target,
    @Nullable LocalDate from,
    Optional<PortfolioId> portfolio,
    boolean recompute,
    String triggeredBy) {
  private static final String ALL = "all";

  public RunRequest {
    if (kind == RunKind.PORTFOLIO && portfolio.isEmpty()) {
      throw new IllegalArgumentException("a run of one portfolio needs the portfolio");
    }
  }

  /** A run up to a completed session, of one portfolio or of all. */
  public RunRequest(
      LocalDate target,
      @Nullable LocalDate from,
      Optional<PortfolioId> portfolio,
      boolean recompute,
      String triggeredBy) {
    this(
        portfolio.isPresent() ? RunKind.PORTFOLIO : RunKind.DAILY,
        target,
        from,
        portfolio,
        recompute,
        triggeredBy);
  }

  /** All portfolios, up to a session. */
  public static RunRequest all(LocalDate target, String triggeredBy) {
    return all(RunKind.DAILY, target, triggeredBy);
  }

  /** All portfolios, up to a session, for some reason. */
  public static RunRequest all(RunKind kind, LocalDate target, String triggeredBy) {
    return new RunRequest(kind, target, null, Optional.empty(), false, triggeredBy);
  }

  /** One portfolio, up to a session. */
  public static RunRequest one(PortfolioId portfolio, LocalDate target, String triggeredBy) {
    return new RunRequest(target, null, Optional.of(portfolio), false, triggeredBy);
  }

  /**
   * This request together with one of the same run that nobody has begun: all that either asks for.
   */
  RunRequest with(RunRequest waiting) {
    LocalDate own = from;
    LocalDate other = waiting.from;
    LocalDate earliest = own == null || other == null ? null : own.isBefore(other) ? own : other;
    return new RunRequest(
        kind, target, earliest, portfolio, recompute || waiting.recompute, triggeredBy);
  }

  /** A correction asks again for what is stored already. */
  Window window() {
    return new Window(from, target, kind == RunKind.CORRECTION);
  }

  String scope() {
    return portfolio.map(PortfolioId::toString).orElse(ALL);
  }

  static Optional<PortfolioId> portfolio(String scope) {
    return scope.equals(ALL)
        ? Optional.empty()
        : Optional.of(new PortfolioId(UUID.fromString(scope)));
  }
}
