package dev.sigmasight.server.overview;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.overview.CompleteView.Applied;
import dev.sigmasight.server.overview.CompleteView.DataQuality;
import dev.sigmasight.server.overview.CompleteView.HoldingView;
import dev.sigmasight.server.overview.CompleteView.Limits;
import dev.sigmasight.server.overview.CompleteView.Meta;
import dev.sigmasight.server.overview.CompleteView.PortfolioPart;
import dev.sigmasight.server.overview.CompleteView.Requested;
import dev.sigmasight.server.overview.CompleteView.Summary;
import dev.sigmasight.server.overview.CompleteView.Timeseries;
import dev.sigmasight.server.overview.HoldingFacts.Facts;
import dev.sigmasight.server.overview.HoldingFacts.Known;
import dev.sigmasight.server.overview.Holdings.Holding;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together everything about a portfolio. */
@Component
class Completes {
  private static final int MAX_POSITIONS = 2000;
  private static final int MAX_DAYS = 180;
  private static final int MAX_SYMBOLS = 5;
  private static final int RATIO_DECIMALS = 8;
  private static final String HISTORY =
      "NAV at the close of each session that is computed; nav = nav before + pnl + flow.";

  private final PortfolioStates states;
  private final Snapshots snapshots;
  private final HoldingFacts facts;
  private final Clock clock;

  Completes(PortfolioStates states, Snapshots snapshots, HoldingFacts facts, Clock clock) {
    this.states = states;
    this.snapshots = snapshots;
    this.facts = facts;
    this.clock = clock;
  }

  /** What the caller wants beside the summary. */
  record Wanted(
      boolean holdings,
      boolean positionTags,
      boolean timeseries,
      boolean attribution,
      @Nullable LocalDate asOfDate) {}

  CompleteView of(Portfolio portfolio, Wanted wanted) {
    LocalDate asked = wanted.asOfDate();
    PortfolioState state =
        asked == null ? states.newest(portfolio.id()) : states.onOrBefore(portfolio.id(), asked);
    List<Holding> holdings = Holdings.of(state);
    Known known = facts.on(holdings, state.asOf());
    List<HoldingView> rows =
        wanted.holdings() ? rows(state, holdings, known, wanted.positionTags()) : null;
    return new CompleteView(
        meta(portfolio, wanted, state, rows),
        part(portfolio, state, holdings),
        summary(holdings, state),
        rows,
        wanted.timeseries()
            ? timeseries(snapshots.last(portfolio.id(), state.asOf(), MAX_DAYS))
            : null,
        wanted.attribution() ? Attributions.of(state) : null,
        quality(state, holdings, known));
  }

  private Meta meta(
      Portfolio portfolio, Wanted wanted, PortfolioState state, @Nullable List<HoldingView> rows) {
    return new Meta(
        clock.instant(),
        new Requested(
            portfolio.id().toString(),
            wanted.holdings(),
            wanted.positionTags(),
            wanted.timeseries(),
            wanted.attribution(),
            wanted.asOfDate()),
        new Applied(
            wanted.holdings(),
            wanted.positionTags(),
            wanted.timeseries(),
            wanted.attribution(),
            state.asOf()),
        new Limits(MAX_POSITIONS, MAX_DAYS, wanted.timeseries() ? MAX_SYMBOLS : null),
        rows == null ? 0 : rows.size(),
        false,
        "1.0");
  }

  private static PortfolioPart part(
      Portfolio portfolio, PortfolioState state, List<Holding> holdings) {
    BigDecimal nav = nav(state);
    return new PortfolioPart(
        portfolio.id().value(),
        portfolio.name(),
        nav,
        nav,
        nav,
        Rounded.money(state.valued().book().cash()),
        holdings.size(),
        state.asOf());
  }

  private static @Nullable BigDecimal nav(PortfolioState state) {
    return state.close().map(Close::nav).map(Rounded::money).orElse(null);
  }

  private static Summary summary(List<Holding> holdings, PortfolioState state) {
    return new Summary(
        count(holdings, PositionType.LONG),
        count(holdings, PositionType.SHORT),
        Math.toIntExact(holdings.stream().filter(each -> each.type().isOption()).count()),
        state
            .close()
            .map(close -> Rounded.money(close.longValue().add(close.shortValue())))
            .orElse(null));
  }

  private static int count(List<Holding> holdings, PositionType type) {
    return Math.toIntExact(holdings.stream().filter(each -> each.type() == type).count());
  }

  private static List<HoldingView> rows(
      PortfolioState state, List<Holding> holdings, Known known, boolean withTags) {
    BigDecimal nav = nav(state);
    return holdings.stream()
        .map(holding -> row(holding, nav, known.of(holding), withTags))
        .toList();
  }

  private static HoldingView row(
      Holding holding, @Nullable BigDecimal nav, Facts facts, boolean withTags) {
    return new HoldingView(
        holding.id(),
        holding.instrument().symbol(),
        Rounded.plain(holding.quantity()),
        holding.type().name(),
        holding.instrument().investmentClass().name(),
        holding.instrument().subtype().name(),
        Rounded.plain(holding.instrument().multiplier()),
        holding.entryDate(),
        Rounded.plainOrNull(holding.entryPrice()),
        holding.costBasis() != null,
        Rounded.moneyOrNull(holding.costBasis()),
        Rounded.moneyOrNull(holding.marketValue()),
        Rounded.ratio(holding.marketValue(), nav, 6),
        Rounded.plainOrNull(holding.price()),
        Rounded.plainOrNull(holding.price()),
        holding.priceDate(),
        holding.priceSource(),
        holding.priceQuality(),
        Rounded.moneyOrNull(holding.unrealizedPnl()),
        Rounded.moneyOrNull(holding.pnlSinceEntry()),
        Rounded.money(holding.realizedPnl()),
        Rounded.moneyOrNull(holding.deltaValue()),
        Rounded.figure(facts.marketBeta()),
        facts.isComplete(),
        withTags ? facts.tags() : null);
  }

  private static Timeseries timeseries(List<Snapshot> sessions) {
    return new Timeseries(
        sessions.stream().map(Snapshot::date).toList(),
        sessions.stream().map(day -> Rounded.money(day.nav())).toList(),
        sessions.stream().map(day -> Rounded.money(day.pnl())).toList(),
        sessions.stream().map(day -> Rounded.money(day.flow())).toList(),
        column(sessions, Snapshot::dailyReturn),
        column(sessions, Snapshot::twrIndex),
        sessions.isEmpty() ? Obstacle.NOTHING : HISTORY);
  }

  private static List<@Nullable BigDecimal> column(
      List<Snapshot> sessions, Function<Snapshot, @Nullable BigDecimal> figure) {
    List<@Nullable BigDecimal> column = new ArrayList<>(sessions.size());
    sessions.forEach(day -> column.add(scaled(figure.apply(day))));
    return column;
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal ratio) {
    return ratio == null ? null : ratio.setScale(RATIO_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static DataQuality quality(PortfolioState state, List<Holding> holdings, Known known) {
    int full =
        Math.toIntExact(holdings.stream().filter(each -> known.of(each).isComplete()).count());
    return new DataQuality(
        full,
        holdings.size() - full,
        state.asOf(),
        state.dataThrough(),
        state.quality(),
        state.qualityReason(),
        state.sources());
  }
}
