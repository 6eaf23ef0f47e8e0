package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Close;
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
    for (PortfolioId portfolio : portfolios) {
      PortfolioState state = states.newest(portfolio);
      values.put(
          portfolio,
          new Value(
              state.close().map(Close::nav).map(Rounded::money).orElse(null),
              state.close().isPresent() ? state.asOf() : null,
              state.valued().book().lots().size()));
    }
    return values;
  }
}
