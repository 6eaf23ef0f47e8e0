package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.StressTests;
import dev.sigmasight.server.analytics.StressView;
import dev.sigmasight.server.scenario.ScenarioView;
import dev.sigmasight.server.scenario.ShockEvaluations;
import dev.sigmasight.server.scenario.ShockRequest;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scenarios of the library, and shocks of one's own. */
@Component
class ScenarioPages {
  private static final String NO_LOSS = "No loss was asked for.";

  private final StressTests stress;
  private final ShockEvaluations evaluations;

  ScenarioPages(StressTests stress, ShockEvaluations evaluations) {
    this.stress = stress;
    this.evaluations = evaluations;
  }

  ViewPage library(Standing standing) {
    Page page = Page.of(standing, "scenarios");
    StressView shown = stress.of(standing, List.of());
    StressView.Data data = shown.data();
    if (data == null) {
      return page.done(standing, shown.dataQuality().message());
    }
    Numbers numbers = Page.numbers(standing);
    page.figure("portfolio_value", numbers.money(data.portfolioValue(), Method.LEDGER));
    page.table(
        "scenarios",
        data.scenarios().stream()
            .map(
                each ->
                    new Page.Row(each.id())
                        .text("name", each.name())
                        .text("description", each.description())
                        .text("category", each.category())
                        .text("severity", each.severity())
                        .text("replayed", Boolean.toString(each.replayed()))
                        .text("note", each.note())
                        .number(
                            "impact",
                            money(
                                each.impact().dollarImpact(),
                                each.note(),
                                data.coverage(),
                                numbers))
                        .number(
                            "impact_percent",
                            numbers.of(
                                "percent",
                                each.impact().percentageImpact(),
                                Method.STRESS,
                                each.note(),
                                Beside.coverage(data.coverage())))
                        .number(
                            "stipulated_impact",
                            money(
                                each.stipulatedImpact().dollarImpact(),
                                each.note(),
                                data.coverage(),
                                numbers))
                        .done())
            .toList());
    return page.done(standing, null);
  }

  private static ViewNumber money(
      @Nullable BigDecimal value,
      @Nullable String why,
      @Nullable BigDecimal coverage,
      Numbers numbers) {
    return numbers.of("currency", value, Method.STRESS, why, Beside.coverage(coverage));
  }

  ViewPage evaluated(Standing standing, ShockRequest asked) {
    Page page = Page.of(standing, "scenarios/evaluate");
    ScenarioView shown = evaluations.of(standing, asked);
    ScenarioView.Data data = shown.data();
    if (data == null) {
      return page.done(standing, Objects.requireNonNullElse(shown.reason(), standing.whyNothing()));
    }
    Numbers numbers = Page.numbers(standing);
    String why = shown.reason();
    page.figure("portfolio_value", numbers.money(data.portfolioValue(), Method.LEDGER));
    page.figure("impact", money(data.impact().dollarImpact(), why, data.coverage(), numbers));
    page.figure(
        "impact_percent",
        numbers.of(
            "percent",
            data.impact().percentageImpact(),
            Method.STRESS,
            why,
            Beside.coverage(data.coverage())));
    page.figure(
        "new_portfolio_value",
        money(data.impact().newPortfolioValue(), why, data.coverage(), numbers));
    ScenarioView.Likelihood likelihood = data.likelihood();
    page.figure(
        "distance",
        numbers.of(
            "ratio", likelihood.distance(), Method.STRESS, likelihood.reason(), Beside.NOTHING));
    page.figure(
        "plausibility",
        numbers.of(
            "ratio",
            likelihood.plausibility(),
            Method.STRESS,
            likelihood.reason(),
            Beside.NOTHING));
    page.figure(
        "loss_probability",
        numbers.of(
            "ratio",
            likelihood.lossProbability(),
            Method.STRESS,
            likelihood.reason() == null ? NO_LOSS : likelihood.reason(),
            Beside.NOTHING));
    page.table(
        "moves",
        data.moves().stream()
            .map(
                move ->
                    new Page.Row(move.factor())
                        .text("shocked", Boolean.toString(move.shocked()))
                        .number("move", numbers.ratio(move.move(), Method.STRESS))
                        .done())
            .toList());
    page.table(
        "by_factor",
        data.byFactor().stream()
            .map(
                part ->
                    new Page.Row(part.name())
                        .number("impact", money(part.dollarImpact(), null, null, numbers))
                        .done())
            .toList());
    page.table(
        "by_position",
        data.byPosition().stream()
            .map(
                part ->
                    new Page.Row(part.symbol())
                        .text("underlying_symbol", part.underlyingSymbol())
                        .number("impact", money(part.dollarImpact(), null, null, numbers))
                        .done())
            .toList());
    return page.done(standing, null);
  }
}
