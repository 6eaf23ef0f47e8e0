package dev.sigmasight.server.view;

import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.server.analytics.PerformanceView;
import dev.sigmasight.server.analytics.Performances;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.Standings;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.risk.TailResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A portfolio at a glance. */
@Component
class OverviewPages {
  private static final int MOST_POINTS = 60;
  private static final int SHOWN = 5;

  private final Performances performances;
  private final Risks risks;

  OverviewPages(Performances performances, Risks risks) {
    this.performances = performances;
    this.risks = risks;
  }

  ViewPage of(Standing standing) {
    Page page = Page.of(standing, "overview");
    LocalDate day = standing.asOf();
    if (day == null) {
      return page.done(standing, Standings.NOTHING);
    }
    Numbers numbers = Page.numbers(standing);
    PerformanceView performance = performances.of(standing, null, day);
    risks.onOrBefore(standing.portfolio(), day).ifPresent(risk -> risk(page, risk, standing));
    money(page, performance, numbers);
    risks.tail(standing.portfolio(), day).ifPresent(tail -> tail(page, tail, standing));
    risks.stress(standing.portfolio(), day).ifPresent(stress -> stress(page, stress, numbers));
    page.table("series", PerformancePages.series(thinned(performance.series()), numbers));
    return page.done(standing, null);
  }

  private static void money(Page page, PerformanceView performance, Numbers numbers) {
    if (!performance.series().isEmpty()) {
      PerformanceView.Day last = performance.series().getLast();
      page.figure("net_asset_value", numbers.money(last.nav(), Method.LEDGER));
      page.figure("pnl_day", numbers.money(last.pnl(), Method.LEDGER));
      page.figure("flow_day", numbers.money(last.flow(), Method.LEDGER));
      page.figure("return_day", numbers.ratio(last.dailyReturn(), Method.RETURNS));
    }
    PerformancePages.returns(page, performance, numbers);
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

  private static void exposure(
      Page page, String basis, PortfolioRisk.Exposure sides, Numbers numbers) {
    page.figure(
        basis + "long_exposure", numbers.money(Rounded.money(sides.longSide()), Method.LEDGER));
    page.figure(
        basis + "short_exposure", numbers.money(Rounded.money(sides.shortSide()), Method.LEDGER));
    page.figure(
        basis + "gross_exposure", numbers.money(Rounded.money(sides.gross()), Method.LEDGER));
    page.figure(basis + "net_exposure", numbers.money(Rounded.money(sides.net()), Method.LEDGER));
  }

  private static void tail(Page page, TailResult tail, Standing standing) {
    Numbers numbers = Page.numbers(standing);
    Numbers.Beside beside =
        new Numbers.Beside(tail.scenarios(), Rounded.figure(tail.coverage()), null, null, null);
    String why = standing.reason("historical_var", "There are too few daily returns.");
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
        numbers.of("currency", first, Method.STRESS, "No scenario is computed.", beside));
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

  /** At most so many days, the last among them. */
  private static List<PerformanceView.Day> thinned(List<PerformanceView.Day> days) {
    int step = Math.ceilDiv(Math.max(1, days.size()), MOST_POINTS);
    return IntStream.range(0, days.size())
        .filter(i -> (days.size() - 1 - i) % step == 0)
        .mapToObj(days::get)
        .toList();
  }
}
