package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The market beta over 90 sessions, for whoever shows it beside other figures. */
@Service
public class NinetyDayBetas {
  private final Standings standings;
  private final OpenLines lines;
  private final MarketBetas betas;

  NinetyDayBetas(Standings standings, OpenLines lines, MarketBetas betas) {
    this.standings = standings;
    this.lines = lines;
    this.betas = betas;
  }

  /**
   * The beta of a portfolio.
   *
   * @param day the close it is of; null if nothing is computed
   * @param beta Σ delta value × beta / NAV; null if it is unknown
   * @param reason why it is unknown
   */
  public record NinetyDayBeta(
      @Nullable LocalDate day, @Nullable Double beta, @Nullable String reason) {}

  /**
   * That of the newest results, in at most four statements.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  public NinetyDayBeta of(AccountId owner, UUID portfolio) {
    Standing standing = standings.of(owner, portfolio);
    MarketBetas.Held held = betas.of(standing, lines.of(standing));
    return new NinetyDayBeta(standing.asOf(), held.beta(), held.reason());
  }
}
