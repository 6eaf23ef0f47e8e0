package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.analytics.PerformanceView;
import dev.sigmasight.server.analytics.Performances;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.portfolio.ExposureLimits;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.risk.TailResult;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A portfolio, or all of them, at a glance. */
@Component
class OverviewPages {
  /** Points of a series unless more are asked for. */
  static final int USUAL_POINTS = 60;

  /** The most that can be asked for. */
  static final int MOST_POINTS = 260;

  private static final int SHOWN = 5;
  private static final String ELSEWHERE =
      "Of several portfolios it is computed of all their positions together: see the scenarios,"
          + " rare losses.";
  private static final String FEW_RETURNS = "There are too few daily returns.";
  private final Snapshots snapshots;
  private final Risks risks;
  private final OverviewTables tables;

  OverviewPages(Snapshots snapshots, Risks risks, OverviewTables tables) {
    this.snapshots = snapshots;
    this.risks = risks;
    this.tables = tables;
  }

  ViewPage of(Standing standing, int points) {
    Page page = Page.of(standing, "overview");
    LocalDate day = standing.asOf();
    List<Snapshot> closes =
        day == null
            ? List.of()
            : snapshots
                .upTo(List.of(standing.portfolio()), day)
                .getOrDefault(standing.portfolio(), List.of());
    if (day == null || closes.isEmpty()) {
      return page.done(standing, standing.whyNothing());
    }
    Numbers numbers = Page.numbers(standing);
    Risks.Everything known =
        risks.everything(List.of(standing.portfolio()), day).get(standing.portfolio());
    if (known != null) {
      risk(page, known.risk(), standing);
    }
    limits(page, standing);
    money(page, closes, numbers);
    if (known != null && known.tail() != null) {
      tail(page, known.tail(), standing.reason("historical_var", FEW_RETURNS), numbers);
    }
    if (known != null && known.stress() != null) {
      stress(page, known.stress(), numbers);
    }
    tables.add(page, closes, List.of(standing.portfolio()), points, numbers);
    return page.done(standing, null);
  }

  /** Of all that are valued: what adds up, and what follows from the sums. */
  @Nullable String ofAll(Page page, Pool pool, Numbers numbers, int points) {
    Map<PortfolioId, List<Snapshot>> closes = snapshots.upTo(pool.ids(), pool.session());
    Map<PortfolioId, Risks.Everything> known = risks.everything(pool.ids(), pool.session());
    new PooledOverview(pool, closes, known, numbers).figures(page);
    SummedCloses.Summed summed = SummedCloses.of(pool, closes);
    if (summed.reason() == null) {
      PerformancePages.returns(page, performance(summed.days()), numbers);
      new VolatilityTables(summed.days(), numbers).falls(page);
    }
    for (String figure : List.of("value_at_risk_95", "expected_shortfall_95")) {
      page.figure(
          figure, numbers.of("currency", null, Method.TAIL, ELSEWHERE, Numbers.Beside.NOTHING));
    }
    tables.add(page, summed.days(), pool.ids(), points, numbers);
    return null;
  }

  static PerformanceView performance(List<Snapshot> closes) {
    return Performances.of(
        new UUID(0, 0), new Trust(null, null, Quality.FINAL, null), closes, null);
  }

  private static void money(Page page, List<Snapshot> closes, Numbers numbers) {
    Snapshot last = closes.getLast();
    page.figure("net_asset_value", numbers.money(Rounded.money(last.nav()), Method.LEDGER));
    page.figure("cash_balance", numbers.money(Rounded.money(last.cash()), Method.LEDGER));
    page.figure("pnl_day", numbers.money(Rounded.money(last.pnl()), Method.LEDGER));
    page.figure("flow_day", numbers.money(Rounded.money(last.flow()), Method.LEDGER));
    PerformanceView shown = performance(closes);
    page.figure(
        "return_day", numbers.ratio(shown.series().getLast().dailyReturn(), Method.RETURNS));
    page.figure("total_pnl", numbers.money(Rounded.money(last.cumulativePnl()), Method.LEDGER));
    page.figure(
        "unrealized_pnl",
        numbers.of(
            "currency",
            Rounded.moneyOrNull(last.unrealizedPnl()),
            Method.LEDGER,
            "A held lot came in without cost.",
            Numbers.Beside.NOTHING));
    page.figure("positions", numbers.count(last.positionCount(), Method.LEDGER));
    PerformancePages.returns(page, shown, numbers);
  }

  private static void risk(Page page, PortfolioRisk risk, Standing standing) {
    Numbers numbers = Page.numbers(standing);
    exposure(page, "", risk.value(), numbers);
    PortfolioRisk.Exposure delta = risk.delta();
    if (delta != null) {
      exposure(page, "delta_", delta, numbers);
    }
    page.figure(
        "leverage",
        numbers.ratio(Rounded.ratio(risk.value().gross(), standing.nav(), 4), Method.LEDGER));
    page.figure(
        "market_beta",
        numbers.of(
            "ratio",
            Rounded.figure(risk.beta()),
            Method.BETA,
            standing.reason("market_beta", "No position has a known beta."),
            Numbers.Beside.coverage(Rounded.figure(risk.betaCoverage()))));
    page.figure(
        "volatility_63d",
        numbers.of(
            "annual_ratio",
            Rounded.figure(risk.volatility63()),
            Method.VOLATILITY,
            standing.reason("volatility_63", "There are too few daily returns."),
            Numbers.Beside.observations(Math.min(63, risk.returns()))));
    PortfolioRisk.Fall fall = risk.drawdown();
    String why = standing.reason("max_drawdown", "The index is not known for every day.");
    page.figure(
        "max_drawdown",
        numbers.of(
            "ratio",
            fall == null ? null : Rounded.figure(fall.largest()),
            Method.RETURNS,
            why,
            Numbers.Beside.NOTHING));
    page.figure(
        "current_drawdown",
        numbers.of(
            "ratio",
            fall == null ? null : Rounded.figure(fall.current()),
            Method.RETURNS,
            why,
            Numbers.Beside.NOTHING));
  }

  static void exposure(Page page, String basis, PortfolioRisk.Exposure sides, Numbers numbers) {
    page.figure(
        basis + "long_exposure", numbers.money(Rounded.money(sides.longSide()), Method.LEDGER));
    page.figure(
        basis + "short_exposure", numbers.money(Rounded.money(sides.shortSide()), Method.LEDGER));
    page.figure(
        basis + "gross_exposure", numbers.money(Rounded.money(sides.gross()), Method.LEDGER));
    page.figure(basis + "net_exposure", numbers.money(Rounded.money(sides.net()), Method.LEDGER));
  }

  /** What its owner set, which is as good as ever on a day of bad prices; nothing for no limit. */
  private static void limits(Page page, Standing standing) {
    Numbers numbers = new Numbers(standing.asOf(), Quality.FINAL, null);
    ExposureLimits limits = standing.limits();
    limit(page, "gross_exposure_max", limits.grossMax(), numbers);
    limit(page, "net_exposure_min", limits.netMin(), numbers);
    limit(page, "net_exposure_max", limits.netMax(), numbers);
  }

  private static void limit(Page page, String name, @Nullable BigDecimal limit, Numbers numbers) {
    if (limit != null) {
      page.figure(name, numbers.ratio(limit, Method.LEDGER));
    }
  }

  private static void tail(Page page, TailResult tail, String why, Numbers numbers) {
    Numbers.Beside beside =
        new Numbers.Beside(tail.scenarios(), Rounded.figure(tail.coverage()), null, null, null);
    page.figure(
        "value_at_risk_95",
        numbers.of("currency", Rounded.amount(tail.historicalVar95()), Method.TAIL, why, beside));
    page.figure(
        "expected_shortfall_95",
        numbers.of("currency", Rounded.amount(tail.historicalEs95()), Method.TAIL, why, beside));
    page.table("top_contributors", contributors(tail, numbers));
  }

  /** Symbols by the size of what they add to the expected shortfall. */
  private static List<ViewPage.Row> contributors(TailResult tail, Numbers numbers) {
    List<@Nullable Double> parts = tail.shortfallParts();
    return IntStream.range(0, parts.size())
        .boxed()
        .filter(i -> parts.get(i) != null)
        .sorted(
            Comparator.comparingDouble(
                (Integer i) -> -Math.abs(Objects.requireNonNull(parts.get(i)))))
        .limit(SHOWN)
        .map(
            i ->
                new Page.Row(tail.symbols().get(i))
                    .number(
                        "historical_es_95",
                        numbers.money(Rounded.amount(parts.get(i)), Method.TAIL))
                    .done())
        .toList();
  }

  private static void stress(Page page, StressResult stress, Numbers numbers) {
    List<StressResult.Scenario> worst =
        stress.scenarios().stream()
            .filter(each -> gain(each) != null)
            .sorted(
                Comparator.comparingDouble(
                    (StressResult.Scenario each) -> Objects.requireNonNull(gain(each))))
            .limit(SHOWN)
            .toList();
    Numbers.Beside beside = Numbers.Beside.coverage(Rounded.figure(stress.coverage()));
    BigDecimal first = worst.isEmpty() ? null : Rounded.amount(gain(worst.getFirst()));
    page.figure(
        "worst_scenario",
        numbers.of(
            "currency",
            first,
            Method.STRESS,
            StressResult.answersNothing(stress.coverage())
                ? StressResult.NOTHING_ANSWERS
                : "No scenario is computed.",
            beside));
    page.table(
        "worst_scenarios",
        worst.stream()
            .map(
                each ->
                    new Page.Row(each.id())
                        .text("name", Scenarios.find(each.id()).map(Scenario::name).orElse(null))
                        .number(
                            "impact",
                            numbers.of(
                                "currency",
                                Rounded.amount(gain(each)),
                                Method.STRESS,
                                each.note(),
                                beside))
                        .done())
            .toList());
  }

  private static @Nullable Double gain(StressResult.Scenario scenario) {
    return Optional.ofNullable(scenario.conditional()).orElse(scenario.stipulated());
  }
}
