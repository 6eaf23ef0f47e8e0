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

/** Positions in detail and the largest of them, as they are sent. */
class PositionDetailApiTest {
  private static final String DETAILS = "/api/v1/data/positions/details";
  private static final String TOP = "/api/v1/data/positions/top/";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));
  private final String portfolio = portfolio(client);

  /** The last completed session of the server's clock is the 14th. */
  @BeforeAll
  static void knowsPrices() {
    sql(
        """
        insert into market_data_cache (symbol, on_date, close, source, source_rank) values
          ('ZDLONG', '2026-01-14', 12.5, 'csv', 10), ('ZDLONG', '2026-01-13', 99, 'csv', 10),
          ('ZDSHORT', '2026-01-13', 40, 'csv', 10), ('ZDOLD', '2025-12-01', 7, 'csv', 10)
        on conflict do nothing
        """);
    sql(
        """
        insert into company_profiles (symbol, company_name, sector, gics_sector, industry, source, fetched_at)
        values ('ZDLONG', 'Long Inc.', 'Tech', 'Information Technology', 'Software', 'yahoo', now())
        on conflict do nothing
        """);
  }

  private static void sql(String text) {
    server.core().sql(text).update();
  }

  private static String portfolio(Client of) {
    return of.postText(
            "/api/v1/portfolios",
            "{\"name\": \"N\", \"account_name\": \"Depot\", \"equity_balance\": 100000}")
        .text("id");
  }

  private static String lot(String symbol, int quantity, String price, String more) {
    return """
        {"symbol": "%s", "quantity": %d, "avg_cost": %s, "entry_date": "2026-01-12"%s}"""
        .formatted(symbol, quantity, price, more);
  }

  private List<String> positions(String... lots) {
    Answer created =
        client.postText(
            "/api/v1/positions/bulk",
            "{\"portfolio_id\": \"%s\", \"positions\": [%s]}"
                .formatted(portfolio, String.join(",", lots)));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created
        .body()
        .get("positions")
        .valueStream()
        .map(each -> each.get("id").asString())
        .toList();
  }

  private JsonNode details(String query) {
    Answer answer = client.get(DETAILS + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private void close(String position, String price) {
    Answer closed =
        client.sendText(
            "PUT",
            "/api/v1/positions/" + position,
            "{\"exit_price\": %s, \"quantity\": 0, \"exit_date\": \"2026-01-13\"}"
                .formatted(price));
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
  }

  /** By hand: 10 at 10 are worth 125; -5 at 50 are worth -200, which gains 50. */
  @Test
  void valuesLongAndShortPositionsWithTheirSign() {
    List<String> ids =
        positions(lot("ZDLONG", 10, "10", ", \"notes\": \"mine\""), lot("ZDSHORT", -5, "50", ""));
    String tag = client.postText("/api/v1/tags", "{\"name\": \"a\"}").text("id");
    client.postText(
        "/api/v1/positions/" + ids.getFirst() + "/tags", "{\"tag_ids\": [\"" + tag + "\"]}");

    Answer answer = client.get(DETAILS + "?portfolio_id=" + portfolio);

    assertThat(answer.text())
        .contains("\"account_name\":\"Depot\",\"symbol\":\"ZDLONG\",\"company_name\":\"Long Inc.\"")
        .contains("\"sector\":\"Information Technology\",\"industry\":\"Software\"")
        .contains(
            "\"quantity\":10,\"multiplier\":1,\"entry_date\":\"2026-01-12\",\"entry_price\":10")
        .contains("\"cost_basis\":100.00,\"current_price\":12.5,\"price_date\":\"2026-01-14\"")
        .contains(
            "\"market_value\":125.00,\"unrealized_pnl\":25.00,\"unrealized_pnl_percent\":25.0000")
        .contains("\"notes\":\"mine\"")
        .contains("\"position_type\":\"SHORT\"")
        .contains("\"cost_basis\":-250.00,\"current_price\":40,\"price_date\":\"2026-01-13\"")
        .contains(
            "\"market_value\":-200.00,\"unrealized_pnl\":50.00,\"unrealized_pnl_percent\":20.0000");
    JsonNode body = answer.body();
    assertThat(body.at("/positions/0/tags/0/name").asString()).isEqualTo("a");
    assertThat(body.at("/positions/0/realized_pnl").asInt()).isZero();
    assertThat(body.at("/positions/1/price_quality").asString()).isEqualTo("STALE");
    assertThat(body.get("summary").toString())
        .contains("\"total_positions\":2,\"total_cost_basis\":350")
        .contains("\"total_market_value\":-75")
        .contains("\"total_unrealized_pnl\":75")
        .contains("\"total_realized_pnl\":0");
    assertThat(body.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(body.get("data_through").asString()).isEqualTo("2026-01-13");
    assertThat(body.get("quality").asString()).isEqualTo("STALE");
    assertThat(body.get("quality_reason").asString()).contains("2026-01-13");
  }

  /** By hand: 2 contracts at 3 of 100 shares each cost 600; the batch valued them at 4. */
  @Test
  void countsContractsByTheirMultiplier() {
    String option =
        positions(
                lot(
                    "ZDLONG270115C00015000",
                    2,
                    "3",
                    ", \"investment_class\": \"OPTIONS\", \"position_type\": \"LC\","
                        + " \"underlying_symbol\": \"ZDLONG\", \"strike_price\": 15,"
                        + " \"expiration_date\": \"2027-01-15\""))
            .getFirst();
    JsonNode before = details("?position_ids=" + option).at("/positions/0");
    assertThat(before.get("market_value").isNull()).isTrue();
    assertThat(before.get("value_reason").asString()).contains("next run");
    computed(option);

    JsonNode shown = details("?position_ids=" + option).at("/positions/0");

    assertThat(shown.get("multiplier").asInt()).isEqualTo(100);
    assertThat(shown.get("cost_basis").asInt()).isEqualTo(600);
    assertThat(shown.get("market_value").asInt()).isEqualTo(800);
    assertThat(shown.get("unrealized_pnl").asInt()).isEqualTo(200);
    assertThat(shown.get("strike_price").asInt()).isEqualTo(15);
    assertThat(shown.get("underlying_symbol").asString()).isEqualTo("ZDLONG");
    assertThat(shown.get("company_name").asString()).isEqualTo("Long Inc.");
  }

  private void computed(String position) {
    sql("update portfolio set recompute_from = null where id = '%s'".formatted(portfolio));
    sql(
        """
        insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
          holding_pnl, trading_pnl, income, fees, realized_pnl, pnl_since_entry, cumulative_pnl,
          cumulative_flow, position_count, long_count, short_count, quality, sources, method_version, input_hash)
        values ('%s', '2026-01-14', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 'FINAL', '{csv}', 'test', 'test')
        """
            .formatted(portfolio));
    sql(
        """
        insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date,
          price_source, market_value, pnl_since_entry)
        values ('%s', '2026-01-14', '%s', 2, 4, '2026-01-14', 'model', 800, 200)
        """
            .formatted(position, portfolio));
  }

  @Test
  void leavesClosedPositionsOutUnlessTheyAreAskedFor() {
    List<String> ids = positions(lot("ZDLONG", 10, "10", ""), lot("ZDSHORT", -5, "50", ""));
    close(ids.getLast(), "45");

    JsonNode open = details("?portfolio_id=" + portfolio);
    JsonNode all = details("?portfolio_id=" + portfolio + "&include_closed=true");

    assertThat(open.get("positions")).hasSize(1);
    assertThat(all.get("positions")).hasSize(2);
    JsonNode closed = all.at("/positions/1");
    assertThat(closed.get("position_type").asString()).isEqualTo("SHORT");
    assertThat(closed.get("quantity").asInt()).isZero();
    assertThat(closed.get("realized_pnl").asInt()).isEqualTo(25);
    assertThat(closed.get("exit_date").asString()).isEqualTo("2026-01-13");
    assertThat(closed.get("market_value").isNull()).isTrue();
    assertThat(closed.get("value_reason").asString()).isEqualTo("The position is closed.");
    assertThat(all.at("/summary/total_realized_pnl").asInt()).isEqualTo(25);
    assertThat(all.at("/summary/total_market_value").asInt()).isEqualTo(125);
  }

  @Test
  void saysWhichPriceIsUnknown() {
    positions(lot("ZDLONG", 1, "10", ""), lot("ZDNONE", 1, "10", ""), lot("ZDOLD", 1, "10", ""));

    JsonNode body = details("?portfolio_id=" + portfolio);

    assertThat(body.at("/positions/1/value_reason").asString()).isEqualTo("No price is stored.");
    assertThat(body.at("/positions/2/value_reason").asString()).contains("2025-12-01");
    assertThat(body.at("/positions/2/market_value").isNull()).isTrue();
    assertThat(body.at("/summary/total_market_value").isNull()).isTrue();
    assertThat(body.at("/summary/total_cost_basis").asInt()).isEqualTo(30);
    assertThat(body.get("quality").asString()).isEqualTo("PARTIAL");
    assertThat(body.get("quality_reason").asString()).contains("ZDNONE, ZDOLD");
  }

  @Test
  void answersOnlyTheOwnerOfEveryPosition() {
    String mine = positions(lot("ZDLONG", 1, "10", "")).getFirst();
    Client stranger = server.signedIn(server.account(Role.USER));
    String theirs = portfolio(stranger);

    assertThat(server.anonymous().get(DETAILS + "?position_ids=" + mine).status()).isEqualTo(401);
    assertThat(stranger.get(DETAILS + "?position_ids=" + mine).status()).isEqualTo(404);
    assertThat(stranger.get(DETAILS + "?portfolio_id=" + portfolio).status()).isEqualTo(404);
    assertThat(client.get(DETAILS + "?portfolio_id=" + theirs).status()).isEqualTo(404);
    String mixed = DETAILS + "?position_ids=" + mine + "," + UUID.randomUUID();
    assertThat(client.get(mixed).status()).isEqualTo(404);
    assertThat(details("?position_ids=" + mine + "," + mine).get("positions")).hasSize(1);
    client.delete("/api/v1/positions/" + mine);
    assertThat(client.get(DETAILS + "?position_ids=" + mine).status()).isEqualTo(404);
    assertThat(details("?portfolio_id=" + portfolio).get("positions")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?position_ids=",
        "?position_ids=x",
        "?position_ids=,",
        "?portfolio_id=x",
        "?portfolio_id=00000000-0000-0000-0000-000000000000&include_closed=perhaps"
      })
  void refusesQuestionsThatMakeNoSense(String query) {
    assertThat(client.get(DETAILS + query).status()).isEqualTo(400);
  }

  @Test
  void showsTheLargestPositionsOfTheClose() {
    AnalyzedPortfolio usual = AnalyzedPortfolio.usual();

    Answer answer = usual.owner().get(TOP + usual.id() + "?limit=2");

    assertThat(answer.text())
        .contains(
            "\"symbol\":\"AA\",\"name\":\"A\",\"qty\":100,\"value\":30000.00,\"weight\":37.0370")
        .contains("\"sector\":\"Energy\"")
        .contains("\"coverage_percent\":61.73,\"total_positions\":5")
        .contains("\"rows_returned\":2,\"truncated\":true")
        .contains("\"as_of\":\"2026-01-14\",\"data_through\":\"2026-01-14\",\"quality\":\"FINAL\"");
    JsonNode all = usual.owner().get(TOP + usual.id() + "?sort_by=weight").body();
    assertThat(all.at("/data/3/qty").asInt()).isEqualTo(-100);
    assertThat(all.at("/data/3/value").asInt()).isEqualTo(10_000);
    assertThat(all.get("coverage_percent").asInt()).isEqualTo(100);
  }

  @Test
  void goesBackToAnEarlierClose() {
    AnalyzedPortfolio usual = AnalyzedPortfolio.usual();
    String path = TOP + usual.id() + "?as_of_date=";

    JsonNode before = usual.owner().get(path + "2026-01-13").body();
    JsonNode zoned = usual.owner().get(path + "2026-01-14T22:00:00Z").body();
    JsonNode clamped = usual.owner().get(path + "2020-01-01").body();

    assertThat(before.get("data")).isEmpty();
    assertThat(before.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(before.get("coverage_percent").isNull()).isTrue();
    assertThat(zoned.get("data")).hasSize(5);
    assertThat(clamped.at("/meta/applied/as_of_date").asString()).isEqualTo("2025-07-18");
    assertThat(clamped.at("/meta/requested/as_of_date").asString()).isEqualTo("2020-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=51",
        "limit=x",
        "sort_by=name",
        "as_of_date=x",
        "as_of_date=1800-01-01"
      })
  void refusesOddBounds(String query) {
    assertThat(client.get(TOP + portfolio + "?" + query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void readsInAFewStatementsHoweverManyPositionsThereAre(int count) {
    List<String> ids =
        positions(
            IntStream.range(0, count)
                .mapToObj(i -> lot("ZR" + (char) ('A' + i / 6) + (char) ('A' + i % 6), 1, "10", ""))
                .toArray(String[]::new));
    StatementsOf statements = new StatementsOf(server, client);
    String few = ids.stream().limit(20).collect(Collectors.joining(","));

    assertThat(statements.get(DETAILS + "?portfolio_id=" + portfolio, DETAILS)).isBetween(1, 6);
    assertThat(statements.get(DETAILS + "?position_ids=" + few, DETAILS)).isBetween(1, 6);
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.of(count);
    assertThat(
            new StatementsOf(AnalyzedPortfolio.server(), analyzed.owner())
                .get(TOP + analyzed.id(), TOP + "{id}"))
        .isBetween(1, 6);
  }

  private static String history(String position, String query) {
    return "/api/v1/data/positions/" + position + "/history" + query;
  }

  @Test
  void historyHasPricesAndTheLinesOfTheSymbol() {
    List<String> opened =
        positions(
            lot("ZDLONG", 10, "9.5", ""), lot("ZDLONG", 5, "11", ""), lot("ZDSHORT", -3, "41", ""));

    Answer answer = client.get(history(opened.getFirst(), "?lookback_days=2"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode body = answer.body();
    assertThat(body.get("position_id").asString()).isEqualTo(opened.getFirst());
    assertThat(body.get("portfolio_id").asString()).isEqualTo(portfolio);
    assertThat(body.get("symbol").asString()).isEqualTo("ZDLONG");
    assertThat(body.at("/prices/symbol").asString()).isEqualTo("ZDLONG");
    assertThat(body.at("/prices/data/dates").toString())
        .isEqualTo("[\"2026-01-13\",\"2026-01-14\"]");
    assertThat(body.at("/prices/data/close").toString()).isEqualTo("[99,12.5]");
    assertThat(body.get("total_transactions").asInt()).isEqualTo(2);
    JsonNode ledger =
        client
            .get("/api/v1/portfolios/" + portfolio + "/transactions?symbol=ZDLONG")
            .body()
            .get("items");
    assertThat(body.get("transactions")).isEqualTo(ledger).hasSize(2);
  }

  @Test
  void historyOfAnOptionHasPricesOfItsUnderlying() {
    String option =
        positions(
                lot(
                    "ZDLONG",
                    1,
                    "3",
                    ", \"position_type\": \"LC\", \"investment_class\": \"OPTIONS\","
                        + " \"investment_subtype\": \"CALL\", \"underlying_symbol\": \"ZDLONG\","
                        + " \"strike_price\": 12, \"expiration_date\": \"2026-06-19\""))
            .getFirst();

    JsonNode body = client.get(history(option, "")).body();

    assertThat(body.get("symbol").asString()).startsWith("ZDLONG2606");
    assertThat(body.at("/prices/symbol").asString()).isEqualTo("ZDLONG");
    assertThat(body.get("transactions")).hasSize(1);
  }

  @Test
  void historyOfAPrivateAssetHasNoPrices() {
    String house =
        positions(
                lot(
                    "ZDHOUSE",
                    1,
                    "5000",
                    ", \"investment_class\": \"PRIVATE\", \"investment_subtype\": \"REAL_ESTATE\""))
            .getFirst();

    JsonNode body = client.get(history(house, "")).body();

    assertThat(body.get("prices").isNull()).isTrue();
    assertThat(body.get("transactions")).hasSize(1);
  }

  @Test
  void historyOfWhatIsNotTheReadersIsNotFound() {
    String held = positions(lot("ZDLONG", 1, "9.5", "")).getFirst();
    Client stranger = server.signedIn(server.account(Role.USER));

    assertThat(stranger.get(history(held, "")).status()).isEqualTo(404);
    assertThat(client.get(history(UUID.randomUUID().toString(), "")).status()).isEqualTo(404);
    assertThat(client.get(history("none", "")).status()).isIn(400, 422);
    assertThat(client.get(history(held, "?lookback_days=0")).status()).isIn(400, 422);
  }
}
