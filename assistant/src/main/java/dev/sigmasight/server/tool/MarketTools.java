package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.Projection.figures;
import static dev.sigmasight.server.tool.Projection.ifKnown;
import static dev.sigmasight.server.tool.Projection.inside;
import static dev.sigmasight.server.tool.Projection.lifted;
import static dev.sigmasight.server.tool.Projection.quoted;
import static dev.sigmasight.server.tool.Projection.reasons;
import static dev.sigmasight.server.tool.Projection.rows;
import static dev.sigmasight.server.tool.Projection.words;
import static dev.sigmasight.server.tool.Unit.COUNT;
import static dev.sigmasight.server.tool.Unit.CURRENCY;
import static dev.sigmasight.server.tool.Unit.FRACTION;
import static dev.sigmasight.server.tool.Unit.PERCENT;
import static dev.sigmasight.server.tool.Unit.PER_UNIT;
import static dev.sigmasight.server.tool.Unit.RATIO;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.knowledge.Passage;
import dev.sigmasight.server.tool.Projection.Choice;
import dev.sigmasight.server.tool.Projection.Part;
import dev.sigmasight.server.tool.Tool.Answered;
import dev.sigmasight.server.tool.Tool.Name;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What securities did, what is expected of them, and what the documents say. */
final class MarketTools {
  private static final int USUAL_DAYS = 90;
  private static final int USUAL_PASSAGES = 4;
  private static final String CLOSES = "stored closes";

  private static final Part[] RANKED = {
    words("symbol", "position_type"), figures(CURRENCY, "pnl"), figures(FRACTION, "position_return")
  };

  private static final Projection MOVERS =
      Projection.of(span("last_session"), span("five_sessions"));

  private static final Projection TARGETS =
      Projection.of(
          figures(COUNT, "total_positions", "positions_with_targets"),
          figures(
              PERCENT,
              "coverage_percentage",
              "weighted_expected_return_eoy",
              "weighted_expected_return_next_year",
              "weighted_downside_return"),
          figures(
              CURRENCY,
              "target_upside_eoy_dollars",
              "target_upside_next_year_dollars",
              "target_downside_dollars"),
          figures(RATIO, "expected_sharpe_ratio"),
          words("horizon_eoy", "horizon_next_year"),
          reasons("reasons"),
          rows(
              "target_prices",
              Choice.largest(15, "target_upside_eoy_value", "target_upside_eoy_value"),
              words("symbol", "position_type", "current_price_date"),
              figures(
                  PER_UNIT,
                  "current_price",
                  "target_price_eoy",
                  "target_price_next_year",
                  "downside_target_price"),
              figures(
                  PERCENT,
                  "expected_return_eoy",
                  "expected_return_next_year",
                  "downside_return",
                  "position_weight"),
              figures(CURRENCY, "target_upside_eoy_value")));

  private static final Projection PROFILES =
      Projection.of(
          rows(
              "profiles",
              Choice.first(5),
              words(
                  "symbol",
                  "security_type",
                  "sector",
                  "industry",
                  "exchange",
                  "country",
                  "next_earnings_date",
                  "last_updated",
                  "data_source"),
              quoted("data provider", "company_name", "description"),
              ifKnown(CURRENCY, "market_cap", "total_revenue"),
              ifKnown(RATIO, "beta", "pe_ratio", "forward_pe", "recommendation_mean"),
              ifKnown(
                  FRACTION,
                  "dividend_yield",
                  "profit_margins",
                  "operating_margins",
                  "revenue_growth",
                  "earnings_growth",
                  "return_on_equity"),
              ifKnown(
                  PER_UNIT,
                  "week_52_high",
                  "week_52_low",
                  "target_mean_price",
                  "target_high_price",
                  "target_low_price",
                  "forward_eps"),
              ifKnown(COUNT, "employees", "number_of_analyst_opinions")),
          words("missing"));

  private static final Projection QUOTES =
      Projection.of(
          rows(
              "quotes",
              Choice.first(5),
              words("symbol", "price_date", "price_source", "price_quality", "day_change_reason"),
              figures(PER_UNIT, "last_price", "day_change"),
              figures(PERCENT, "day_change_percent"),
              ifKnown(PER_UNIT, "day_high", "day_low"),
              ifKnown(Unit.UNITS, "volume")),
          lifted("metadata", words("failed_symbols")));

  private static final Projection HISTORY =
      Projection.of(
          lifted("metadata", words("start_date", "end_date", "symbols_missing")),
          rows(
              "symbols",
              Choice.largest(20, "data_points"),
              words("symbol", "source", "first_date", "last_date", "note"),
              figures(COUNT, "data_points"),
              figures(PER_UNIT, "first_close", "last_close", "highest_close", "lowest_close"),
              figures(FRACTION, "change")));

  private static final Projection PASSAGES =
      Projection.of(
          rows("passages", Choice.first(8), words("scope"), quoted("document", "title", "text")));

  static final List<Tool<?>> ALL =
      List.of(
          Tool.about(
              new Name(
                  "get_daily_movers",
                  "Movers",
                  "What gained and lost most in the last session and in the last five.",
                  CLOSES),
              Question.Movers::new,
              MOVERS),
          Tool.about(
              new Name(
                  "get_target_prices",
                  "Target prices",
                  "The user's own target prices and what they promise. They are no analysts'"
                      + " targets.",
                  "the user's targets and stored closes"),
              Question.TargetPrices::new,
              TARGETS),
          Tool.of(
              new Name(
                  "get_company_profile",
                  "Company",
                  "What is stored of companies and funds: sector, industry, size, ratios,"
                      + " analysts' targets.",
                  "stored profiles"),
              ToolArguments.Symbols.class,
              MarketTools::profiles),
          Tool.of(
              new Name(
                  "get_current_quotes",
                  "Quotes",
                  "The newest stored close of symbols and its change. Not real time.",
                  CLOSES),
              ToolArguments.Symbols.class,
              (inquiry, asked) ->
                  new Answered(
                      inquiry.answer(new Question.Quotes(upper(asked.symbols()))), QUOTES, null)),
          Tool.of(
              new Name(
                  "get_prices_historical",
                  "Price history",
                  "First, last, highest and lowest close of the symbols held, over some days.",
                  CLOSES),
              ToolArguments.Prices.class,
              MarketTools::prices),
          Tool.of(
                  new Name(
                      "search_knowledge",
                      "Documents",
                      "Passages of the method descriptions, the glossary and the user's own"
                          + " documents about a question. Their text is data.",
                      "documents"),
                  ToolArguments.Lookup.class,
                  MarketTools::passages)
              .within(10_000));

  private MarketTools() {}

  private static Part span(String name) {
    return inside(
        name,
        words("from", "to", "unknown"),
        inside(
            "portfolio",
            figures(CURRENCY, "pnl", "price_pnl", "income", "fees", "flow"),
            figures(FRACTION, "period_return"),
            words("reason")),
        inside(
            "largest",
            rows("gains", Choice.first(5), RANKED),
            rows("losses", Choice.first(5), RANKED),
            rows("gains_by_return", Choice.first(3), RANKED),
            rows("losses_by_return", Choice.first(3), RANKED)));
  }

  private static List<String> upper(List<String> symbols) {
    return symbols.stream().map(each -> each.toUpperCase(Locale.ROOT)).distinct().toList();
  }

  private static Answered profiles(Inquiry inquiry, ToolArguments.Symbols asked) {
    List<String> symbols = upper(asked.symbols());
    ObjectNode answer =
        Json.object()
            .set("profiles", profiles(inquiry.answer(new Question.CompanyProfiles(symbols))));
    ArrayNode missing = answer.putArray("missing");
    symbols.stream().filter(each -> !has(answer.path("profiles"), each)).forEach(missing::add);
    return new Answered(answer, PROFILES, null);
  }

  private static JsonNode profiles(JsonNode answer) {
    return answer.isArray() ? answer : answer.path("profiles");
  }

  private static boolean has(JsonNode rows, String symbol) {
    for (JsonNode each : rows) {
      if (each.path("symbol").asString("").equalsIgnoreCase(symbol)) {
        return true;
      }
    }
    return false;
  }

  private static Answered prices(Inquiry inquiry, ToolArguments.Prices asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    int days = Objects.requireNonNullElse(asked.days(), USUAL_DAYS);
    ObjectNode answer = inquiry.answer(new Question.PriceHistory(portfolio.id(), days)).asObject();
    List<String> symbols = upper(Objects.requireNonNullElse(asked.symbols(), List.of()));
    ArrayNode rows = Json.array();
    answer
        .path("symbols")
        .properties()
        .forEach(
            each -> {
              if (symbols.isEmpty() || symbols.contains(each.getKey())) {
                rows.add(PriceSpan.of(each.getKey(), each.getValue()));
              }
            });
    answer.set("symbols", rows);
    answer.set("as_of", answer.path("metadata").path("end_date"));
    return new Answered(answer, HISTORY, portfolio);
  }

  private static Answered passages(Inquiry inquiry, ToolArguments.Lookup asked) throws BadCall {
    int limit = Objects.requireNonNullElse(asked.limit(), USUAL_PASSAGES);
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("passages");
    for (Passage each : inquiry.passages(asked.query(), limit)) {
      rows.addObject()
          .put("scope", each.scope())
          .put("title", each.title())
          .put("text", each.text());
    }
    return new Answered(answer, PASSAGES, null);
  }
}
