package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.knowledge.Knowledge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The tools of the analyst. They only read. */
@Component
public class Toolbox {
  private final PortfolioFacts facts;
  private final Optional<DocumentLookup> lookup;

  /** Without knowledge, the tool that searches documents says that it is off. */
  @Autowired
  public Toolbox(PortfolioFacts facts, Optional<Knowledge> knowledge) {
    this.facts = facts;
    this.lookup = knowledge.map(each -> each::search);
  }

  /** With documents from elsewhere. */
  public Toolbox(PortfolioFacts facts, DocumentLookup lookup) {
    this.facts = facts;
    this.lookup = Optional.of(lookup);
  }

  /** What every desk offers, in the order in which a model is told of it. */
  public List<ToolOffer> offers() {
    return Catalogue.offers();
  }

  /**
   * A desk for one turn.
   *
   * @param about the portfolios the conversation is about; all of the account's if empty
   */
  public Desk open(AccountId account, Set<PortfolioId> about) {
    return new Desk(new Inquiry(account, about, facts, lookup));
  }
}
