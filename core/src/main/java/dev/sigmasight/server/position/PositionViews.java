package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows positions with their values. */
@Component
final class PositionViews {
  private final PositionValues values;

  PositionViews(PositionValues values) {
    this.values = values;
  }

  PositionView of(Position position) {
    return of(position.portfolio(), List.of(position)).getFirst();
  }

  List<PositionView> of(PortfolioId portfolio, List<Position> positions) {
    List<PositionId> open = positions.stream().filter(Position::isOpen).map(Position::id).toList();
    Map<PositionId, PositionValues.Value> known =
        open.isEmpty() ? Map.of() : values.latest(portfolio, open);
    return positions.stream().map(each -> PositionView.of(each, known.get(each.id()))).toList();
  }
}
