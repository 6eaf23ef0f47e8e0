package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.portfolio.NewHolding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what clients say about new positions. */
final class NewPositions {
  private NewPositions() {}

  /** The portfolio named by the query, the body, or both. */
  static PortfolioId portfolio(@Nullable UUID inQuery, @Nullable UUID inBody) {
    UUID named = inQuery == null ? inBody : inQuery;
    if (named == null || (inBody != null && !inBody.equals(named))) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "portfolio_id",
              named == null
                  ? "The portfolio_id is needed, in the query or in the body."
                  : "The portfolio_id of the query is not that of the body."));
    }
    return new PortfolioId(named);
  }

  /** One position, as a list of one. */
  static List<NewHolding> one(CreatePosition wanted, LocalDate today) {
    Limits limits = new Limits("", today);
    List<NewHolding> read = wanted.holding(today, limits).stream().toList();
    PositionFaults.refuseIfAny(limits.faults());
    return read;
  }

  /** Several positions, with the faults of all of them at once. */
  static List<NewHolding> all(List<CreatePosition> wanted, LocalDate today) {
    List<NewHolding> read = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Limits limits = new Limits("positions[" + i + "].", today);
      wanted.get(i).holding(today, limits).ifPresent(read::add);
      faults.addAll(limits.faults());
    }
    PositionFaults.refuseIfAny(faults);
    return read;
  }
}
