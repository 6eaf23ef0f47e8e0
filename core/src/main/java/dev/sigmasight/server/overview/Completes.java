package dev.sigmasight.server.overview;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.marketdata.PriceCounts;
import dev.sigmasight.server.overview.CompleteView.Applied;
import dev.sigmasight.server.overview.CompleteView.Attribution;
import dev.sigmasight.server.overview.CompleteView.Contribution;
import dev.sigmasight.server.overview.CompleteView.DataQuality;
import dev.sigmasight.server.overview.CompleteView.HoldingView;
import dev.sigmasight.server.overview.CompleteView.Limits;
import dev.sigmasight.server.overview.CompleteView.Meta;
import dev.sigmasight.server.overview.CompleteView.PortfolioPart;
import dev.sigmasight.server.overview.CompleteView.Requested;
import dev.sigmasight.server.overview.CompleteView.Summary;
import dev.sigmasight.server.overview.CompleteView.Timeseries;
import dev.sigmasight.server.overview.Holdings.Holding;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.SymbolRisk;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together everything about a portfolio. */
@Component
class Completes {
  private static final int MAX_POSITIONS = 2000;
  private static final int MAX_DAYS = 3660;
  private static final int TOP = 5;
  private static final int YEAR_OF_SESSIONS = 252;

  private final PortfolioStates states;
  private final Snapshots snapshots;
  private final Risks risks;
  private final PortfolioTags tags;
  private final PriceCounts priceCounts;
  private final Clock clock;

  Completes(
      PortfolioStates states,
      Snapshots snapshots,
      Risks risks,
      PortfolioTags tags,
      PriceCounts priceCounts,
      Clock clock) {
    this.states = states;
    this.snapshots = snapshots;
    this.risks = risks;
    this.tags = tags;
    this.priceCounts = priceCounts;
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
    Set<String> complete = complete(holdings, state.asOf());
    List<HoldingView> rows =
        wanted.holdings() ? rows(state, holdings, complete, wanted.positionTags()) : null;
    return new CompleteView(
        meta(portfolio, wanted, state, rows),
        part(portfolio, state, holdings),
        summary(holdings, state),
        rows,
        wanted.timeseries() ? timeseries(state) : null,
        wanted.attribution() ? attribution(holdings) : null,
        quality(state, holdings, complete));
  }

  private Set<String> complete(List<Holding> holdings, LocalDate asOf) {
    Set<String> symbols =
        holdings.stream()
            .map(holding -> holding.instrument().riskSymbol())
            .collect(Collectors.toSet());
    return priceCounts.withAtLeast(YEAR_OF_SESSIONS, symbols, asOf);
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
        new Limits(MAX_POSITIONS, MAX_DAYS),
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

  private List<HoldingView> rows(
      PortfolioState state, List<Holding> holdings, Set<String> complete, boolean withTags) {
    Map<UUID, List<PortfolioTags.TagView>> tagsOf =
        withTags ? tags.of(state.portfolio()) : Map.of();
    Map<String, SymbolRisk> betas =
        risks.of(
            holdings.stream()
                .map(holding -> holding.instrument().riskSymbol())
                .collect(Collectors.toSet()),
            state.asOf());
    BigDecimal nav = nav(state);
    return holdings.stream()
        .map(
            holding ->
                row(
                    holding,
                    nav,
                    betas.get(holding.instrument().riskSymbol()),
                    complete.contains(holding.instrument().riskSymbol()),
                    withTags ? tagsOf.getOrDefault(holding.id(), List.of()) : null))
        .toList();
  }

  private static HoldingView row(
      Holding holding,
      @Nullable BigDecimal nav,
      @Nullable SymbolRisk risk,
      boolean complete,
      @Nullable List<PortfolioTags.TagView> tags) {
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
        risk == null ? null : Rounded.figure(risk.beta()),
        complete,
        tags);
  }

  private Timeseries timeseries(PortfolioState state) {
    List<Snapshot> history =
        snapshots.between(state.portfolio(), state.asOf().minusDays(MAX_DAYS), state.asOf());
    return new Timeseries(
        history.stream().map(Snapshot::date).toList(),
        history.stream().map(row -> Rounded.money(row.nav())).toList(),
        new ArrayList<>(history.stream().map(row -> Rounded.plainOrNull(row.twrIndex())).toList()));
  }

  private static Attribution attribution(List<Holding> holdings) {
    List<Contribution> known =
        holdings.stream()
            .flatMap(
                holding ->
                    Optional.ofNullable(holding.pnlSinceEntry())
                        .map(
                            pnl ->
                                new Contribution(
                                    holding.id(),
                                    holding.instrument().symbol(),
                                    Rounded.money(pnl)))
                        .stream())
            .sorted(Comparator.comparing(Contribution::pnlSinceEntry).reversed())
            .toList();
    return new Attribution(
        known.stream().filter(each -> each.pnlSinceEntry().signum() > 0).limit(TOP).toList(),
        known.reversed().stream()
            .filter(each -> each.pnlSinceEntry().signum() < 0)
            .limit(TOP)
            .toList());
  }

  private static DataQuality quality(
      PortfolioState state, List<Holding> holdings, Set<String> complete) {
    int full =
        Math.toIntExact(
            holdings.stream()
                .filter(each -> complete.contains(each.instrument().riskSymbol()))
                .count());
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
