package dev.sigmasight.market.polygon;

import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Splits and dividends from Polygon's reference data, as they were on their day. */
final class PolygonActions {
  private static final int PAGE = 1000;

  private final PolygonClient polygon;

  PolygonActions(PolygonClient polygon) {
    this.polygon = polygon;
  }

  /**
   * By our symbol.
   *
   * @param symbol of one only; null for all
   */
  Reply<Map<String, List<CorporateAction>>> of(
      @Nullable String symbol, LocalDate from, LocalDate to) {
    Reply<List<JsonNode>> splits = rows("splits", "execution_date", symbol, from, to);
    if (!(splits instanceof Reply.Data<List<JsonNode>>(List<JsonNode> splitRows))) {
      return PolygonClient.failure(splits);
    }
    Reply<List<JsonNode>> dividends = rows("dividends", "ex_dividend_date", symbol, from, to);
    if (!(dividends instanceof Reply.Data<List<JsonNode>>(List<JsonNode> dividendRows))) {
      return PolygonClient.failure(dividends);
    }
    Map<String, List<CorporateAction>> actions = new TreeMap<>();
    for (JsonNode row : splitRows) {
      split(row).ifPresent(split -> add(actions, row, split));
    }
    paid(dividendRows)
        .forEach(
            (key, amount) ->
                actions
                    .computeIfAbsent(key.symbol(), _ -> new ArrayList<>())
                    .add(new Dividend(key.on(), amount)));
    return new Reply.Data<>(actions);
  }

  private Reply<List<JsonNode>> rows(
      String kind, String dated, @Nullable String symbol, LocalDate from, LocalDate to) {
    Map<String, Object> query = new TreeMap<>();
    if (symbol != null) {
      query.put("ticker", PolygonClient.there(symbol));
    }
    query.put(dated + ".gte", from);
    query.put(dated + ".lte", to);
    query.put("limit", PAGE);
    return polygon.rows(new PolygonClient.Question(kind, symbol, "/v3/reference/" + kind, query));
  }

  private static void add(
      Map<String, List<CorporateAction>> actions, JsonNode row, CorporateAction action) {
    PolygonClient.ours(Json.text(row, "ticker"))
        .ifPresent(symbol -> actions.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(action));
  }

  private static Optional<Split> split(JsonNode row) {
    LocalDate on = Json.required(Json.date(row, "execution_date"), "execution_date");
    BigDecimal after = Json.decimal(row, "split_to");
    BigDecimal before = Json.decimal(row, "split_from");
    return after == null || before == null || after.signum() <= 0 || before.signum() <= 0
        ? Optional.empty()
        : Optional.of(new Split(on, after, before));
  }

  private record Key(String symbol, LocalDate on) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySymbol = symbol.compareTo(other.symbol);
      return bySymbol == 0 ? on.compareTo(other.on) : bySymbol;
    }
  }

  /** A regular and a special dividend of one day are one payment. */
  private static Map<Key, BigDecimal> paid(List<JsonNode> rows) {
    Map<Key, BigDecimal> paid = new TreeMap<>();
    for (JsonNode row : rows) {
      LocalDate on = Json.required(Json.date(row, "ex_dividend_date"), "ex_dividend_date");
      BigDecimal amount = Json.decimal(row, "cash_amount");
      String currency = Json.text(row, "currency");
      if (amount != null && amount.signum() > 0 && (currency == null || currency.equals("USD"))) {
        PolygonClient.ours(Json.text(row, "ticker"))
            .ifPresent(symbol -> paid.merge(new Key(symbol, on), amount, BigDecimal::add));
      }
    }
    return paid;
  }
}
