package dev.sigmasight.server.offline;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.offline.Owned.Portfolio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which tools a question takes. */
final class Plan {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST_CALLS = 10;
  private static final int MOST_POSITIONS = 50;
  private static final int MOST_SYMBOLS = 20;

  private final Asked asked;
  private final List<Portfolio> meant;
  private final Set<Call> calls = new LinkedHashSet<>();

  /** A call to be made. */
  private record Call(String tool, String arguments) {}

  private Plan(Asked asked, List<Portfolio> meant) {
    this.asked = asked;
    this.meant = meant;
  }

  /**
   * The calls that answer a question, those of tools that are not offered left out.
   *
   * @param first number of the first call, which no other call of the turn has
   */
  static List<Item> of(Asked asked, List<Portfolio> meant, Set<String> offered, int first) {
    Plan plan = new Plan(asked, meant);
    if (asked.isOfHeld()) {
      meant.forEach(each -> plan.add(Answer.HELD, plan.ofNamed(each)));
    }
    asked.topics().forEach(plan::plan);
    List<Item> items = new ArrayList<>();
    plan.calls.stream()
        .filter(each -> offered.contains(each.tool()))
        .limit(MOST_CALLS)
        .forEach(
            each ->
                items.add(
                    new Item.Called(
                        "call_" + (first + items.size()), each.tool(), each.arguments(), "")));
    return items;
  }

  /** The call that tells which portfolios there are. */
  static List<Item> listing(Set<String> offered, int first) {
    String tool = "list_user_portfolios";
    return offered.contains(tool)
        ? List.of(new Item.Called("call_" + first, tool, "{}", ""))
        : List.of();
  }

  private void plan(Topic topic) {
    switch (topic) {
      case GREETING, HELP, BEYOND, FOREIGN, UNKNOWN -> {}
      case RISK -> risk();
      case GLOSSARY -> search();
      case COMPANY -> symbols("get_company_profile");
      case PRICES -> prices();
      case PORTFOLIOS -> {
        add("list_user_portfolios", JsonNodeFactory.instance.objectNode());
        add("get_aggregate_overview", JsonNodeFactory.instance.objectNode().putNull("portfolios"));
      }
      case MARKET -> {
        each(topic.tool());
        each("get_betas");
      }
      case HEDGE -> {
        for (String tool : Answer.HEDGE) {
          meant.stream().limit(2).forEach(each -> add(tool, whose(each)));
        }
      }
      case CHANGES -> {
        each(topic.tool());
        each("get_performance", "from", "to");
      }
      case EXPIRIES, PRIVATE -> meant.forEach(each -> add(topic.tool(), everything(each)));
      case WHAT_IF -> meant.forEach(each -> add(topic.tool(), trades(each)));
      case SHOCK -> meant.forEach(each -> add(topic.tool(), shock(each)));
      case HOLDINGS -> {
        if (!asked.isOfHeld()) { // else it is looked up already
          meant.forEach(each -> add(topic.tool(), holdings(each)));
        }
      }
      case CORRELATION -> {
        each("get_correlation_matrix", "max_symbols");
        each("get_diversification");
      }
      case DIVERSIFICATION -> {
        each("get_diversification");
        each("get_correlation_matrix", "max_symbols");
      }
      case PERFORMANCE -> {
        each("get_performance", "from", "to");
        each("get_analytics_overview");
      }
      default -> each(topic.tool());
    }
  }

  private void risk() {
    for (String tool : Answer.RISK) {
      meant.stream().limit(2).forEach(each -> add(tool, whose(each)));
    }
  }

  private void search() {
    add(
        "search_knowledge",
        JsonNodeFactory.instance
            .objectNode()
            .put("query", asked.written().substring(0, Math.min(300, asked.written().length())))
            .putNull("limit"));
  }

  private void prices() {
    boolean isHistory =
        asked
            .words()
            .hasAny("histor*", "chart*", "over", "since", "past", "month*", "days", "trend*");
    if (isHistory || asked.symbols().isEmpty()) {
      for (Portfolio each : meant) {
        ObjectNode arguments = whose(each);
        arguments.set(
            "symbols", asked.symbols().isEmpty() ? arguments.nullNode() : list(asked.symbols()));
        add("get_prices_historical", arguments.putNull("days"));
      }
    } else {
      symbols("get_current_quotes");
    }
  }

  private void symbols(String tool) {
    if (!asked.symbols().isEmpty()) {
      ObjectNode arguments = JsonNodeFactory.instance.objectNode();
      arguments.set("symbols", list(asked.symbols()));
      add(tool, arguments);
    }
  }

  private ObjectNode holdings(Portfolio portfolio) {
    ObjectNode arguments = whose(portfolio);
    arguments.set(
        "symbols", asked.symbols().isEmpty() ? arguments.nullNode() : list(asked.symbols()));
    return arguments.putNull("order_by").put("include_closed", false).putNull("limit");
  }

  /** The positions of what is named: a list of all might be cut for its length. */
  private ObjectNode ofNamed(Portfolio portfolio) {
    ObjectNode arguments = everything(portfolio);
    arguments.set(
        "symbols",
        list(
            Stream.concat(
                    asked.symbols().stream(),
                    asked.named().stream().flatMap(each -> each.searched().stream()))
                .distinct()
                .limit(MOST_SYMBOLS)
                .toList()));
    return arguments;
  }

  private static ObjectNode everything(Portfolio portfolio) {
    return whose(portfolio)
        .putNull("symbols")
        .putNull("order_by")
        .put("include_closed", false)
        .put("limit", MOST_POSITIONS);
  }

  private ObjectNode trades(Portfolio portfolio) {
    ObjectNode arguments = whose(portfolio);
    ArrayNode trades = arguments.putArray("trades");
    for (Supposed.Trade trade : asked.supposed().trades()) {
      trades
          .addObject()
          .put("symbol", trade.symbol())
          .put("quantity", trade.quantity())
          .putNull("target_weight")
          .put("share_of_holding", trade.shareOfHolding());
    }
    return arguments;
  }

  private ObjectNode shock(Portfolio portfolio) {
    Supposed supposed = asked.supposed();
    ObjectNode arguments = whose(portfolio).put("scenario", supposed.scenario());
    moves(arguments, "factors", "factor", new TreeMap<>(supposed.factors()));
    moves(arguments, "names", "symbol", new TreeMap<>(supposed.names()));
    return arguments
        .put("rate_shift_bp", supposed.ratePoints())
        .put("volatility_points", supposed.volatilityPoints());
  }

  private static void moves(
      ObjectNode arguments, String list, String name, Map<String, BigDecimal> moves) {
    if (moves.isEmpty()) {
      arguments.putNull(list);
      return;
    }
    ArrayNode rows = arguments.putArray(list);
    moves.forEach((what, move) -> rows.addObject().put(name, what).put("move", move));
  }

  private void each(String tool, String... unset) {
    for (Portfolio portfolio : meant) {
      ObjectNode arguments = whose(portfolio);
      Stream.of(unset).forEach(arguments::putNull);
      add(tool, arguments);
    }
  }

  private static ObjectNode whose(@Nullable Portfolio portfolio) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("portfolio", portfolio == null ? null : portfolio.handle());
  }

  private static ArrayNode list(List<String> symbols) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    symbols.forEach(list::add);
    return list;
  }

  private void add(String tool, ObjectNode arguments) {
    calls.add(new Call(tool, MAPPER.writeValueAsString(arguments)));
  }
}
