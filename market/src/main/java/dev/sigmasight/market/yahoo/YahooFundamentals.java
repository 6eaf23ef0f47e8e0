package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.Statement.Frequency;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Call;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Statements from Yahoo's time series and estimates from its summaries. Of the fiscal year Yahoo
 * says nothing; a year is named after the day it ends.
 */
public final class YahooFundamentals implements FundamentalsSource {
  private static final long SINCE = 493_590_046; // as Yahoo's own pages ask
  private static final Map<String, Frequency> PREFIXES =
      Map.of("quarterly", Frequency.QUARTER, "annual", Frequency.YEAR);

  /** How long the periods of each kind are; trailing twelve months end with a quarter as well. */
  private static final Map<Frequency, String> LENGTHS =
      Map.of(Frequency.QUARTER, "3M", Frequency.YEAR, "12M");

  private final YahooClient yahoo;

  public YahooFundamentals(YahooClient yahoo) {
    this.yahoo = yahoo;
  }

  @Override
  public String name() {
    return YahooClient.NAME;
  }

  @Override
  public Reply<List<Statement>> statements(String symbol) {
    Map<String, Object> query = new TreeMap<>();
    query.put("symbol", symbol);
    query.put("type", types());
    query.put("period1", SINCE);
    query.put("period2", yahoo.now().getEpochSecond());
    query.put("merge", "false");
    query.put("padTimeSeries", "false");
    String path = "/ws/fundamentals-timeseries/v1/finance/timeseries/" + Address.segment(symbol);
    return yahoo.open(
        Call.about(symbol, "statements", Address.of(yahoo.data(), path, query)),
        YahooFundamentals::statements);
  }

  private static String types() {
    return YahooItem.names().values().stream()
        .flatMap(name -> Stream.of("quarterly" + name, "annual" + name))
        .collect(Collectors.joining(","));
  }

  private record Key(StatementKind kind, Frequency frequency, LocalDate end, String currency) {}

  private static Reply<List<Statement>> statements(JsonNode body) {
    Map<Key, Map<StatementItem, BigDecimal>> found = new HashMap<>();
    for (JsonNode series : Json.list(body.path("timeseries"), "result")) {
      String type = series.path("meta").path("type").path(0).asString("");
      PREFIXES.forEach(
          (prefix, frequency) -> {
            StatementItem item =
                type.startsWith(prefix)
                    ? YahooItem.items().get(type.substring(prefix.length()))
                    : null;
            if (item != null) {
              collect(series.path(type), item, frequency, found);
            }
          });
    }
    List<Statement> statements = new ArrayList<>();
    found.forEach((key, amounts) -> statements.add(statement(key, amounts)));
    statements.sort(
        Comparator.comparing(Statement::periodDate)
            .reversed()
            .thenComparing(Statement::frequency)
            .thenComparing(Statement::kind));
    return statements.isEmpty()
        ? new Reply.Empty<>("yahoo has no statements of it")
        : new Reply.Data<>(List.copyOf(statements));
  }

  private static void collect(
      JsonNode values,
      StatementItem item,
      Frequency frequency,
      Map<Key, Map<StatementItem, BigDecimal>> found) {
    for (JsonNode value : values) {
      LocalDate end = Json.date(value, "asOfDate");
      BigDecimal amount = Json.decimal(value, "reportedValue");
      String currency = Json.text(value, "currencyCode");
      boolean asLong = Objects.equals(LENGTHS.get(frequency), Json.text(value, "periodType"));
      if (asLong && end != null && amount != null && currency != null) {
        found
            .computeIfAbsent(
                new Key(item.kind(), frequency, end, currency),
                _ -> new EnumMap<>(StatementItem.class))
            .put(item, amount);
      }
    }
  }

  private static Statement statement(Key key, Map<StatementItem, BigDecimal> amounts) {
    return new Statement(
        key.kind(),
        key.end(),
        key.frequency(),
        key.frequency() == Frequency.YEAR ? key.end().getYear() : null,
        null,
        key.currency(),
        amounts);
  }

  @Override
  public Reply<Estimates> estimates(String symbol) {
    return YahooSummary.ask(yahoo, symbol, "earningsTrend", YahooFundamentals::estimates);
  }

  private static Reply<Estimates> estimates(JsonNode result) {
    Map<String, Estimates.Period> periods = new HashMap<>();
    for (JsonNode trend : result.path("earningsTrend").path("trend")) {
      String period = Json.text(trend, "period");
      if (period != null) {
        periods.put(period, period(trend));
      }
    }
    Estimates estimates =
        new Estimates(periods.get("0q"), periods.get("+1q"), periods.get("0y"), periods.get("+1y"));
    return estimates.equals(new Estimates(null, null, null, null))
        ? new Reply.Empty<>("yahoo has no estimates of it")
        : new Reply.Data<>(estimates);
  }

  private static Estimates.Period period(JsonNode trend) {
    JsonNode revenue = trend.path("revenueEstimate");
    JsonNode earnings = trend.path("earningsEstimate");
    return new Estimates.Period(
        Json.date(trend, "endDate"),
        range(revenue),
        Json.decimal(revenue, "growth"),
        range(earnings),
        Json.small(earnings, "numberOfAnalysts"));
  }

  private static Estimates.Range range(JsonNode estimate) {
    return new Estimates.Range(
        Json.decimal(estimate, "avg"),
        Json.decimal(estimate, "low"),
        Json.decimal(estimate, "high"));
  }
}
