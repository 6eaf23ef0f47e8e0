package dev.sigmasight.server.fact;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import java.util.List;

/**
 * The portfolios of accounts, from the feature that keeps them, which this package must not know.
 */
@FunctionalInterface
public interface OwnedPortfolios {

  /** The active portfolios of an account, oldest first. */
  List<PortfolioFacts.OwnedPortfolio> of(AccountId account);
}
