package dev.sigmasight.server.target;

import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.overview.PortfolioState;
import dev.sigmasight.server.overview.TargetReturns;
import dev.sigmasight.server.valuation.DeltaValue;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.OptionPricing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the overview what the targets promise, as the summary of the targets does, of a portfolio
 * that is valued already.
 */
@Component
final class PromisedReturns implements TargetReturns {
  private final TargetRows rows;
  private final TargetTotals totals;

  PromisedReturns(TargetRows rows, TargetTotals totals) {
    this.rows = rows;
    this.totals = totals;
  }

  @Override
  public Optional<Promised> of(PortfolioState state) {
    List<Target> targets = rows.of(state.portfolio(), state.asOf());
    return targets.isEmpty() ? Optional.empty() : Optional.of(promised(book(state, targets)));
  }

  private Promised promised(TargetBook book) {
    TargetTotals.Totals sums = totals.of(book);
    Map<String, String> reasons = new LinkedHashMap<>();
    return new Promised(
        sums.percent(sums.eoy().expectedReturn(), "expected_return_eoy", reasons),
        sums.percent(sums.next().expectedReturn(), "expected_return_next_year", reasons),
        sums.percent(sums.eoy().downsideReturn(), "downside_return", reasons),
        sums.coverage("coverage_pct", reasons),
        sums.covered(),
        sums.open(),
        book.lastUpdated(),
        reasons);
  }

  private static TargetBook book(PortfolioState state, List<Target> targets) {
    BookState.Computed computed =
        state
            .close()
            .map(
                close ->
                    new BookState.Computed(
                        state.asOf(), close.nav(), false, null, List.of(), RiskParts.NONE))
            .orElse(null);
    return TargetBook.of(
        new BookState(state.portfolio(), "", computed),
        state.asOf(),
        state.asOf(),
        targets,
        state.valued().book().lots().stream().map(lot -> held(lot, state)).toList());
  }

  private static Held held(Lot lot, PortfolioState state) {
    Instrument instrument = state.ledger().instrument(lot.instrument().id());
    Mark mark = state.valued().marks().get(lot.instrument().id());
    return new Held(
        UUID.fromString(lot.id()),
        instrument.symbol(),
        instrument.option().map(OptionTerms::underlying).orElse(null),
        PositionType.of(instrument, lot.quantity()),
        lot.quantity(),
        instrument.multiplier(),
        mark == null ? null : value(lot, mark, instrument));
  }

  private static Held.Value value(Lot lot, Mark mark, Instrument instrument) {
    return new Held.Value(
        Valuation.value(lot.quantity(), mark.price(), lot.instrument()),
        DeltaValue.of(lot, mark),
        mark.source().equals(Target.OWNER) ? null : mark.date(),
        option(mark, instrument));
  }

  private static Held.@Nullable Option option(Mark mark, Instrument instrument) {
    OptionPricing pricing = mark.pricing();
    return pricing == null
        ? null
        : new Held.Option(pricing.inputs(), instrument.option().orElseThrow().style());
  }
}
