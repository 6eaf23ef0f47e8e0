package dev.sigmasight.server.overview;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.overview.OverviewView.Counts;
import dev.sigmasight.server.overview.OverviewView.DeltaExposures;
import dev.sigmasight.server.overview.OverviewView.Exposures;
import dev.sigmasight.server.overview.OverviewView.Pnl;
import dev.sigmasight.server.overview.OverviewView.Risk;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.snapshot.PeriodFigures;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a portfolio's overview together. */
@Component
class Overviews {
  private final PortfolioStates states;
  private final Risks risks;
  private final TargetReturns targets;
  private final Clock clock;

  Overviews(PortfolioStates states, Risks risks, TargetReturns targets, Clock clock) {
    this.states = states;
    this.risks = risks;
    this.targets = targets;
    this.clock = clock;
  }

  OverviewView of(Portfolio portfolio) {
    PortfolioState state = states.newest(portfolio.id());
    Risks.Lately lately = risks.lately(portfolio.id(), state.asOf());
    Optional<Close> close = state.close();
    BigDecimal nav = close.map(Close::nav).map(Rounded::money).orElse(null);
    BigDecimal gross = close.map(each -> each.longValue().subtract(each.shortValue())).orElse(null);
    return new OverviewView(
        portfolio.id().value(),
        state.asOf(),
        state.dataThrough(),
        state.quality(),
        state.qualityReason(),
        state.sources(),
        nav,
        Rounded.moneyOrNull(portfolio.initialEquity()),
        nav,
        nav,
        Rounded.money(state.valued().book().cash()),
        Rounded.ratio(gross, nav, 4),
        close.map(Overviews::exposures).orElse(UNKNOWN_EXPOSURES),
        close.isPresent() ? deltas(Holdings.of(state)) : null,
        pnl(state, close, lately.periods()),
        counts(state),
        risk(lately),
        targets.of(state).orElse(null),
        clock.instant());
  }

  private static final Exposures UNKNOWN_EXPOSURES =
      new Exposures(null, null, null, null, null, null, null, null);

  private static Exposures exposures(Close close) {
    BigDecimal gross = close.longValue().subtract(close.shortValue());
    BigDecimal net = close.longValue().add(close.shortValue());
    return new Exposures(
        Rounded.money(close.longValue()),
        Rounded.money(close.shortValue()),
        Rounded.money(gross),
        Rounded.money(net),
        Rounded.percent(close.longValue(), close.nav()),
        Rounded.percent(close.shortValue().negate(), close.nav()),
        Rounded.percent(gross, close.nav()),
        Rounded.percent(net, close.nav()));
  }

  private static DeltaExposures deltas(List<Holdings.Holding> holdings) {
    BigDecimal longSide = BigDecimal.ZERO;
    BigDecimal shortSide = BigDecimal.ZERO;
    for (Holdings.Holding holding : holdings) {
      BigDecimal value = Optional.ofNullable(holding.deltaValue()).orElse(BigDecimal.ZERO);
      longSide = value.signum() > 0 ? longSide.add(value) : longSide;
      shortSide = value.signum() < 0 ? shortSide.add(value) : shortSide;
    }
    return new DeltaExposures(
        Rounded.money(longSide),
        Rounded.money(shortSide),
        Rounded.money(longSide.subtract(shortSide)),
        Rounded.money(longSide.add(shortSide)));
  }

  private static Pnl pnl(PortfolioState state, Optional<Close> close, PeriodFigures periods) {
    var totals = state.valued().book().totals();
    boolean costKnown = state.valued().book().lots().stream().allMatch(Lot::costKnown);
    return new Pnl(
        close.map(each -> Rounded.money(each.nav().subtract(totals.flows()))).orElse(null),
        close
            .filter(each -> costKnown)
            .map(each -> Rounded.money(each.unrealised().onKnownCost()))
            .orElse(null),
        close.map(each -> Rounded.money(each.unrealised().total())).orElse(null),
        Rounded.money(totals.realised().total()),
        Rounded.money(totals.income()),
        Rounded.money(totals.fees()),
        Rounded.moneyOrNull(periods.yearToDate()),
        Rounded.moneyOrNull(periods.monthToDate()));
  }

  private static Counts counts(PortfolioState state) {
    List<Lot> lots = state.valued().book().lots();
    int longs = Math.toIntExact(lots.stream().filter(lot -> lot.quantity().signum() > 0).count());
    int options =
        Math.toIntExact(
            lots.stream()
                .map(lot -> state.ledger().instrument(lot.instrument().id()))
                .filter(instrument -> instrument.investmentClass() == InvestmentClass.OPTIONS)
                .count());
    return new Counts(lots.size(), longs, lots.size() - longs, options);
  }

  private static Risk risk(Risks.Lately lately) {
    return Optional.ofNullable(lately.risk())
        .map(risk -> risk(risk, lately.periods()))
        .orElse(
            new Risk(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("risk", "No run has computed this portfolio yet.")));
  }

  private static Risk risk(PortfolioRisk risk, PeriodFigures periods) {
    Optional<PortfolioRisk.Fall> fall = Optional.ofNullable(risk.drawdown());
    return new Risk(
        risk.date(),
        Rounded.figure(risk.beta()),
        Rounded.figure(risk.betaCoverage()),
        Rounded.figure(risk.volatility21()),
        Rounded.figure(risk.volatility63()),
        Rounded.figure(risk.volatility252()),
        Rounded.figure(risk.volatilityAll()),
        fall.map(each -> Rounded.figure(each.largest())).orElse(null),
        fall.map(PortfolioRisk.Fall::peak).orElse(null),
        fall.map(PortfolioRisk.Fall::trough).orElse(null),
        fall.map(each -> Rounded.figure(each.current())).orElse(null),
        periods.returnSinceFirstClose(),
        periods.returnSinceInception(),
        risk.reasons());
  }
}
