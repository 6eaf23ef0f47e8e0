package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.http.Unreadable;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.LaterSplits;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Daily prices from Yahoo's charts. Yahoo states them in today's shares, so that every question
 * goes up to today, and the splits of that time are worked back out.
 */
public final class YahooPrices implements PriceSource {
  private static final String DOLLAR = "USD";

  private final YahooClient yahoo;

  public YahooPrices(YahooClient yahoo) {
    this.yahoo = yahoo;
  }

  @Override
  public String name() {
    return YahooClient.NAME;
  }

  @Override
  public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
    LocalDate today = LocalDate.ofInstant(yahoo.now(), ZoneOffset.UTC);
    LocalDate last = to.isAfter(today) ? to : today;
    Map<String, Object> query = new TreeMap<>();
    query.put("period1", from.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    // the end is excluded, and a day begins earlier east of here
    query.put("period2", last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    query.put("interval", "1d");
    query.put("includePrePost", "false");
    query.put("events", "div,splits,capitalGains");
    Call call =
        Call.about(
            symbol,
            "chart",
            Address.of(yahoo.data(), "/v8/finance/chart/" + Address.segment(symbol), query));
    return yahoo.open(call, body -> series(body, from, to));
  }

  private static Reply<PriceSeries> series(JsonNode body, LocalDate from, LocalDate to) {
    JsonNode result = body.path("chart").path("result").path(0);
    JsonNode meta = result.path("meta");
    if (!meta.isObject()) {
      throw new Unreadable("chart.result[0].meta is missing");
    }
    String currency = Json.text(meta, "currency");
    if (currency != null && !currency.equals(DOLLAR)) {
      return new Reply.Empty<>("yahoo quotes it in " + currency + ", not in dollars");
    }
    if (!result.path("timestamp").isArray()) {
      return new Reply.Empty<>("yahoo has no prices in that time");
    }
    Chart chart = new Chart(result, zone(meta));
    List<PriceBar> bars = chart.bars(from, to);
    return bars.isEmpty()
        ? new Reply.Empty<>("yahoo has no prices in that time")
        : new Reply.Data<>(new PriceSeries(bars, chart.actions(from, to)));
  }

  private static ZoneId zone(JsonNode meta) {
    try {
      String name = Json.text(meta, "exchangeTimezoneName");
      Integer offset = Json.small(meta, "gmtoffset");
      if (name != null) {
        return ZoneId.of(name);
      }
      if (offset != null) {
        return ZoneOffset.ofTotalSeconds(offset);
      }
    } catch (DateTimeException e) {
      // as if it were missing
    }
    throw new Unreadable("the exchange's time zone is missing");
  }

  /** One result, whose times are those of the exchange. */
  private static final class Chart {
    private final JsonNode result;
    private final ZoneId zone;
    private final List<Split> splits;
    private final LaterSplits later;

    Chart(JsonNode result, ZoneId zone) {
      this.result = result;
      this.zone = zone;
      splits = splits();
      later = new LaterSplits(splits);
    }

    List<PriceBar> bars(LocalDate from, LocalDate to) {
      JsonNode times = result.path("timestamp");
      JsonNode quote = result.path("indicators").path("quote").path(0);
      JsonNode adjusted = result.path("indicators").path("adjclose").path(0).path("adjclose");
      if (Json.list(quote, "close").size() != times.size()) {
        throw new Unreadable("there are not as many closes as days");
      }
      // the price of this moment may follow the row of its own session
      Map<LocalDate, PriceBar> bars = new TreeMap<>();
      for (int row = 0; row < times.size(); row++) {
        LocalDate on = day(times.path(row));
        BigDecimal close = Json.price(quote.path("close").path(row));
        boolean asked = !on.isBefore(from) && !on.isAfter(to);
        if (asked && close != null && close.signum() > 0) {
          bars.put(on, bar(on, close, quote, adjusted, row));
        }
      }
      return List.copyOf(bars.values());
    }

    private PriceBar bar(
        LocalDate on, BigDecimal close, JsonNode quote, JsonNode adjusted, int row) {
      Long volume = Json.whole(quote.path("volume").path(row));
      return new PriceBar(
          on,
          asTraded(on, quote.path("open").path(row)),
          asTraded(on, quote.path("high").path(row)),
          asTraded(on, quote.path("low").path(row)),
          later.undone(on, close),
          Json.price(adjusted.path(row)),
          volume == null || volume < 0 ? null : later.sharesIfKnown(on, volume));
    }

    private @Nullable BigDecimal asTraded(LocalDate on, JsonNode price) {
      return later.undoneIfKnown(on, Json.price(price));
    }

    List<CorporateAction> actions(LocalDate from, LocalDate to) {
      return Stream.concat(splits.stream(), dividends().stream())
          .filter(action -> !action.exDate().isBefore(from) && !action.exDate().isAfter(to))
          .toList();
    }

    private List<Split> splits() {
      List<Split> found = new ArrayList<>();
      for (JsonNode split : result.path("events").path("splits")) {
        BigDecimal numerator = Json.decimal(split, "numerator");
        BigDecimal denominator = Json.decimal(split, "denominator");
        if (numerator == null
            || denominator == null
            || numerator.signum() <= 0
            || denominator.signum() <= 0) {
          throw new Unreadable("a split has no ratio");
        }
        found.add(new Split(day(split.path("date")), numerator, denominator));
      }
      return found;
    }

    /** Dividends and capital gains paid out by funds, together where they fall on one day. */
    private List<CorporateAction> dividends() {
      Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
      for (String kind : List.of("dividends", "capitalGains")) {
        for (JsonNode paid : result.path("events").path(kind)) {
          BigDecimal amount = Json.price(paid.path("amount"));
          if (amount != null && amount.signum() > 0) {
            byDay.merge(day(paid.path("date")), amount, BigDecimal::add);
          }
        }
      }
      List<CorporateAction> found = new ArrayList<>();
      byDay.forEach((on, amount) -> found.add(new Dividend(on, later.undone(on, amount))));
      return found;
    }

    private LocalDate day(JsonNode epoch) {
      Long seconds = Json.whole(epoch);
      if (seconds == null) {
        throw new Unreadable("a time is missing");
      }
      return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), zone);
    }
  }
}
