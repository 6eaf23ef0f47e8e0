package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.aggregate.HoldingPoolViews;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.aggregate.PoolViews;
import dev.sigmasight.server.aggregate.PooledConcentrations;
import dev.sigmasight.server.aggregate.PooledCorrelations;
import dev.sigmasight.server.aggregate.PooledFactors;
import dev.sigmasight.server.aggregate.PooledSectors;
import dev.sigmasight.server.aggregate.PooledStresses;
import dev.sigmasight.server.aggregate.PooledVolatilities;
import dev.sigmasight.server.aggregate.Pools;
import dev.sigmasight.server.aggregate.Valued;
import dev.sigmasight.server.analytics.Comovements.Window;
import dev.sigmasight.server.analytics.FactorViews.Exposure;
import dev.sigmasight.server.analytics.GreekAnalyses;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.analytics.TailAnalyses;
import dev.sigmasight.server.analytics.TailViews.OptionGreeks;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.DeltaLine;
import dev.sigmasight.server.risk.TailDesk;
import dev.sigmasight.server.risk.TailResult;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tabs of the risk page, and the scenarios, of all portfolios as one book. */
@Component
class AllRiskPages {
  private static final int YEAR = 252;
  private static final int YEAR_OVERLAP = 60;
  private static final int MOST_SYMBOLS = 50;

  private final PooledFactors factors;
  private final PooledCorrelations correlations;
  private final PooledConcentrations concentrations;
  private final PooledSectors sectors;
  private final PooledStresses stresses;
  private final TailDesk tails;
  private final OpenLines lines;
  private final Snapshots snapshots;

  AllRiskPages(
      PooledFactors factors,
      PooledCorrelations correlations,
      PooledConcentrations concentrations,
      PooledSectors sectors,
      PooledStresses stresses,
      TailDesk tails,
      OpenLines lines,
      Snapshots snapshots) {
    this.factors = factors;
    this.correlations = correlations;
    this.concentrations = concentrations;
    this.sectors = sectors;
    this.stresses = stresses;
    this.tails = tails;
    this.lines = lines;
    this.snapshots = snapshots;
  }

  @Nullable String fill(Page page, Pool pool, String tab, Numbers numbers) {
    return switch (tab) {
      case "contributions" -> contributions(page, pool, numbers);
      case "factors" -> factors(page, pool, numbers);
      case "correlation" -> correlation(page, pool, numbers);
      case "volatility" -> volatility(page, pool, numbers);
      case "concentration" -> concentration(page, pool, numbers);
      case "tail" -> tail(page, pool, numbers);
      default -> greeks(page, pool, numbers);
    };
  }

  /** What portfolios add to the volatility of the whole, and positions to its rare losses. */
  private @Nullable String contributions(Page page, Pool pool, Numbers numbers) {
    PoolViews.Volatility shown =
        PooledVolatilities.of(pool, snapshots.upTo(pool.ids(), pool.session()));
    page.figure(
        "pooled_volatility_21d",
        pooled(shown, shown.aggregateVolatility(), "aggregate_volatility"));
    List<Owned> owned = owned(pool);
    TailDesk.Tail tail = tails.ofThePast(held(owned), pool.session(), pool.worth());
    page.figure(
        "historical_es_95",
        numbers.of(
            "currency",
            Rounded.amount(tail.result().historicalEs95()),
            Method.TAIL,
            tail.reasons().get("historical_var"),
            Beside.of(tail.result().scenarios(), Rounded.figure(tail.result().coverage()))));
    page.table("by_portfolio", byPortfolio(shown, numbers));
    page.table("by_position", byPosition(pool, owned, tail.result(), numbers));
    return null;
  }

  /** A position, and the portfolio it is of. */
  private record Owned(Valued portfolio, OpenLine line) {}

  private List<Owned> owned(Pool pool) {
    Map<PortfolioId, List<OpenLine>> open = lines.of(pool.ids(), pool.session());
    return pool.valued().stream()
        .flatMap(
            valued ->
                open.getOrDefault(valued.id(), List.of()).stream()
                    .map(line -> new Owned(valued, line)))
        .toList();
  }

  private static List<DeltaLine> held(List<Owned> owned) {
    return owned.stream()
        .map(each -> new DeltaLine(each.line().riskSymbol(), each.line().deltaValue()))
        .toList();
  }

  private static List<ViewPage.Row> byPosition(
      Pool pool, List<Owned> owned, TailResult tail, Numbers numbers) {
    Map<UUID, String> portfolios = new HashMap<>();
    owned.forEach(each -> portfolios.put(each.line().id(), each.portfolio().member().name()));
    return TailAnalyses.byPosition(owned.stream().map(Owned::line).toList(), tail).stream()
        .map(
            part ->
                ContributionTables.ofHistory(part, pool.nav(), numbers)
                    .text("portfolio_name", portfolios.get(part.positionId()))
                    .done())
        .toList();
  }

  private @Nullable String tail(Page page, Pool pool, Numbers numbers) {
    TailDesk.Tail tail = tails.of(held(owned(pool)), pool.session(), pool.worth());
    new TailTables(numbers)
        .add(
            page,
            TailAnalyses.data(
                Objects.requireNonNull(pool.nav()), tail.result(), tail.reasons()::getOrDefault));
    return null;
  }

  /** Of those that a market values, and said of which share of all that is. */
  private static ViewNumber pooled(
      PoolViews.Volatility shown, @Nullable BigDecimal value, String name) {
    return Numbers.of(shown)
        .of(
            "annual_ratio",
            value,
            Method.AGGREGATES,
            shown.reasons().get(name),
            Beside.of(shown.commonSessions(), shown.coverage()));
  }

  private static ViewNumber annual(
      @Nullable BigDecimal value, @Nullable String why, Numbers numbers) {
    return numbers.of("annual_ratio", value, Method.AGGREGATES, why, Beside.NOTHING);
  }

  private static List<ViewPage.Row> byPortfolio(PoolViews.Volatility shown, Numbers numbers) {
    BigDecimal whole = shown.aggregateVolatility();
    return shown.portfolios().stream()
        .map(
            each -> {
              BigDecimal part = each.contribution();
              BigDecimal share =
                  part == null || whole == null || whole.signum() == 0
                      ? null
                      : part.divide(whole, MathContext.DECIMAL128)
                          .setScale(6, RoundingMode.HALF_EVEN);
              return new Page.Row(each.portfolioId().toString())
                  .text("name", each.portfolioName())
                  .text("account_name", each.accountName())
                  .number("net_asset_value", numbers.money(each.value(), Method.LEDGER))
                  .number(
                      "weight_of_all",
                      numbers.of(
                          "ratio", each.weight(), Method.AGGREGATES, each.reason(), Beside.NOTHING))
                  .number("volatility", annual(each.volatility(), each.reason(), numbers))
                  .number("volatility_contribution", annual(part, each.reason(), numbers))
                  .number(
                      "volatility_share",
                      numbers.of("ratio", share, Method.AGGREGATES, each.reason(), Beside.NOTHING))
                  .done();
            })
        .toList();
  }

  private @Nullable String factors(Page page, Pool pool, Numbers numbers) {
    PooledFactors.WithSpreads shown = factors.withSpreads(pool);
    new FactorTables(numbers, pool.nav(), null, null, null)
        .add(page, rows(shown.factors().exposures()), rows(shown.spreads()));
    return null;
  }

  /** Errors of portfolios that share symbols do not add up. */
  private static List<Exposure> rows(List<PoolViews.Exposure> exposures) {
    return exposures.stream()
        .map(
            each ->
                new Exposure(
                    each.name(),
                    each.beta(),
                    each.exposureDollar(),
                    null,
                    each.coverage(),
                    each.reason()))
        .toList();
  }

  private @Nullable String correlation(Page page, Pool pool, Numbers numbers) {
    HoldingPoolViews.Correlated shown =
        correlations.of(pool, new Window(YEAR, YEAR_OVERLAP), MOST_SYMBOLS);
    HoldingPoolViews.Matrix data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.message(), Pools.NOTHING);
    }
    page.figure(
        "average_correlation", numbers.ratio(data.averageCorrelation(), Method.CORRELATION));
    new CorrelationTables(data.matrix(), data.overlap(), data.weights(), numbers).add(page, null);
    return null;
  }

  private @Nullable String volatility(Page page, Pool pool, Numbers numbers) {
    Map<PortfolioId, List<Snapshot>> closes = snapshots.upTo(pool.ids(), pool.session());
    PoolViews.Volatility shown = PooledVolatilities.of(pool, closes);
    if (shown.aggregateVolatility() == null) {
      return Objects.requireNonNullElse(shown.message(), Pools.NOTHING);
    }
    page.figure("realized_21d", pooled(shown, shown.aggregateVolatility(), "aggregate_volatility"));
    page.figure("realized_63d", pooled(shown, shown.volatility63(), "aggregate_volatility_63d"));
    page.figure("realized_252d", pooled(shown, shown.volatility252(), "aggregate_volatility_252d"));
    page.figure(
        "weighted_average_volatility",
        pooled(shown, shown.weightedAverageVolatility(), "weighted_average_volatility"));
    page.figure(
        "diversification_benefit",
        pooled(shown, shown.diversificationBenefit(), "weighted_average_volatility"));
    page.figure("common_sessions", numbers.count(shown.commonSessions(), Method.AGGREGATES));
    page.table("by_portfolio", byPortfolio(shown, numbers));
    Pool priced = PooledVolatilities.priced(pool, closes);
    Map<PortfolioId, List<Snapshot>> ofPriced = new LinkedHashMap<>(closes);
    ofPriced.keySet().retainAll(priced.ids());
    SummedCloses.Summed summed = SummedCloses.of(priced, ofPriced);
    if (summed.reason() == null) {
      new VolatilityTables(summed.days(), Numbers.of(shown), shown.coverage()).add(page);
    }
    UnpricedShare.add(
        page,
        lines.of(priced.ids(), pool.session()).values().stream().flatMap(List::stream).toList(),
        numbers);
    return null;
  }

  private @Nullable String concentration(Page page, Pool pool, Numbers numbers) {
    HoldingPoolViews.Concentrated shown = concentrations.of(pool);
    HoldingPoolViews.ConcentrationData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.message(), Pools.NOTHING);
    }
    ConcentrationTables tables = new ConcentrationTables(numbers);
    tables.add(
        page,
        new ConcentrationTables.Figures(
            data.hhi(),
            data.effectiveNumPositions(),
            data.uniqueSymbols(),
            data.totalPositions(),
            data.top3Concentration(),
            data.top10Concentration()));
    page.table(
        "issuers",
        data.topPositions().stream()
            .map(
                each ->
                    new Page.Row(each.symbol())
                        .number("weight", tables.ratio(each.weightOfNav(), null))
                        .number("delta_value", numbers.money(each.value(), Method.LEDGER))
                        .done())
            .toList());
    page.table(
        "offsets",
        data.offsets().entrySet().stream()
            .map(
                each ->
                    new Page.Row(each.getKey())
                        .number("offset", numbers.money(each.getValue(), Method.AGGREGATES))
                        .done())
            .toList());
    HoldingPoolViews.Sectors bySector = sectors.of(pool);
    tables.add(
        page,
        bySector.data(),
        new ConcentrationTables.Compared(
            bySector.benchmark(), bySector.benchmarkAsOf(), bySector.benchmarkSource()));
    return null;
  }

  private @Nullable String greeks(Page page, Pool pool, Numbers numbers) {
    Map<PortfolioId, List<OpenLine>> open = lines.of(pool.ids(), pool.session());
    List<GreekTables.Option> options = new ArrayList<>();
    for (Valued valued : pool.valued()) {
      open.getOrDefault(valued.id(), List.of()).stream()
          .filter(line -> line.option() != null)
          .map(GreekAnalyses::row)
          .forEach(
              greeks ->
                  options.add(
                      new GreekTables.Option(
                          valued.id().toString(), valued.member().name(), greeks)));
    }
    List<OptionGreeks> greeks = options.stream().map(GreekTables.Option::greeks).toList();
    GreekTables tables = new GreekTables(numbers);
    page.figure("options", numbers.count(greeks.size(), Method.OPTIONS));
    tables.sums(greeks).forEach(page::figure);
    tables.add(page, options);
    return null;
  }

  /** The scenarios of the library. */
  @Nullable String scenarios(Page page, Pool pool, Numbers numbers) {
    HoldingPoolViews.Stressed shown = stresses.of(pool);
    HoldingPoolViews.StressData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.message(), Pools.NOTHING);
    }
    page.figure("portfolio_value", numbers.money(data.portfolioValue(), Method.LEDGER));
    page.table(
        "scenarios", data.scenarios().stream().map(each -> scenario(each, numbers)).toList());
    return null;
  }

  private static ViewPage.Row scenario(HoldingPoolViews.Scenario each, Numbers numbers) {
    String lacking =
        each.portfoliosMissing().isEmpty()
            ? null
            : "It is unknown of " + String.join(", ", each.portfoliosMissing()) + ".";
    return new Page.Row(each.id())
        .text("name", each.name())
        .text("description", each.description())
        .text("category", each.category())
        .text("severity", each.severity())
        .text("note", lacking)
        .number("portfolios", numbers.count(each.portfoliosIncluded(), Method.AGGREGATES))
        .number("impact", stressed("currency", each.impact().dollarImpact(), lacking, numbers))
        .number(
            "impact_percent",
            stressed("percent", each.impact().percentageImpact(), lacking, numbers))
        .number(
            "stipulated_impact",
            stressed("currency", each.stipulatedImpact().dollarImpact(), lacking, numbers))
        .done();
  }

  private static ViewNumber stressed(
      String unit, @Nullable BigDecimal value, @Nullable String why, Numbers numbers) {
    return numbers.of(unit, value, Method.STRESS, why, Beside.NOTHING);
  }
}
