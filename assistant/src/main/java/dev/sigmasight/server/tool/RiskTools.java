package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.Projection.figures;
import static dev.sigmasight.server.tool.Projection.lifted;
import static dev.sigmasight.server.tool.Projection.named;
import static dev.sigmasight.server.tool.Projection.reasons;
import static dev.sigmasight.server.tool.Projection.rows;
import static dev.sigmasight.server.tool.Projection.words;
import static dev.sigmasight.server.tool.Unit.ANNUAL;
import static dev.sigmasight.server.tool.Unit.CORRELATION;
import static dev.sigmasight.server.tool.Unit.COUNT;
import static dev.sigmasight.server.tool.Unit.CURRENCY;
import static dev.sigmasight.server.tool.Unit.DAYS;
import static dev.sigmasight.server.tool.Unit.FRACTION;
import static dev.sigmasight.server.tool.Unit.POINTS;
import static dev.sigmasight.server.tool.Unit.RATIO;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.tool.Projection.Choice;
import dev.sigmasight.server.tool.Tool.Answered;
import dev.sigmasight.server.tool.Tool.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How risky it is and why. */
final class RiskTools {
  private static final String ENGINES = "risk results of the last run";

  private static final Projection VOLATILITY =
      Projection.of(
          lifted(
              "data",
              figures(
                  ANNUAL,
                  "realized_volatility_21d",
                  "realized_volatility_63d",
                  "realized_volatility_252d",
                  "expected_volatility_21d",
                  "expected_volatility_21d_low",
                  "expected_volatility_21d_high"),
              figures(FRACTION, "volatility_percentile"),
              words("volatility_trend")),
          lifted("metadata", words("forecast_model", "error"), reasons("reasons")));

  private static final Projection TAIL =
      Projection.of(
          words("reason"),
          lifted(
              "data",
              figures(CURRENCY, "portfolio_value"),
              figures(DAYS, "horizon_days"),
              figures(COUNT, "scenarios"),
              figures(FRACTION, "coverage"),
              figures(ANNUAL, "holdings_volatility"),
              rows(
                  "figures",
                  Choice.first(10),
                  words("method", "reason"),
                  figures(FRACTION, "confidence", "var_of_nav", "es_of_nav"),
                  figures(CURRENCY, "value_at_risk", "expected_shortfall")),
              rows(
                  "contributions",
                  Choice.largest(10, "historical_es_95", "historical_es_95", "historical_share"),
                  words("symbol", "reason"),
                  figures(CURRENCY, "historical_es_95", "factor_es_95"),
                  figures(FRACTION, "historical_share", "factor_share"))));

  private static final Projection CONTRIBUTIONS =
      Projection.of(
          words("reason"),
          lifted(
              "data",
              words("by_factor_reason"),
              figures(CURRENCY, "historical_es_95", "factor_es_95"),
              figures(ANNUAL, "factor_volatility"),
              figures(FRACTION, "systematic_share"),
              rows(
                  "by_position",
                  Choice.largest(12, "historical_es_95", "historical_es_95", "historical_share"),
                  words("symbol", "reason"),
                  figures(CURRENCY, "delta_value", "historical_es_95", "factor_es_95"),
                  figures(FRACTION, "historical_share", "factor_share")),
              rows(
                  "by_factor",
                  Choice.largest(12, "share", "share"),
                  words("name", "proxy"),
                  figures(CURRENCY, "exposure_dollar"),
                  figures(ANNUAL, "volatility_contribution"),
                  figures(FRACTION, "share"))));

  private static final Projection FACTORS =
      Projection.of(
          rows(
              "factors",
              Choice.first(12),
              words("name", "reason"),
              figures(RATIO, "beta"),
              figures(CURRENCY, "exposure_dollar"),
              figures(FRACTION, "coverage")),
          lifted("data_quality", words("message")),
          lifted("metadata", words("calculation_method", "reason", "detail")));

  private static final Projection SPREADS =
      Projection.of(
          rows(
              "factors",
              Choice.first(8),
              words("name", "direction", "magnitude", "risk_level", "explanation"),
              figures(RATIO, "beta", "beta_low", "beta_high"),
              figures(CURRENCY, "exposure_dollar"),
              figures(FRACTION, "coverage")),
          lifted(
              "metadata",
              words("reason"),
              reasons("unknown"),
              figures(DAYS, "regression_window_days")));

  private static final Projection BETAS =
      Projection.of(
          lifted(
              "calculated",
              lifted(
                  "data",
                  figures(RATIO, "beta_calculated_90d"),
                  figures(FRACTION, "beta_calculated_90d_r_squared", "coverage"),
                  figures(COUNT, "beta_calculated_90d_observations")),
              lifted("metadata", words("error"))),
          rows(
              "positions",
              Choice.largest(15, "calculated_beta"),
              words("symbol", "reason"),
              figures(RATIO, "market_beta", "calculated_beta", "beta_difference"),
              figures(FRACTION, "beta_r_squared"),
              figures(COUNT, "observations")),
          lifted(
              "metadata",
              figures(
                  COUNT,
                  "total_positions",
                  "positions_with_market_beta",
                  "positions_with_calculated_beta")));

  private static final Projection SECTORS =
      Projection.of(
          lifted(
              "data",
              words("largest_overweight", "largest_underweight"),
              figures(CURRENCY, "total_portfolio_value", "unclassified_value"),
              figures(COUNT, "unclassified_count"),
              figures(FRACTION, "active_share"),
              ValueTools.weights(
                  16,
                  "portfolio_weights",
                  "benchmark_weights",
                  "over_underweight",
                  "gross_weights"),
              named(COUNT, true, 16, "positions_by_sector")),
          lifted(
              "metadata",
              words(
                  "benchmark",
                  "benchmark_as_of",
                  "benchmark_source",
                  "weight_denominator",
                  "error")));

  private static final Projection CONCENTRATION =
      Projection.of(
          lifted(
              "data",
              figures(POINTS, "hhi"),
              figures(COUNT, "effective_num_positions", "total_positions", "total_names"),
              figures(FRACTION, "top_3_concentration", "top_10_concentration"),
              ValueTools.weights(12, "position_weights")),
          lifted("metadata", words("interpretation", "calculation_method", "error")));

  private static final Projection CORRELATIONS =
      Projection.of(
          lifted(
              "data",
              figures(CORRELATION, "average_correlation"),
              ValueTools.weights(12, "weights")),
          rows("most_alike", Choice.first(8), words("a", "b"), figures(CORRELATION, "correlation")),
          rows(
              "least_alike", Choice.first(5), words("a", "b"), figures(CORRELATION, "correlation")),
          figures(COUNT, "pair_count"),
          lifted("data_quality", words("message")),
          lifted(
              "metadata",
              words("reason", "message"),
              figures(DAYS, "lookback_days"),
              figures(COUNT, "symbols_included")));

  private static final Projection DIVERSIFICATION =
      Projection.of(
          figures(CORRELATION, "portfolio_correlation"),
          figures(FRACTION, "pair_coverage"),
          figures(RATIO, "diversification_ratio"),
          figures(COUNT, "effective_bets", "symbols_included"),
          figures(DAYS, "duration_days"),
          lifted("metadata", words("reason", "message")));

  static final List<Tool<?>> ALL =
      List.of(
          Tool.about(
              new Name(
                  "get_volatility_analysis",
                  "Volatility",
                  "Realised volatility over 21, 63 and 252 days, its forecast, trend and"
                      + " percentile. No value at risk.",
                  ENGINES),
              Question.Volatility::new,
              VOLATILITY),
          Tool.about(
              new Name(
                  "get_value_at_risk",
                  "Value at risk",
                  "One-day value at risk and expected shortfall by method and confidence, and the"
                      + " symbols they come from.",
                  ENGINES),
              Question.ValueAtRisk::new,
              TAIL),
          Tool.about(
              new Name(
                  "get_risk_contributions",
                  "Risk contributions",
                  "Which positions and which factors the risk of a portfolio comes from.",
                  ENGINES),
              Question.RiskContributions::new,
              CONTRIBUTIONS),
          Tool.of(
              new Name(
                  "get_betas",
                  "Market betas",
                  "Market beta of a portfolio and of its positions, ours and the provider's.",
                  ENGINES),
              ToolArguments.OfPortfolio.class,
              RiskTools::betas),
          Tool.about(
              new Name(
                  "get_factor_exposures",
                  "Factors",
                  "Betas and money exposures of a portfolio to market, rates and style factors.",
                  ENGINES),
              Question.FactorExposures::new,
              FACTORS),
          Tool.about(
              new Name(
                  "get_spread_factors",
                  "Spread factors",
                  "Betas of a portfolio to long/short spreads as growth over value.",
                  ENGINES),
              Question.SpreadFactors::new,
              SPREADS),
          Tool.about(
              new Name(
                  "get_sector_exposure",
                  "Sectors",
                  "Weights of a portfolio by sector against the benchmark's.",
                  ENGINES),
              Question.SectorExposure::new,
              SECTORS),
          Tool.about(
              new Name(
                  "get_concentration_metrics",
                  "Concentration",
                  "How much of a portfolio hangs on few names: Herfindahl index, effective number,"
                      + " largest weights.",
                  ENGINES),
              Question.Concentration::new,
              CONCENTRATION),
          Tool.of(
              new Name(
                  "get_correlation_matrix",
                  "Correlations",
                  "Average correlation of the largest positions and the pairs that are most and"
                      + " least alike.",
                  ENGINES),
              ToolArguments.Largest.class,
              RiskTools::correlations),
          Tool.about(
              new Name(
                  "get_diversification",
                  "Diversification",
                  "How far the positions cancel each other's swings: weighted correlation,"
                      + " diversification ratio, independent bets.",
                  ENGINES),
              Question.Diversification::new,
              DIVERSIFICATION));

  private RiskTools() {}

  private static Answered betas(Inquiry inquiry, ToolArguments.OfPortfolio asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    JsonNode both = inquiry.answer(new Question.Betas(portfolio.id()));
    ObjectNode answer = both.path("comparison").deepCopy().asObject();
    answer.set("calculated", both.path("calculated"));
    return new Answered(answer, BETAS, portfolio);
  }

  private static Answered correlations(Inquiry inquiry, ToolArguments.Largest asked)
      throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    int most = Objects.requireNonNullElse(asked.maxSymbols(), 25);
    ObjectNode answer = inquiry.answer(new Question.Correlations(portfolio.id(), most)).asObject();
    List<JsonNode> pairs = pairs(answer.path("data").path("matrix"));
    pairs.sort(Comparator.comparing((JsonNode each) -> each.path("correlation").decimalValue()));
    ArrayNode least = answer.putArray("least_alike");
    pairs.stream().limit(5).forEach(least::add);
    Collections.reverse(pairs);
    ArrayNode top = answer.putArray("most_alike");
    pairs.stream().limit(8).forEach(top::add);
    answer.put("pair_count", pairs.size());
    return new Answered(answer, CORRELATIONS, portfolio);
  }

  /** Each pair once, those of which nothing is known left out. */
  private static List<JsonNode> pairs(JsonNode matrix) {
    List<JsonNode> pairs = new ArrayList<>();
    matrix
        .properties()
        .forEach(
            row ->
                row.getValue()
                    .properties()
                    .forEach(
                        cell -> {
                          if (row.getKey().compareTo(cell.getKey()) < 0
                              && cell.getValue().isNumber()) {
                            ObjectNode pair =
                                Json.object().put("a", row.getKey()).put("b", cell.getKey());
                            pairs.add(pair.set("correlation", cell.getValue()));
                          }
                        }));
    return pairs;
  }
}
