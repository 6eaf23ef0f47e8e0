package dev.sigmasight.server.view;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.analytics.CorrelationView;
import dev.sigmasight.server.analytics.Correlations;
import dev.sigmasight.server.analytics.FactorAnalyses;
import dev.sigmasight.server.analytics.FactorViews;
import dev.sigmasight.server.analytics.GreekAnalyses;
import dev.sigmasight.server.analytics.HoldingAnalyses;
import dev.sigmasight.server.analytics.HoldingViews;
import dev.sigmasight.server.analytics.MatrixView;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.Standings;
import dev.sigmasight.server.analytics.TailAnalyses;
import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.analytics.Volatilities;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tabs of the risk page. */
@Component
class RiskPages {
  static final List<String> TABS =
      List.of("contributions", "factors", "correlation", "volatility", "concentration", "greeks");

  private final TailAnalyses tails;
  private final FactorAnalyses factors;
  private final Correlations correlations;
  private final Volatilities volatilities;
  private final HoldingAnalyses holdings;
  private final GreekAnalyses greeks;

  RiskPages(
      TailAnalyses tails,
      FactorAnalyses factors,
      Correlations correlations,
      Volatilities volatilities,
      HoldingAnalyses holdings,
      GreekAnalyses greeks) {
    this.tails = tails;
    this.factors = factors;
    this.correlations = correlations;
    this.volatilities = volatilities;
    this.holdings = holdings;
    this.greeks = greeks;
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
    if (standing.asOf() == null) {
      return page.done(standing, Standings.NOTHING);
    }
    Numbers numbers = Page.numbers(standing);
    String reason =
        switch (tab) {
          case "contributions" -> contributions(page, tails.contributions(standing), numbers);
          case "factors" -> factors(page, factors.of(standing), numbers);
          case "correlation" -> correlation(page, correlations.ofYear(standing), numbers);
          case "volatility" -> volatility(page, volatilities.of(standing), numbers);
          case "concentration" -> concentration(page, standing, numbers);
          default -> greeks(page, greeks.of(standing), numbers);
        };
    return page.done(standing, reason);
  }

  private static @Nullable String contributions(
      Page page, TailViews.Contributions shown, Numbers numbers) {
    TailViews.ContributionData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.reason(), Standings.NOTHING);
    }
    String why = data.byFactorReason();
    page.figure("historical_es_95", numbers.money(data.historicalEs95(), Method.TAIL));
    page.figure("factor_es_95", numbers.money(data.factorEs95(), Method.TAIL));
    page.figure(
        "factor_volatility",
        numbers.of("annual_ratio", data.factorVolatility(), Method.RISK, why, Beside.NOTHING));
    page.figure(
        "systematic_share",
        numbers.of("ratio", data.systematicShare(), Method.RISK, why, Beside.NOTHING));
    page.table(
        "by_position",
        data.byPosition().stream()
            .map(
                part ->
                    new Page.Row(part.positionId().toString())
                        .text("symbol", part.symbol())
                        .number("delta_value", numbers.money(part.deltaValue(), Method.LEDGER))
                        .number(
                            "historical_es_95",
                            numbers.of(
                                "currency",
                                part.historicalEs95(),
                                Method.TAIL,
                                part.reason(),
                                Beside.NOTHING))
                        .number(
                            "historical_share",
                            numbers.of(
                                "ratio",
                                part.historicalShare(),
                                Method.TAIL,
                                part.reason(),
                                Beside.NOTHING))
                        .number(
                            "factor_es_95",
                            numbers.of(
                                "currency",
                                part.factorEs95(),
                                Method.TAIL,
                                part.reason(),
                                Beside.NOTHING))
                        .done())
            .toList());
    page.table(
        "by_factor",
        data.byFactor().stream()
            .map(
                part ->
                    new Page.Row(part.name())
                        .text("proxy", part.proxy())
                        .number(
                            "exposure_dollar", numbers.money(part.exposureDollar(), Method.RISK))
                        .number(
                            "volatility_contribution",
                            numbers.of(
                                "annual_ratio",
                                part.volatilityContribution(),
                                Method.RISK,
                                null,
                                Beside.NOTHING))
                        .number("share", numbers.ratio(part.share(), Method.RISK))
                        .done())
            .toList());
    return null;
  }

  private static @Nullable String factors(Page page, FactorViews.Exposures shown, Numbers numbers) {
    page.table(
        "factors",
        shown.factors().stream()
            .map(
                each ->
                    new Page.Row(each.name())
                        .number(
                            "beta",
                            numbers.of(
                                "ratio",
                                each.beta(),
                                Method.FACTORS,
                                each.reason(),
                                Beside.coverage(each.coverage())))
                        .number(
                            "exposure_dollar",
                            numbers.of(
                                "currency",
                                each.exposureDollar(),
                                Method.FACTORS,
                                each.reason(),
                                new Beside(
                                    null, each.coverage(), each.standardError(), null, null)))
                        .done())
            .toList());
    return shown.available() ? null : Standings.NOTHING;
  }

  private static @Nullable String correlation(Page page, CorrelationView shown, Numbers numbers) {
    MatrixView data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.metadata().message(), Standings.NOTHING);
    }
    page.figure(
        "average_correlation", numbers.ratio(data.averageCorrelation(), Method.CORRELATION));
    page.table(
        "matrix",
        data.matrix().entrySet().stream()
            .map(row -> row(row.getKey(), row.getValue(), data, numbers))
            .toList());
    return null;
  }

  private static ViewPage.Row row(
      String symbol,
      Map<String, @Nullable BigDecimal> correlations,
      MatrixView data,
      Numbers numbers) {
    Page.Row row = new Page.Row(symbol);
    correlations.forEach(
        (other, correlation) -> {
          Integer days =
              data.overlap().containsKey(symbol)
                  ? Objects.requireNonNull(data.overlap().get(symbol)).get(other)
                  : null;
          row.number(
              other,
              numbers.of(
                  "ratio",
                  correlation,
                  Method.CORRELATION,
                  "They have too few common daily returns.",
                  days == null ? Beside.NOTHING : Beside.observations(days)));
        });
    return row.done();
  }

  private static @Nullable String volatility(
      Page page, HoldingViews.Volatile shown, Numbers numbers) {
    HoldingViews.VolatilityData data = shown.data();
    if (data == null) {
      return Objects.requireNonNullElse(shown.metadata().error(), Standings.NOTHING);
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
      return Objects.requireNonNullElse(shown.metadata().error(), Standings.NOTHING);
    }
    page.figure("hhi", numbers.of("index", data.hhi(), Method.CONCENTRATION, null, Beside.NOTHING));
    page.figure(
        "effective_num_positions",
        numbers.of(
            "count", data.effectiveNumPositions(), Method.CONCENTRATION, null, Beside.NOTHING));
    page.figure("issuers", numbers.count(data.totalNames(), Method.CONCENTRATION));
    page.figure("top_3", numbers.ratio(data.top3Concentration(), Method.CONCENTRATION));
    page.figure("top_10", numbers.ratio(data.top10Concentration(), Method.CONCENTRATION));
    page.table("issuers", weights(data.positionWeights(), "weight", numbers));
    HoldingViews.SectorData sectors = holdings.sectors(standing).data();
    if (sectors != null) {
      page.table("sectors", weights(sectors.portfolioWeights(), "weight", numbers));
      page.table("active", weights(sectors.overUnderweight(), "active_weight", numbers));
    }
    return null;
  }

  private static List<ViewPage.Row> weights(
      Map<String, @Nullable BigDecimal> weights, String column, Numbers numbers) {
    return weights.entrySet().stream()
        .map(
            each ->
                new Page.Row(each.getKey())
                    .number(
                        column,
                        numbers.of(
                            "ratio",
                            each.getValue(),
                            Method.CONCENTRATION,
                            "NAV is not positive.",
                            Beside.NOTHING))
                    .done())
        .toList();
  }

  private static @Nullable String greeks(Page page, TailViews.Greeks shown, Numbers numbers) {
    TailViews.GreekSums sums = shown.portfolio();
    if (sums == null) {
      return Objects.requireNonNullElse(shown.reason(), Standings.NOTHING);
    }
    page.figure("options", numbers.count(sums.options(), Method.OPTIONS));
    page.figure("delta_value", greek(sums.deltaValue(), shown.reason(), numbers));
    page.figure("gamma_value", greek(sums.gammaValue(), shown.reason(), numbers));
    page.figure("theta_value", greek(sums.thetaValue(), shown.reason(), numbers));
    page.figure("vega_value", greek(sums.vegaValue(), shown.reason(), numbers));
    page.figure("rho_value", greek(sums.rhoValue(), shown.reason(), numbers));
    page.table(
        "options",
        shown.positions().stream()
            .map(
                each ->
                    new Page.Row(each.positionId().toString())
                        .text("symbol", each.symbol())
                        .text("underlying_symbol", each.underlyingSymbol())
                        .number(
                            "delta",
                            numbers.of(
                                "ratio",
                                each.delta(),
                                Method.OPTIONS,
                                each.reason(),
                                Beside.NOTHING))
                        .number("delta_value", greek(each.deltaValue(), each.reason(), numbers))
                        .number("gamma_value", greek(each.gammaValue(), each.reason(), numbers))
                        .number("theta_value", greek(each.thetaValue(), each.reason(), numbers))
                        .number("vega_value", greek(each.vegaValue(), each.reason(), numbers))
                        .number("rho_value", greek(each.rhoValue(), each.reason(), numbers))
                        .number(
                            "volatility",
                            numbers.of(
                                "annual_ratio",
                                each.volatility(),
                                Method.OPTIONS,
                                each.reason(),
                                Beside.NOTHING))
                        .done())
            .toList());
    return null;
  }

  private static ViewNumber greek(
      @Nullable BigDecimal value, @Nullable String why, Numbers numbers) {
    return numbers.of("currency", value, Method.OPTIONS, why, Beside.NOTHING);
  }
}
