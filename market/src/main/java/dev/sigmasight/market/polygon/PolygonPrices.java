package dev.sigmasight.market.polygon;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.price.SessionPrices;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Daily prices from Polygon, asked for as traded: of one symbol with three questions, or of all
 * symbols in one session with three.
 */
public final class PolygonPrices implements PriceSource, SessionPriceSource {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int MOST_ROWS = 50_000;

  private final PolygonClient polygon;
  private final PolygonActions actions;

  public PolygonPrices(PolygonClient polygon) {
    this.polygon = polygon;
    actions = new PolygonActions(polygon);
  }

  @Override
  public String name() {
    return PolygonClient.NAME;
  }

  @Override
  public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
    String path =
        "/v2/aggs/ticker/%s/range/1/day/%s/%s"
            .formatted(Address.segment(PolygonClient.there(symbol)), from, to);
    Reply<List<JsonNode>> rows =
        polygon.rows(
            new PolygonClient.Question(
                "bars",
                symbol,
                path,
                Map.of("adjusted", "false", "sort", "asc", "limit", MOST_ROWS)));
    if (!(rows instanceof Reply.Data<List<JsonNode>>(List<JsonNode> found))) {
      return PolygonClient.failure(rows);
    }
    List<PriceBar> bars = new ArrayList<>();
    for (JsonNode row : found) {
      Long millis = Json.whole(row, "t");
      LocalDate on =
          millis == null ? null : LocalDate.ofInstant(Instant.ofEpochMilli(millis), NEW_YORK);
      if (on == null) {
        return new Reply.Malformed<>("polygon answered a bar without a time");
      }
      if (!on.isBefore(from) && !on.isAfter(to) && isPriced(row)) {
        bars.add(bar(on, row));
      }
    }
    return bars.isEmpty()
        ? new Reply.Empty<>("polygon has no prices in that time")
        : withActions(symbol, bars, from, to);
  }

  private Reply<PriceSeries> withActions(
      String symbol, List<PriceBar> bars, LocalDate from, LocalDate to) {
    return switch (actions.of(symbol, from, to)) {
      case Reply.Data<Map<String, List<CorporateAction>>>(var bySymbol) ->
          new Reply.Data<>(new PriceSeries(bars, bySymbol.getOrDefault(symbol, List.of())));
      case Reply<Map<String, List<CorporateAction>>> failed -> PolygonClient.failure(failed);
    };
  }

  @Override
  public Reply<SessionPrices> session(LocalDate session) {
    Reply<List<JsonNode>> rows =
        polygon.rows(
            new PolygonClient.Question(
                "session",
                null,
                "/v2/aggs/grouped/locale/us/market/stocks/" + session,
                Map.of("adjusted", "false")));
    if (!(rows instanceof Reply.Data<List<JsonNode>>(List<JsonNode> found))) {
      return PolygonClient.failure(rows);
    }
    Map<String, PriceBar> bars = new HashMap<>();
    for (JsonNode row : found) {
      if (isPriced(row)) {
        PolygonClient.ours(Json.text(row, "T"))
            .ifPresent(symbol -> bars.put(symbol, bar(session, row)));
      }
    }
    if (bars.isEmpty()) {
      return new Reply.Empty<>("polygon has no prices of that session");
    }
    return switch (actions.of(null, session, session)) {
      case Reply.Data<Map<String, List<CorporateAction>>>(var bySymbol) ->
          new Reply.Data<>(new SessionPrices(bars, bySymbol));
      case Reply<Map<String, List<CorporateAction>>> failed -> PolygonClient.failure(failed);
    };
  }

  private static boolean isPriced(JsonNode row) {
    BigDecimal close = Json.decimal(row, "c");
    return close != null && close.signum() > 0;
  }

  private static PriceBar bar(LocalDate on, JsonNode row) {
    BigDecimal close = Json.decimal(row, "c");
    Long volume = Json.whole(row, "v");
    if (close == null) {
      throw new Unreadable("c is missing");
    }
    return new PriceBar(
        on,
        Json.decimal(row, "o"),
        Json.decimal(row, "h"),
        Json.decimal(row, "l"),
        close,
        null,
        volume == null || volume < 0 ? null : volume);
  }
}
