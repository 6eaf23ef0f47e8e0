package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the ledger of a portfolio holds now, whether it was computed or not. */
@Component
class OpenInstruments {
  private final Portfolios portfolios;
  private final Ledger ledger;

  OpenInstruments(Portfolios portfolios, Ledger ledger) {
    this.portfolios = portfolios;
    this.ledger = ledger;
  }

  /**
   * One for each open position, in at most four statements.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  List<Instrument> of(AccountId owner, UUID portfolio) {
    LedgerView view = ledger.view(portfolios.kept(owner, new PortfolioId(portfolio)).id());
    return Book.empty(view.method()).after(view.transactions()).lots().stream()
        .map(lot -> view.instrument(lot.instrument().id()))
        .toList();
  }

  /** Whether a market makes its price. */
  static boolean isListed(Instrument instrument) {
    return instrument.investmentClass() != InvestmentClass.PRIVATE;
  }
}
