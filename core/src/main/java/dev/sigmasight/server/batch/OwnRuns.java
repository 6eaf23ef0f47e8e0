package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The runs that an owner may see: those about one portfolio of theirs. */
@Component
class OwnRuns {
  private final Portfolios portfolios;
  private final RunReads reads;

  OwnRuns(Portfolios portfolios, RunReads reads) {
    this.portfolios = portfolios;
    this.reads = reads;
  }

  /**
   * A run about a portfolio of the account.
   *
   * @throws dev.sigmasight.kernel.ProblemException NotFound if the portfolio is not theirs, or the
   *     run is about something else
   */
  RunView run(AccountId account, PortfolioId portfolio, UUID run) {
    String scope = portfolios.owned(account, portfolio).id().toString();
    return reads
        .byId(run)
        .filter(found -> found.scope().equals(scope))
        .orElseThrow(BatchController::unknown);
  }

  /**
   * The newest runs about a portfolio of the account, newest first.
   *
   * @throws dev.sigmasight.kernel.ProblemException NotFound if the portfolio is not theirs
   */
  List<RunView> newest(AccountId account, PortfolioId portfolio, int limit) {
    return reads.newestOf(portfolios.owned(account, portfolio).id(), limit);
  }
}
