package dev.sigmasight.server.view;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.analytics.CorrelationView;
import dev.sigmasight.server.analytics.Correlations;
import dev.sigmasight.server.analytics.FactorAnalyses;
import dev.sigmasight.server.analytics.GreekAnalyses;
import dev.sigmasight.server.analytics.HoldingAnalyses;
import dev.sigmasight.server.analytics.HoldingViews;
import dev.sigmasight.server.analytics.MatrixView;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.analytics.Volatilities;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.CorrelationResult;
import dev.sigmasight.server.risk.FactorHistory;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tabs of the risk page of one portfolio. */
@Component
class RiskPages {
  static final List<String> TABS =
      List.of(
          "contributions",
          "factors",
          "correlation",
          "volatility",
          "concentration",
          "greeks",
          "tail");

  /** Every second week over a year. */
  private static final int HISTORY_STEP = 10;

  private static final int HISTORY_POINTS = 26;

  private final ContributionTables contributions;
  private final FactorAnalyses factors;
  private final Correlations correlations;
  private final Volatilities volatilities;
  private final HoldingAnalyses holdings;
  private final GreekAnalyses greeks;
  private final Risks risks;
  private final Snapshots snapshots;
  private final OpenLines lines;

  RiskPages(
      ContributionTables contributions,
      FactorAnalyses factors,
      Correlations correlations,
      Volatilities volatilities,
      HoldingAnalyses holdings,
      GreekAnalyses greeks,
      Risks risks,
      Snapshots snapshots,
      OpenLines lines) {
    this.contributions = contributions;
    this.factors = factors;
    this.correlations = correlations;
    this.volatilities = volatilities;
    this.holdings = holdings;
    this.greeks = greeks;
    this.risks = risks;
    this.snapshots = snapshots;
    this.lines = lines;
  }

  /**
   * Refuses a tab that there is not.
   *
   * @throws ProblemException NotFound
   */
  static void check(String tab) {
    if (!TABS.contains(tab)) {
      throw new ProblemException(
          new Problem.NotFound("There is no such tab; there are " + String.join(", ", TABS) + "."));
    }
  }

  ViewPage of(Standing standing, String tab) {
    Page page = Page.of(standing, "risk/" + tab);
    LocalDate day = standing.asOf();
    if (day == null) {
      return page.done(standing, standing.whyNothing());
    }
    Numbers numbers = Page.numbers(standing);
    String reason =
        switch (tab) {
          case "contributions" -> contributions.fill(page, standing, numbers);
          case "factors" -> factors(page, standing, day, numbers);
          case "correlation" -> correlation(page, standing, day, numbers);
          case "volatility" -> volatility(page, standing, day, numbers);
          case "concentration" -> concentration(page, standing, numbers);
          case "tail" -> contributions.rareLosses(page, standing, numbers);
          default -> greeks(page, standing, numbers);
        };
    return page.done(standing, reason);
  }

  private @Nullable String factors(Page page, Standing standing, LocalDate day, Numbers numbers) {
    FactorHistory past =
        risks.factorHistory(standing.portfolio(), day, HISTORY_STEP, HISTORY_POINTS);
    FactorAnalyses.InDetail shown =
        factors.inDetail(standing, Optional.ofNullable(past.days().get(day)));
    if (!shown.exposures().available()) {
      return standing.whyNothing();
    }
    page.figure(
        "systematic_share",
        numbers.of(
            "ratio",
            Rounded.figure(shown.systematicShare()),
            Method.RISK,
            standing.reason("factor_volatility", "The factor model knows no volatility of it."),
            Beside.NOTHING));
    new FactorTables(numbers, standing.nav(), shown.market(), shown.observations(), past.matrix())
        .add(page, shown.exposures().factors(), shown.spreads());
    FactorTables.addHistory(page, standing, past.days());
    return null;
  }

  private @Nullable String correlation(
      Page page, Standing standing, LocalDate day, Numbers numbers) {
    CorrelationView shown = correlations.ofYear(standing);
    MatrixView data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.metadata().message(), standing.whyNothing());
    }
    page.figure(
        "average_correlation", numbers.ratio(data.averageCorrelation(), Method.CORRELATION));
    CorrelationResult stored = risks.correlation(standing.portfolio(), day).orElse(null);
    if (stored != null) {
      String why = "A correlation or a volatility of what is held is unknown.";
      ratio(page, "held_correlation", stored.asHeld(), why, numbers);
      ratio(page, "diversification_ratio", stored.diversificationRatio(), why, numbers);
      ratio(page, "effective_bets", stored.effectiveBets(), why, numbers);
      ratio(page, "effective_rank", stored.effectiveRank(), why, numbers);
    }
    new CorrelationTables(data.matrix(), data.overlap(), data.weights(), numbers).add(page, stored);
    return null;
  }

  private static void ratio(
      Page page, String name, @Nullable Double value, String why, Numbers numbers) {
    page.figure(
        name, numbers.of("ratio", Rounded.figure(value), Method.CORRELATION, why, Beside.NOTHING));
  }

  private @Nullable String volatility(
      Page page, Standing standing, LocalDate day, Numbers numbers) {
    HoldingViews.Volatile shown = volatilities.of(standing);
    HoldingViews.VolatilityData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.metadata().error(), standing.whyNothing());
    }
    Map<String, String> reasons = shown.metadata().reasons();
    page.figure("realized_21d", annual(data.realized21(), reasons.get("volatility_21"), numbers));
    page.figure("realized_63d", annual(data.realized63(), reasons.get("volatility_63"), numbers));
    page.figure(
        "realized_252d", annual(data.realized252(), reasons.get("volatility_252"), numbers));
    page.figure(
        "expected_21d",
        numbers.of(
            "annual_ratio",
            data.expected21(),
            Method.VOLATILITY,
            reasons.get("volatility_forecast"),
            Beside.interval(data.expectedLow(), data.expectedHigh())));
    page.figure(
        "percentile",
        numbers.of(
            "ratio",
            data.volatilityPercentile(),
            Method.VOLATILITY,
            reasons.get("volatility_percentile"),
            Beside.NOTHING));
    page.table(
        "outlook",
        List.of(
            new Page.Row("expected_21d")
                .text("model", shown.metadata().forecastModel())
                .text("trend", data.volatilityTrend())
                .done()));
    new VolatilityTables(
            snapshots
                .upTo(List.of(standing.portfolio()), day)
                .getOrDefault(standing.portfolio(), List.of()),
            numbers)
        .add(page);
    UnpricedShare.add(page, lines.of(standing), numbers);
    return null;
  }

  private static ViewNumber annual(
      @Nullable BigDecimal value, @Nullable String why, Numbers numbers) {
    return numbers.of("annual_ratio", value, Method.VOLATILITY, why, Beside.NOTHING);
  }

  private @Nullable String concentration(Page page, Standing standing, Numbers numbers) {
    HoldingViews.Concentrated shown = holdings.concentration(standing);
    HoldingViews.ConcentrationData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.metadata().error(), standing.whyNothing());
    }
    ConcentrationTables tables = new ConcentrationTables(numbers);
    tables.add(
        page,
        new ConcentrationTables.Figures(
            data.hhi(),
            data.effectiveNumPositions(),
            data.totalNames(),
            data.totalPositions(),
            data.top3Concentration(),
            data.top10Concentration()));
    page.table(
        "issuers",
        data.positionWeights().entrySet().stream()
            .map(
                each ->
                    new Page.Row(each.getKey())
                        .number("weight", tables.ratio(each.getValue(), null))
                        .done())
            .toList());
    HoldingViews.Sectors sectors = holdings.sectors(standing);
    tables.add(
        page,
        sectors.data(),
        new ConcentrationTables.Compared(
            sectors.metadata().benchmark(),
            sectors.metadata().benchmarkAsOf(),
            sectors.metadata().benchmarkSource()));
    return null;
  }

  private @Nullable String greeks(Page page, Standing standing, Numbers numbers) {
    TailViews.Greeks shown = greeks.of(standing);
    TailViews.GreekSums sums = shown.portfolio();
    if (sums == null) {
      return Objects.requireNonNullElse(shown.reason(), standing.whyNothing());
    }
    GreekTables tables = new GreekTables(numbers);
    page.figure("options", numbers.count(sums.options(), Method.OPTIONS));
    page.figure("delta_value", tables.money(sums.deltaValue(), shown.reason()));
    page.figure("gamma_value", tables.money(sums.gammaValue(), shown.reason()));
    page.figure("theta_value", tables.money(sums.thetaValue(), shown.reason()));
    page.figure("vega_value", tables.money(sums.vegaValue(), shown.reason()));
    page.figure("rho_value", tables.money(sums.rhoValue(), shown.reason()));
    tables.add(
        page,
        shown.positions().stream()
            .map(each -> new GreekTables.Option(standing.portfolio().toString(), null, each))
            .toList());
    return null;
  }
}
