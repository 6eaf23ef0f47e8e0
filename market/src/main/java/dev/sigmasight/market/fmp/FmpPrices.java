package dev.sigmasight.market.fmp;

import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.LaterSplits;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Daily prices, with three questions: prices, which are stated in today's shares, dividends as they
 * were paid, and splits.
 */
public final class FmpPrices implements PriceSource {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final FmpClient fmp;

  public FmpPrices(FmpClient fmp) {
    this.fmp = fmp;
  }

  @Override
  public String name() {
    return FmpClient.NAME;
  }

  @Override
  public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
    Reply<List<JsonNode>> prices =
        fmp.rows("prices", symbol, "historical-price-eod/full", Map.of("from", from, "to", to));
    if (!(prices instanceof Reply.Data<List<JsonNode>>(List<JsonNode> rows))) {
      return FmpClient.failure(prices);
    }
    if (rows.isEmpty()) {
      return new Reply.Empty<>("fmp has no prices in that time, or does not know the symbol");
    }
    Reply<List<JsonNode>> splits = fmp.rows("splits", symbol, "splits", Map.of());
    if (!(splits instanceof Reply.Data<List<JsonNode>>(List<JsonNode> splitRows))) {
      return FmpClient.failure(splits);
    }
    Reply<List<JsonNode>> dividends = fmp.rows("dividends", symbol, "dividends", Map.of());
    if (!(dividends instanceof Reply.Data<List<JsonNode>>(List<JsonNode> dividendRows))) {
      return FmpClient.failure(dividends);
    }
    return series(rows, splits(splitRows), dividends(dividendRows), new Range(from, to));
  }

  private record Range(LocalDate from, LocalDate to) {
    boolean contains(LocalDate on) {
      return !on.isBefore(from) && !on.isAfter(to);
    }
  }

  private static Reply<PriceSeries> series(
      List<JsonNode> rows, List<Split> splits, List<Dividend> dividends, Range asked) {
    LaterSplits later = new LaterSplits(splits);
    List<PriceBar> bars = new ArrayList<>();
    for (JsonNode row : rows) {
      LocalDate on = Json.date(row, "date");
      BigDecimal close = Json.decimal(row, "close");
      if (on == null || row.path("close").isMissingNode()) {
        return new Reply.Malformed<>("fmp answered a price without a date or a close");
      }
      if (asked.contains(on) && close != null && close.signum() > 0) {
        bars.add(bar(on, close, row, later));
      }
    }
    List<CorporateAction> actions =
        Stream.<CorporateAction>concat(splits.stream(), dividends.stream())
            .filter(action -> asked.contains(action.exDate()))
            .toList();
    return bars.isEmpty()
        ? new Reply.Empty<>("fmp has no prices in that time")
        : new Reply.Data<>(new PriceSeries(bars, actions));
  }

  private static PriceBar bar(LocalDate on, BigDecimal close, JsonNode row, LaterSplits later) {
    Long volume = Json.whole(row, "volume");
    return new PriceBar(
        on,
        later.undoneIfKnown(on, Json.decimal(row, "open")),
        later.undoneIfKnown(on, Json.decimal(row, "high")),
        later.undoneIfKnown(on, Json.decimal(row, "low")),
        later.undone(on, close),
        null,
        volume == null || volume < 0 ? null : later.sharesIfKnown(on, volume));
  }

  /** Those that have happened: an announced split is in the list and not yet in the prices. */
  private List<Split> splits(List<JsonNode> rows) {
    LocalDate today = LocalDate.ofInstant(fmp.now(), NEW_YORK);
    List<Split> splits = new ArrayList<>();
    for (JsonNode row : rows) {
      LocalDate on = Json.date(row, "date");
      BigDecimal numerator = Json.decimal(row, "numerator");
      BigDecimal denominator = Json.decimal(row, "denominator");
      if (on != null
          && !on.isAfter(today)
          && numerator != null
          && denominator != null
          && numerator.signum() > 0
          && denominator.signum() > 0) {
        splits.add(new Split(on, numerator, denominator));
      }
    }
    return splits;
  }

  private static List<Dividend> dividends(List<JsonNode> rows) {
    List<Dividend> dividends = new ArrayList<>();
    for (JsonNode row : rows) {
      LocalDate on = Json.date(row, "date");
      BigDecimal amount = Json.decimal(row, "dividend");
      if (on != null && amount != null && amount.signum() > 0) {
        dividends.add(new Dividend(on, amount));
      }
    }
    return dividends;
  }
}
