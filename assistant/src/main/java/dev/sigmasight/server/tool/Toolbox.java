package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The tools of the analyst. */
@Component
public class Toolbox {
  private final PortfolioFacts facts;

  Toolbox(PortfolioFacts facts) {
    this.facts = Objects.requireNonNull(facts, "facts");
  }

  /**
   * A desk for one turn.
   *
   * @param about the portfolios the conversation is about; all of the account's if empty
   */
  public Desk open(AccountId account, Set<PortfolioId> about) {
    Objects.requireNonNull(facts, "facts");
    return new Desk(account, about);
  }
}
