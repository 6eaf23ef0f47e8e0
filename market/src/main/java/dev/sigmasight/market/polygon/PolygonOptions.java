package dev.sigmasight.market.polygon;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Option chains from Polygon's snapshots. Contracts that deliver something beside the shares, after
 * a corporate action, are left out: their price says nothing of the plain contract.
 */
public final class PolygonOptions implements OptionChainSource {
  private static final int SNAPSHOTS = 250;
  private static final int CONTRACTS = 1000;

  private final PolygonClient polygon;

  public PolygonOptions(PolygonClient polygon) {
    this.polygon = polygon;
  }

  @Override
  public String name() {
    return PolygonClient.NAME;
  }

  @Override
  public Reply<List<OptionQuote>> chain(String underlying, Set<LocalDate> expiries) {
    List<OptionQuote> quotes = new ArrayList<>();
    Reply<List<OptionQuote>> without = new Reply.Empty<>("polygon has no options of it");
    for (LocalDate expiry : new TreeSet<>(expiries)) {
      switch (expiring(underlying, expiry)) {
        case Reply.Data<List<JsonNode>>(List<JsonNode> rows) ->
            quotes.addAll(plain(underlying, expiry, rows));
        case Reply.Empty<List<JsonNode>> _ -> {}
        case Reply<List<JsonNode>> failed -> without = PolygonClient.failure(failed);
      }
    }
    return quotes.isEmpty() ? without : new Reply.Data<>(List.copyOf(quotes));
  }

  private Reply<List<JsonNode>> expiring(String underlying, LocalDate expiry) {
    return polygon.rows(
        new PolygonClient.Question(
            "chain",
            underlying,
            "/v3/snapshot/options/" + Address.segment(PolygonClient.there(underlying)),
            Map.of("expiration_date", expiry, "limit", SNAPSHOTS)));
  }

  private List<OptionQuote> plain(String underlying, LocalDate expiry, List<JsonNode> rows) {
    List<OptionQuote> quotes = new ArrayList<>();
    for (JsonNode row : rows) {
      OptionQuote quote = quote(row);
      if (quote != null) {
        quotes.add(quote);
      }
    }
    Set<String> special = quotes.isEmpty() ? Set.of() : special(underlying, expiry);
    return quotes.stream().filter(quote -> !special.contains(quote.contract().polygon())).toList();
  }

  /** Contracts with additional deliverables; none if the list of contracts cannot be had. */
  private Set<String> special(String underlying, LocalDate expiry) {
    Reply<List<JsonNode>> contracts =
        polygon.rows(
            new PolygonClient.Question(
                "contracts",
                underlying,
                "/v3/reference/options/contracts",
                Map.of(
                    "underlying_ticker", PolygonClient.there(underlying),
                    "expiration_date", expiry,
                    "limit", CONTRACTS)));
    Set<String> special = new HashSet<>();
    if (contracts instanceof Reply.Data<List<JsonNode>>(List<JsonNode> rows)) {
      for (JsonNode row : rows) {
        String ticker = Json.text(row, "ticker");
        if (ticker != null && !row.path("additional_underlyings").isEmpty()) {
          special.add(ticker);
        }
      }
    }
    return special;
  }

  private static @Nullable OptionQuote quote(JsonNode row) {
    JsonNode details = row.path("details");
    String ticker = Json.text(details, "ticker");
    if (ticker == null || !OptionSymbol.isOptionSymbol(ticker)) {
      return null;
    }
    OptionSymbol contract = OptionSymbol.parse(ticker);
    if (Character.isDigit(contract.root().charAt(contract.root().length() - 1))) {
      return null;
    }
    JsonNode quote = row.path("last_quote");
    JsonNode trade = row.path("last_trade");
    BigDecimal traded = Json.decimal(trade, "price");
    Instant quotedAt = instant(quote.path("last_updated"));
    return new OptionQuote(
        contract,
        Json.small(details, "shares_per_contract"),
        Json.decimal(quote, "bid"),
        Json.decimal(quote, "ask"),
        traded == null ? Json.decimal(row.path("day"), "close") : traded,
        Json.decimal(row, "implied_volatility"),
        Json.whole(row, "open_interest"),
        Json.whole(row.path("day"), "volume"),
        Json.decimal(row.path("underlying_asset"), "price"),
        quotedAt == null ? instant(trade.path("sip_timestamp")) : quotedAt,
        greeks(row.path("greeks")));
  }

  private static OptionQuote.@Nullable Greeks greeks(JsonNode greeks) {
    return greeks.isEmpty()
        ? null
        : new OptionQuote.Greeks(
            Json.decimal(greeks, "delta"),
            Json.decimal(greeks, "gamma"),
            Json.decimal(greeks, "theta"),
            Json.decimal(greeks, "vega"));
  }

  private static @Nullable Instant instant(JsonNode nanos) {
    return nanos.isIntegralNumber() ? Instant.ofEpochSecond(0, nanos.longValue()) : null;
  }
}
