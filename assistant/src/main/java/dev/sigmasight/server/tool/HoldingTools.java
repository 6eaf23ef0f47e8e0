package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.Projection.figures;
import static dev.sigmasight.server.tool.Projection.ifKnown;
import static dev.sigmasight.server.tool.Projection.inside;
import static dev.sigmasight.server.tool.Projection.quoted;
import static dev.sigmasight.server.tool.Projection.rows;
import static dev.sigmasight.server.tool.Projection.words;
import static dev.sigmasight.server.tool.Unit.COUNT;
import static dev.sigmasight.server.tool.Unit.CURRENCY;
import static dev.sigmasight.server.tool.Unit.PERCENT;
import static dev.sigmasight.server.tool.Unit.PER_UNIT;
import static dev.sigmasight.server.tool.Unit.UNITS;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.tool.Projection.Choice;
import dev.sigmasight.server.tool.Projection.Part;
import dev.sigmasight.server.tool.Tool.Answered;
import dev.sigmasight.server.tool.Tool.Name;
import dev.sigmasight.server.tool.ToolArguments.HoldingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which positions there are, and what their owner calls them. */
final class HoldingTools {
  private static final String OWNER = "owner";
  private static final String BOOKS = "ledger and stored closes";
  private static final int USUAL_HOLDINGS = 15;

  private static final Projection TAGS =
      Projection.of(
          rows(
              "tags",
              Choice.first(40),
              quoted(OWNER, "tag_name"),
              figures(COUNT, "total"),
              rows(
                  "positions",
                  Choice.largest(8, "market_value", "market_value"),
                  words("symbol", "position_type"),
                  figures(CURRENCY, "market_value"))));

  static final List<Tool<?>> ALL =
      List.of(
          Tool.of(
              new Name(
                  "get_positions_details",
                  "Positions",
                  "Positions of a portfolio with quantity, cost, price, value, gain, sector and"
                      + " tags; the largest are listed and the rest is added up.",
                  BOOKS),
              ToolArguments.Holdings.class,
              HoldingTools::holdings),
          Tool.of(
              new Name(
                  "get_portfolio_complete",
                  "Whole portfolio",
                  "Overview and largest positions of a portfolio in one.",
                  BOOKS),
              ToolArguments.OfPortfolio.class,
              HoldingTools::complete),
          Tool.of(
              new Name(
                  "get_position_tags",
                  "Tags",
                  "The user's own tags and the positions of a portfolio that bear them.",
                  "the user's tags"),
              ToolArguments.OfPortfolio.class,
              HoldingTools::tags));

  private HoldingTools() {}

  private static Projection holdings(HoldingOrder order, int limit) {
    return Projection.of(
        rows(
            "positions",
            Choice.largest(limit, order.member(), "market_value", "unrealized_pnl"),
            words(
                "symbol",
                "position_type",
                "investment_class",
                "sector",
                "underlying_symbol",
                "expiration_date",
                "entry_date",
                "exit_date",
                "price_date",
                "price_source",
                "value_reason"),
            quoted(OWNER, "tags", "notes"),
            quoted("data provider", "company_name"),
            figures(UNITS, "quantity"),
            figures(PER_UNIT, "entry_price", "current_price"),
            ifKnown(PER_UNIT, "strike_price"),
            figures(CURRENCY, "cost_basis", "market_value", "unrealized_pnl"),
            figures(PERCENT, "unrealized_pnl_percent")),
        inside(
            "summary",
            figures(COUNT, "total_positions"),
            figures(
                CURRENCY,
                "total_cost_basis",
                "total_market_value",
                "total_unrealized_pnl",
                "total_realized_pnl")));
  }

  private static Answered holdings(Inquiry inquiry, ToolArguments.Holdings asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    boolean isWithClosed = Boolean.TRUE.equals(asked.includeClosed());
    JsonNode answer = inquiry.answer(new Question.Holdings(portfolio.id(), isWithClosed));
    if (asked.symbols() != null) {
      answer = only(answer, asked.symbols());
    }
    Projection shown =
        holdings(
            Objects.requireNonNullElse(asked.orderBy(), HoldingOrder.VALUE),
            Objects.requireNonNullElse(asked.limit(), USUAL_HOLDINGS));
    return new Answered(answer, shown, portfolio);
  }

  /** Positions of these symbols; the sums over all positions no longer fit and go. */
  private static JsonNode only(JsonNode answer, List<String> symbols) {
    ObjectNode some = answer.deepCopy().asObject();
    ArrayNode kept = some.putArray("positions");
    JsonNode all = answer.path("positions");
    List<String> unmatched =
        symbols.stream()
            .filter(symbol -> all.valueStream().noneMatch(each -> isOf(each, symbol)))
            .toList();
    all.forEach(
        each -> {
          boolean isMeant =
              symbols.stream().anyMatch(symbol -> isOf(each, symbol))
                  || unmatched.stream().anyMatch(word -> isNamed(each, word));
          if (isMeant) {
            kept.add(each);
          }
        });
    some.remove("summary");
    return some;
  }

  /** Whether a word is part of the symbol or of the company's name, for what has no such symbol. */
  private static boolean isNamed(JsonNode position, String word) {
    String names =
        position.path("symbol").asString("") + " " + position.path("company_name").asString("");
    return word.length() > 2
        && Stream.of(names.split("[^\\p{L}\\p{N}]+")).anyMatch(word::equalsIgnoreCase);
  }

  static boolean isOf(JsonNode position, String symbol) {
    return position.path("symbol").asString("").equalsIgnoreCase(symbol)
        || position.path("underlying_symbol").asString("").equalsIgnoreCase(symbol);
  }

  private static Answered complete(Inquiry inquiry, ToolArguments.OfPortfolio asked)
      throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    ObjectNode both = inquiry.answer(new Question.Overview(portfolio.id())).asObject();
    JsonNode holdings = inquiry.answer(new Question.Holdings(portfolio.id(), false));
    both.set("positions", holdings.path("positions"));
    List<Part> parts = new ArrayList<>(ValueTools.overview());
    parts.addAll(holdings(HoldingOrder.VALUE, 12).parts());
    return new Answered(both, new Projection(parts), portfolio);
  }

  private static Answered tags(Inquiry inquiry, ToolArguments.OfPortfolio asked) throws BadCall {
    OwnedPortfolio portfolio = inquiry.portfolio(asked.portfolio());
    ObjectNode answer = inquiry.answer(new Question.Tags(portfolio.id())).asObject();
    for (JsonNode tag : answer.path("tags")) {
      boolean isWorse = !tag.path("quality").asString("FINAL").equals("FINAL");
      if (!tag.path("positions").isEmpty() && (isWorse || !answer.has("as_of"))) {
        Projection.of(words("as_of", "data_through", "quality", "quality_reason"))
            .copy(tag, answer, new Budget(inquiry.handles(), 1, false));
      }
    }
    return new Answered(answer, TAGS, portfolio);
  }
}
