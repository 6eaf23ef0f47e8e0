package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.Projection.figures;
import static dev.sigmasight.server.tool.Projection.inside;
import static dev.sigmasight.server.tool.Projection.lifted;
import static dev.sigmasight.server.tool.Projection.rows;
import static dev.sigmasight.server.tool.Projection.words;
import static dev.sigmasight.server.tool.Unit.CURRENCY;
import static dev.sigmasight.server.tool.Unit.DAYS;
import static dev.sigmasight.server.tool.Unit.FRACTION;
import static dev.sigmasight.server.tool.Unit.PERCENT;
import static dev.sigmasight.server.tool.Unit.RATIO;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.tool.Projection.Choice;
import dev.sigmasight.server.tool.Projection.Part;
import dev.sigmasight.server.tool.Tool.Answered;
import dev.sigmasight.server.tool.Tool.Name;
import dev.sigmasight.server.tool.ToolArguments.PlannedTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What would happen if. */
final class ScenarioTools {
  private static final Part[] IMPACT = {
    figures(CURRENCY, "dollar_impact", "new_portfolio_value"), figures(PERCENT, "percentage_impact")
  };

  private static final Projection STRESS =
      Projection.of(
          lifted(
              "data",
              figures(CURRENCY, "portfolio_value"),
              figures(FRACTION, "coverage"),
              rows(
                  "scenarios",
                  Choice.first(22),
                  words("id", "name", "category", "severity", "note"),
                  lifted("impact", IMPACT))),
          lifted("data_quality", words("message")),
          lifted("metadata", words("reason")));

  private static final Projection SHOCK =
      Projection.of(
          words("reason"),
          lifted(
              "data",
              words("scenario", "mode", "note", "not_revalued", "names_not_held"),
              figures(CURRENCY, "portfolio_value"),
              lifted("impact", IMPACT),
              figures(FRACTION, "coverage", "volatility_change"),
              rows(
                  "moves", Choice.first(10), words("factor", "shocked"), figures(FRACTION, "move")),
              rows(
                  "by_factor",
                  Choice.largest(12, "dollar_impact", "dollar_impact"),
                  words("name"),
                  figures(CURRENCY, "dollar_impact")),
              rows(
                  "by_position",
                  Choice.largest(10, "dollar_impact", "dollar_impact"),
                  words("symbol"),
                  figures(CURRENCY, "dollar_impact")),
              inside(
                  "likelihood",
                  words("reason"),
                  figures(DAYS, "horizon_days"),
                  figures(RATIO, "distance"),
                  figures(FRACTION, "plausibility", "loss_probability"))));

  private static final Projection WHAT_IF =
      Projection.of(
          words("reason"),
          rows(
              "trades",
              Choice.first(20),
              words("symbol", "price_source"),
              figures(Unit.UNITS, "quantity", "held_before", "held_after"),
              figures(Unit.PER_UNIT, "price"),
              figures(CURRENCY, "amount", "cost")),
          rows(
              "figures",
              Choice.first(45),
              words("group", "id", "unit", "reason_before", "reason_after"),
              figures(Unit.VARYING, "before", "after", "difference")));

  private static final Projection GREEKS =
      Projection.of(
          words("reason"),
          lifted(
              "portfolio",
              figures(Unit.COUNT, "options"),
              greeks()[0],
              greeks()[1],
              greeks()[2],
              greeks()[3]),
          rows(
              "positions",
              Choice.largest(
                  12, "delta_value", "market_value", "delta_value", "theta_value", "vega_value"),
              words("symbol", "underlying_symbol", "price_source", "reason"),
              figures(Unit.UNITS, "quantity"),
              figures(CURRENCY, "market_value"),
              figures(RATIO, "delta"),
              figures(Unit.ANNUAL, "volatility"),
              figures(Unit.PER_UNIT, "underlying_price"),
              greeks()[0],
              greeks()[1],
              greeks()[2],
              greeks()[3]));

  static final List<Tool<?>> ALL =
      List.of(
          Tool.about(
                  new Name(
                      "get_stress_test_results",
                      "Stress tests",
                      "What a portfolio gains or loses in each of the shipped scenarios.",
                      "risk results of the last run"),
                  Question.StressTest::new,
                  STRESS)
              .within(9_000),
          Tool.of(
              new Name(
                  "run_custom_shock",
                  "Scenario of one's own",
                  "What a portfolio gains or loses when factors, single securities, interest rates"
                      + " or volatilities move as stated.",
                  "evaluated when asked"),
              ToolArguments.Shock.class,
              ScenarioTools::shock),
          Tool.of(
                  new Name(
                      "run_what_if",
                      "Trades before they are made",
                      "How value, exposures, betas, risk, concentration and stress losses would"
                          + " change by trades. Nothing is traded.",
                      "evaluated when asked"),
                  ToolArguments.Trades.class,
                  ScenarioTools::whatIf)
              .within(9_000),
          Tool.about(
              new Name(
                  "get_option_greeks",
                  "Option Greeks",
                  "Delta, gamma, theta, vega and rho of the options, in money.",
                  "ledger and stored closes"),
              Question.Greeks::new,
              GREEKS));

  private ScenarioTools() {}

  private static Part[] greeks() {
    return new Part[] {
      figures(CURRENCY, "delta_value"),
      figures(Unit.PER_PERCENT, "gamma_value"),
      figures(Unit.PER_DAY, "theta_value"),
      figures(Unit.PER_POINT, "vega_value", "rho_value")
    };
  }

  private static Answered shock(Inquiry inquiry, ToolArguments.Shock asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    orEmpty(asked.factors()).forEach(each -> factors.put(each.factor().toString(), each.move()));
    Map<String, BigDecimal> names = new LinkedHashMap<>();
    orEmpty(asked.names()).forEach(each -> names.put(upper(each.symbol()), each.move()));
    boolean isNothing =
        factors.isEmpty()
            && names.isEmpty()
            && Stream.of(asked.scenario(), asked.rateShiftBp(), asked.volatilityPoints())
                .allMatch(Objects::isNull);
    if (isNothing) {
      throw new BadCall(
          "BAD_ARGUMENTS", "Say what moves: a scenario, factors, names, rates or volatility.");
    }
    Question question =
        new Question.Shock(
            portfolio.id(),
            asked.scenario(),
            factors,
            names,
            asked.rateShiftBp(),
            asked.volatilityPoints());
    return new Answered(inquiry.answer(question), SHOCK, portfolio);
  }

  private static Answered whatIf(Inquiry inquiry, ToolArguments.Trades asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    List<Question.Trade> trades = new ArrayList<>();
    for (PlannedTrade trade : asked.trades()) {
      trades.add(trade(inquiry, portfolio.id(), trade));
    }
    Question question = new Question.WhatIf(portfolio.id(), trades);
    return new Answered(inquiry.answer(question), WHAT_IF, portfolio);
  }

  private static Question.Trade trade(Inquiry inquiry, PortfolioId portfolio, PlannedTrade trade)
      throws BadCall {
    String symbol = upper(trade.symbol());
    long sizes =
        Stream.of(trade.quantity(), trade.targetWeight(), trade.shareOfHolding())
            .filter(Objects::nonNull)
            .count();
    if (sizes != 1) {
      throw new BadCall(
          "BAD_ARGUMENTS",
          "Give one of quantity, target_weight and share_of_holding for " + symbol + ".");
    }
    if (trade.shareOfHolding() == null) {
      return new Question.Trade(symbol, trade.quantity(), trade.targetWeight());
    }
    BigDecimal held = held(inquiry, portfolio, symbol);
    return new Question.Trade(
        symbol, held.multiply(trade.shareOfHolding()).stripTrailingZeros(), null);
  }

  private static BigDecimal held(Inquiry inquiry, PortfolioId portfolio, String symbol)
      throws BadCall {
    BigDecimal held = BigDecimal.ZERO;
    JsonNode positions = inquiry.answer(new Question.Holdings(portfolio, false)).path("positions");
    for (JsonNode position : positions) {
      if (upper(position.path("symbol").asString("")).equals(symbol)
          && position.path("quantity").isNumber()) {
        held = held.add(position.path("quantity").decimalValue());
      }
    }
    if (held.signum() == 0) {
      throw new BadCall("NOT_HELD", "The portfolio does not hold " + symbol + ".");
    }
    return held;
  }

  private static String upper(String symbol) {
    return symbol.toUpperCase(Locale.ROOT);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
