package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.company.SymbolSearch;
import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.provider.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Symbols by name from Yahoo's search. */
public final class YahooSearch implements SymbolSearch {
  private static final int MOST = 10;

  private final YahooClient yahoo;

  public YahooSearch(YahooClient yahoo) {
    this.yahoo = yahoo;
  }

  @Override
  public Reply<List<Match>> search(String text) {
    Map<String, Object> query =
        new TreeMap<>(Map.of("q", text, "quotesCount", MOST, "newsCount", 0));
    return yahoo.open(
        Call.of("search", Address.of(yahoo.data(), "/v1/finance/search", query)),
        YahooSearch::matches);
  }

  private static Reply<List<Match>> matches(JsonNode body) {
    List<Match> matches = new ArrayList<>();
    for (JsonNode quote : Json.list(body, "quotes")) {
      String symbol = Json.text(quote, "symbol");
      String name = Json.text(quote, "longname");
      if (symbol != null) {
        matches.add(
            new Match(
                symbol,
                name == null ? Json.text(quote, "shortname") : name,
                YahooSummary.kind(Json.text(quote, "quoteType")),
                Json.text(quote, "exchDisp")));
      }
    }
    return matches.isEmpty()
        ? new Reply.Empty<>("yahoo finds nothing")
        : new Reply.Data<>(List.copyOf(matches));
  }
}
