package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Stored prices as they are sent. The last completed session is Wednesday the 14th of January. */
class PriceApiTest {
  private static final String PRICES = "/api/v1/data/prices/";
  private static final String FUNDS = "/api/v1/data/factors/etf-prices";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));

  @BeforeAll
  static void knowsPrices() {
    sql(
        """
        insert into market_data_cache (symbol, on_date, open, high, low, close, adjusted_close, volume, source, source_rank)
        values ('ZPALL', '2026-01-12', 9, 11, 8, 10, 9.9, 100, 'csv', 10),
          ('ZPALL', '2026-01-13', 10, 12.5, 9.5, 12, 11.9, 200, 'csv', 10),
          ('ZPALL', '2026-01-14', null, null, null, 15, null, null, 'yahoo', 40),
          ('ZPSPLIT', '2026-01-13', null, null, null, 100, null, null, 'csv', 10),
          ('ZPSPLIT', '2026-01-14', null, null, null, 55, null, null, 'csv', 10),
          ('ZPGAP', '2026-01-12', null, null, null, 100, null, null, 'csv', 10),
          ('ZPGAP', '2026-01-14', null, null, null, 110, null, null, 'csv', 10),
          ('ZPMIX', '2026-01-13', null, null, null, 100, null, null, 'synthetic', 90),
          ('ZPMIX', '2026-01-14', null, null, null, 110, null, null, 'csv', 10),
          ('ZPOLD', '2025-12-01', null, null, null, 5, null, null, 'csv', 10)
        on conflict do nothing
        """);
    sql(
        """
        insert into market_data_cache (symbol, on_date, close, source, source_rank, is_final)
        values ('ZPNOW', '2026-01-14', 10, 'yahoo', 40, true), ('ZPNOW', '2026-01-15', 11, 'yahoo', 40, false)
        on conflict do nothing
        """);
    sql(
        """
        insert into corporate_action (symbol, ex_date, kind, split_numerator, split_denominator, source)
        values ('ZPSPLIT', '2026-01-14', 'SPLIT', 2, 1, 'csv') on conflict do nothing
        """);
  }

  private static void sql(String text) {
    server.core().sql(text).update();
  }

  private String portfolio(String... symbols) {
    String id =
        client
            .postText(
                "/api/v1/portfolios",
                "{\"name\": \"N\", \"account_name\": \"%s\", \"equity_balance\": 10000}"
                    .formatted(UUID.randomUUID()))
            .text("id");
    String lots =
        List.of(symbols).stream()
            .map(
                symbol ->
                    """
                    {"symbol": "%s", "quantity": 1, "avg_cost": 10, "entry_date": "2026-01-12"}"""
                        .formatted(symbol))
            .collect(Collectors.joining(","));
    assertThat(
            client
                .postText(
                    "/api/v1/positions/bulk",
                    "{\"portfolio_id\": \"%s\", \"positions\": [%s]}".formatted(id, lots))
                .status())
        .isEqualTo(201);
    return id;
  }

  private JsonNode body(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void showsTradingDaysOfWhatIsHeld() {
    String id = portfolio("ZPALL", "ZPNONE");

    Answer answer =
        client.get(PRICES + "historical/" + id + "?lookback_days=2&include_factor_etfs=false");

    assertThat(answer.text())
        .contains("\"lookback_days\":2,\"start_date\":\"2026-01-13\",\"end_date\":\"2026-01-14\"")
        .contains("\"trading_days_included\":2,\"symbols_missing\":[\"ZPNONE\"]")
        .contains("\"ZPALL\":{\"dates\":[\"2026-01-13\",\"2026-01-14\"],\"open\":[10,null]")
        .contains("\"high\":[12.5,null],\"low\":[9.5,null],\"close\":[12,15],\"volume\":[200,null]")
        .contains("\"adjusted_close\":[11.9,null],\"data_points\":2,\"source\":\"csv, yahoo\"")
        .contains(
            "\"as_of\":\"2026-01-14\",\"data_through\":\"2026-01-14\",\"quality\":\"PARTIAL\"")
        .contains("No usable price for ZPNONE.");
  }

  /** 2026-01-13 is 20,466 days after 1970-01-01. */
  @Test
  void writesDatesAsSecondsAndAddsFunds() {
    JsonNode prices =
        body(PRICES + "historical/" + portfolio("ZPALL") + "?lookback_days=2&date_format=unix");

    assertThat(prices.at("/symbols/ZPALL/dates/0").asLong()).isEqualTo(20_466L * 86_400);
    List<String> known = List.copyOf(prices.get("symbols").propertyNames());
    List<String> missing =
        prices.at("/metadata/symbols_missing").valueStream().map(JsonNode::asString).toList();
    assertThat(known).contains("ZPALL");
    assertThat(known.contains("IWM") || missing.contains("IWM")).isTrue();
    assertThat(known.contains("SLY") || missing.contains("SLY")).isFalse();
  }

  @Test
  void answersOnlyTheOwner() {
    String path = PRICES + "historical/" + portfolio("ZPALL");

    assertThat(server.anonymous().get(path).status()).isEqualTo(401);
    assertThat(server.signedIn(server.account(Role.USER)).get(path).status()).isEqualTo(404);
    assertThat(client.get(PRICES + "historical/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.get(PRICES + "historical/no-id").status()).isEqualTo(400);
    assertThat(client.get(path + "/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices/benchmark/SPY?lookback_days=0",
        "prices/benchmark/SPY?lookback_days=2521",
        "prices/benchmark/SPY?date_format=excel",
        "prices/benchmark/a%20b",
        "prices/historical/00000000-0000-0000-0000-000000000000?lookback_days=1261",
        "prices/quotes",
        "prices/quotes?symbols=",
        "prices/quotes?symbols=a%20b",
        "prices/quotes?symbols=SPY&include_options=true",
        "factors/etf-prices?lookback_days=0",
        "factors/etf-prices?factors=Luck",
        "factors/etf-prices?factors=,"
      })
  void refusesQuestionsThatMakeNoSense(String path) {
    Answer answer = client.get("/api/v1/data/" + path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text("detail")).isNotBlank();
  }

  @Test
  void showsOneSymbolOrSaysThatNothingIsStored() {
    JsonNode known = body(PRICES + "benchmark/zpall?lookback_days=3");
    JsonNode unknown = body(PRICES + "benchmark/ZPNONE");

    assertThat(known.get("symbol").asString()).isEqualTo("ZPALL");
    assertThat(known.get("available").asBoolean()).isTrue();
    assertThat(known.at("/metadata/trading_days_found").asInt()).isEqualTo(3);
    assertThat(known.at("/metadata/first_date").asString()).isEqualTo("2026-01-12");
    assertThat(known.at("/data/close").toString()).isEqualTo("[10,12,15]");
    assertThat(known.get("quality").asString()).isEqualTo("FINAL");
    assertThat(unknown.get("available").asBoolean()).isFalse();
    assertThat(unknown.get("data").isNull()).isTrue();
    assertThat(unknown.get("message").asString()).contains("ZPNONE");
    assertThat(unknown.get("quality").asString()).isEqualTo("UNAVAILABLE");
  }

  /** By hand: from 12 to 15 is 25 %; from 100 before a 2:1 split to 55 is 10 %. */
  @Test
  void quotesWhatIsStoredAndInventsNothing() {
    JsonNode quotes = body(PRICES + "quotes?symbols=zpall,ZPSPLIT,ZPNONE,ZPALL");

    JsonNode first = quotes.at("/quotes/0");
    assertThat(first.get("last_price").asInt()).isEqualTo(15);
    assertThat(first.get("day_change").asDouble()).isEqualTo(3);
    assertThat(first.get("day_change_percent").asDouble()).isEqualTo(25);
    assertThat(first.get("bid").isNull()).isTrue();
    assertThat(first.get("ask_size").isNull()).isTrue();
    assertThat(first.get("bid_ask_reason").asString()).isNotBlank();
    assertThat(first.get("volume").isNull()).isTrue();
    assertThat(first.get("timestamp").asString()).isEqualTo("2026-01-14T21:00:00Z");
    assertThat(first.get("price_quality").asString()).isEqualTo("FINAL");
    assertThat(quotes.at("/quotes/1/day_change").asDouble()).isEqualTo(5);
    assertThat(quotes.at("/quotes/1/day_change_percent").asDouble()).isEqualTo(10);
    assertThat(quotes.get("quotes")).hasSize(2);
    assertThat(quotes.get("metadata").toString())
        .contains("\"requested_symbols\":[\"ZPALL\",\"ZPSPLIT\",\"ZPNONE\"]")
        .contains("\"successful_quotes\":2,\"failed_quotes\":1,\"failed_symbols\":[\"ZPNONE\"]");
    assertThat(quotes.get("quality").asString()).isEqualTo("PARTIAL");
  }

  @Test
  void saysWhyAChangeIsUnknown() {
    JsonNode quotes = body(PRICES + "quotes?symbols=ZPGAP,ZPMIX,ZPOLD");

    assertThat(quotes.at("/quotes/0/day_change").isNull()).isTrue();
    assertThat(quotes.at("/quotes/0/day_change_reason").asString()).contains("2026-01-12");
    assertThat(quotes.at("/quotes/1/day_change_reason").asString()).contains("invented");
    assertThat(quotes.at("/quotes/2/day_change_reason").asString()).contains("no earlier");
    assertThat(quotes.at("/quotes/2/price_quality").asString()).isEqualTo("STALE");
    assertThat(quotes.get("data_through").asString()).isEqualTo("2025-12-01");
    assertThat(quotes.get("quality").asString()).isEqualTo("STALE");
  }

  @Test
  void showsThePriceOfASessionUnderWayAsProvisional() {
    JsonNode quotes = body(PRICES + "quotes?symbols=ZPNOW");

    assertThat(quotes.at("/quotes/0/last_price").asInt()).isEqualTo(11);
    assertThat(quotes.at("/quotes/0/day_change").asDouble()).isEqualTo(1);
    assertThat(quotes.at("/quotes/0/price_quality").asString()).isEqualTo("PROVISIONAL");
    assertThat(quotes.get("quality").asString()).isEqualTo("PROVISIONAL");
  }

  /**
   * SPY moves by -2 to 2 % a day: on a day of the month that leaves d when divided by 5, by d - 2.
   */
  @Test
  void showsFundsWithTheirReturnsOverTheSessionsAskedFor() {
    AnalyzedPortfolio any = AnalyzedPortfolio.bare();

    JsonNode funds = any.owner().get(FUNDS + "?lookback_days=3&factors=market%20beta,Size").body();

    assertThat(funds.at("/metadata/etf_count").asInt()).isEqualTo(1);
    assertThat(funds.at("/metadata/start_date").asString()).isEqualTo("2026-01-12");
    JsonNode spy = funds.at("/data/SPY");
    assertThat(spy.get("factor_name").asString()).isEqualTo("Market Beta");
    assertThat(spy.at("/history/dates").toString())
        .isEqualTo("[\"2026-01-12\",\"2026-01-13\",\"2026-01-14\"]");
    assertThat(spy.at("/history/daily_return/0").asDouble()).isEqualTo(0);
    assertThat(spy.at("/history/daily_return/1").asDouble()).isEqualTo(0.01);
    assertThat(spy.get("daily_return").asDouble()).isEqualTo(0.02);
    assertThat(spy.get("change_percent").asDouble()).isEqualTo(2);
    assertThat(spy.get("date").asString()).isEqualTo("2026-01-14");
    assertThat(funds.get("quality_reason").asString()).contains("IWM");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void readsInAFewStatementsHoweverManySymbolsThereAre(int count) {
    String[] symbols =
        IntStream.range(0, count)
            .mapToObj(i -> "ZQ" + (char) ('A' + i / 6) + (char) ('A' + i % 6))
            .toArray(String[]::new);
    StatementsOf statements = new StatementsOf(server, client);

    assertThat(
            statements.get(PRICES + "historical/" + portfolio(symbols), PRICES + "historical/{id}"))
        .isBetween(1, 6);
    assertThat(
            statements.get(
                PRICES + "quotes?symbols=" + String.join(",", symbols), PRICES + "quotes"))
        .isBetween(1, 6);
    assertThat(statements.get(PRICES + "benchmark/ZPALL", PRICES + "benchmark/{symbol}"))
        .isBetween(1, 6);
    assertThat(statements.get(FUNDS, FUNDS)).isBetween(1, 6);
  }
}
