package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.portfolio.PortfolioValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What portfolios are worth, from the same valuation as everything else. */
@Component
class CurrentValues implements PortfolioValues {
  private final PortfolioStates states;

  CurrentValues(PortfolioStates states) {
    this.states = states;
  }

  @Override
  public Map<PortfolioId, Value> latest(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, Value> values = new HashMap<>();
    states.newest(portfolios).forEach((portfolio, state) -> values.put(portfolio, value(state)));
    return values;
  }

  private static Value value(PortfolioState state) {
    LedgerView ledger = state.ledger();
    int open = Book.empty(ledger.method()).after(ledger.transactions()).lots().size();
    // a portfolio that begins after the day of the state was not worth nothing on it: it was not
    boolean begun = ledger.firstDay().filter(day -> !day.isAfter(state.asOf())).isPresent();
    return state
        .close()
        .filter(close -> begun)
        .map(close -> new Value(Rounded.money(close.nav()), state.asOf(), open))
        .orElseGet(() -> new Value(null, null, open));
  }
}
