package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.position.PositionValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What positions are worth, from the same valuation as everything else. */
@Component
class CurrentPositionValues implements PositionValues {
  private final PortfolioStates states;

  CurrentPositionValues(PortfolioStates states) {
    this.states = states;
  }

  @Override
  public Map<PositionId, Value> latest(PortfolioId portfolio, Collection<PositionId> positions) {
    Set<PositionId> wanted = new HashSet<>(positions);
    Map<PositionId, Value> values = new HashMap<>();
    for (Holdings.Holding holding : Holdings.of(states.newest(portfolio))) {
      PositionId id = new PositionId(holding.id());
      BigDecimal price = holding.price();
      LocalDate date = holding.priceDate();
      String source = holding.priceSource();
      BigDecimal value = holding.marketValue();
      BigDecimal gain = holding.pnlSinceEntry();
      if (wanted.contains(id)
          && price != null
          && date != null
          && source != null
          && value != null
          && gain != null) {
        values.put(id, new Value(price, date, source, value, holding.unrealizedPnl(), gain));
      }
    }
    return values;
  }
}
