package dev.sigmasight.server.overview;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Totals;
import dev.sigmasight.server.overview.CompleteView.Attribution;
import dev.sigmasight.server.overview.CompleteView.Contribution;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.ValuedBook;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who made the profit of a portfolio since its start. A position, open or closed, contributes what
 * it gained when it was closed, and what it would gain now if it is open, both against what it was
 * entered at and before fees:
 *
 * <pre>NAV − flows = Σ contributions + income − fees</pre>
 *
 * <p>The largest gains and losses are named; what the rest contributed is one figure.
 */
final class Attributions {
  private static final int NAMED = 5;
  private static final String NOTE =
      "Profit since the start by position, realized and unrealized, before fees: total_pnl ="
          + " contributors + detractors + other_positions + income - fees.";

  private Attributions() {}

  static Attribution of(PortfolioState state) {
    ValuedBook valued = state.valued();
    List<Contribution> known =
        Stream.concat(valued.book().lots().stream(), valued.book().closedLots().stream())
            .flatMap(lot -> contribution(lot, state).stream())
            .sorted(
                Comparator.comparing(Contribution::pnl)
                    .reversed()
                    .thenComparing(Contribution::symbol)
                    .thenComparing(Contribution::positionId))
            .toList();
    List<Contribution> gains =
        known.stream().filter(each -> each.pnl().signum() > 0).limit(NAMED).toList();
    List<Contribution> losses =
        known.reversed().stream().filter(each -> each.pnl().signum() < 0).limit(NAMED).toList();
    Totals totals = valued.book().totals();
    BigDecimal income = Rounded.money(totals.income());
    BigDecimal fees = Rounded.money(totals.fees());
    BigDecimal total =
        state
            .close()
            .map(Close::nav)
            .map(nav -> Rounded.money(nav.subtract(totals.flows())))
            .orElse(null);
    return new Attribution(
        gains,
        losses,
        total == null
            ? null
            : total.subtract(sum(gains)).subtract(sum(losses)).subtract(income).add(fees),
        income,
        fees,
        total,
        total == null
            ? NOTE + " Unknown while something held has no price: " + state.qualityReason()
            : NOTE);
  }

  private static BigDecimal sum(List<Contribution> some) {
    return some.stream().map(Contribution::pnl).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Empty for a holding without a price. */
  private static Optional<Contribution> contribution(Lot lot, PortfolioState state) {
    boolean open = lot.quantity().signum() != 0;
    BigDecimal unrealised = open ? unrealised(lot, state) : BigDecimal.ZERO;
    if (unrealised == null) {
      return Optional.empty();
    }
    BigDecimal realized = Rounded.money(lot.realised());
    BigDecimal unrealized = Rounded.money(unrealised);
    return Optional.of(
        new Contribution(
            UUID.fromString(lot.id()),
            state.ledger().instrument(lot.instrument().id()).symbol(),
            open,
            realized.add(unrealized),
            realized,
            unrealized));
  }

  private static @Nullable BigDecimal unrealised(Lot lot, PortfolioState state) {
    Mark mark = state.valued().marks().get(lot.instrument().id());
    return mark == null ? null : lot.unrealised(mark.price());
  }
}
