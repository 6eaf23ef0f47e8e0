package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.position.PositionValues;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.ValuedBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    Set<PositionId> wanted = Set.copyOf(positions);
    PortfolioState state = states.newest(portfolio);
    ValuedBook valued = state.valued();
    Map<PositionId, Value> values = new HashMap<>();
    for (Lot lot : valued.book().lots()) {
      PositionId position = new PositionId(UUID.fromString(lot.id()));
      Mark mark = valued.marks().get(lot.instrument().id());
      if (mark != null && wanted.contains(position)) {
        values.put(position, value(lot, mark, state.asOf()));
      }
    }
    return values;
  }

  private static Value value(Lot lot, Mark mark, LocalDate day) {
    BigDecimal unrealised = lot.unrealised(mark.price());
    return new Value(
        mark.price(),
        mark.date(),
        mark.source(),
        mark.qualityOn(day),
        Valuation.value(lot.quantity(), mark.price(), lot.instrument()),
        lot.costKnown() ? unrealised : null,
        unrealised);
  }
}
