package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contributions and withdrawals. The clock stands on 2026-01-15, 10:00 in New York. */
class EquityChangeApiTest {
  private static final TestServer server = TestServer.shared();
  private static final String ROUTE = "/api/v1/portfolios/{id}/equity-changes";

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);
  private final String portfolio =
      client
          .postText(
              "/api/v1/portfolios",
              "{\"name\": \"P\", \"account_name\": \"A\", \"equity_balance\": 10000}")
          .text("id");
  private final String path = "/api/v1/portfolios/" + portfolio + "/equity-changes";

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private Answer post(String json) {
    return client.postText(path, json.replace('\'', '"'));
  }

  private Answer record(String type, String amount, String date) {
    return post(
        "{'change_type': '%s', 'amount': %s, 'change_date': '%s'}".formatted(type, amount, date));
  }

  private Answer put(String id, String json) {
    return server.signedIn(account).sendText("PUT", path + "/" + id, json.replace('\'', '"'));
  }

  private String ledger(String columns) {
    return server
        .core()
        .sql(
            "select coalesce(string_agg("
                + columns
                + ", ', ' order by on_date, sequence), '') from ledger_transaction"
                + " where deleted_at is null and portfolio_id = '"
                + portfolio
                + "'")
        .query(String.class)
        .single();
  }

  private String computedFrom() {
    return server
        .core()
        .sql("select recompute_from::text from portfolio where id = '" + portfolio + "'")
        .query(String.class)
        .single();
  }

  private List<String> audit(String id) {
    return server
        .core()
        .sql(
            "select actor || ' ' || action || ' ' || detail from change_log where entity_id = '"
                + id
                + "' order by id")
        .query(String.class)
        .list();
  }

  @Test
  void recordsAContributionAsADepositOfTheLedger() {
    Answer created =
        post(
            """
            {'change_type': 'CONTRIBUTION', 'amount': 2500.5, 'change_date': '2026-01-13',
             'notes': ' bonus '}
            """);

    assertThat(created.status()).isEqualTo(201);
    String id = created.text("id");
    assertThat(created.header("Location")).isEqualTo(path + "/" + id);
    assertThat(created.text())
        .isEqualTo(
            """
            {"id":"%s","portfolio_id":"%s","change_type":"CONTRIBUTION","amount":2500.50,\
            "change_date":"2026-01-13","notes":"bonus","transaction_id":"%s",\
            "created_by_user_id":"%s","created_at":"2026-01-15T15:00:00Z",\
            "updated_at":"2026-01-15T15:00:00Z","deleted_at":null,\
            "editable_until":"2026-01-22T15:00:00Z","deletable_until":"2026-02-14T15:00:00Z",\
            "is_deleted":false}"""
                .formatted(id, portfolio, created.text("transaction_id"), account.id()));
    assertThat(client.get(path + "/" + id).text()).isEqualTo(created.text());
    assertThat(ledger("on_date || ' ' || kind || ' ' || amount || ' ' || coalesce(note, '')"))
        .isEqualTo(
            "2026-01-13 DEPOSIT 2500.5000 bonus, 2026-01-15 DEPOSIT 10000.0000 starting capital");
    assertThat(computedFrom()).isEqualTo("2026-01-13");
    assertThat(audit(id))
        .singleElement()
        .asString()
        .startsWith(account.email() + " create ")
        .contains("\"amount\": \"2500.5\"", "\"change_date\": \"2026-01-13\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EQUITY_001 | amount | {'change_type': 'WITHDRAWAL', 'amount': 0, 'change_date': '2026-01-15'}",
        "EQUITY_001 | amount | {'change_type': 'CONTRIBUTION', 'amount': -5, 'change_date': '2026-01-15'}",
        "INVALID_INPUT | amount | {'change_type': 'CONTRIBUTION', 'amount': 1.001, 'change_date': '2026-01-15'}",
        "INVALID_INPUT | amount | {'change_type': 'CONTRIBUTION', 'amount': 1000000000000.01, 'change_date': '2026-01-15'}",
        "EQUITY_002 | change_date | {'change_type': 'CONTRIBUTION', 'amount': 1, 'change_date': '2026-01-16'}",
        "INVALID_INPUT | change_date | {'change_type': 'CONTRIBUTION', 'amount': 1, 'change_date': '1926-01-14'}",
        "INVALID_INPUT | change_date | {'change_type': 'CONTRIBUTION', 'amount': 1, 'change_date': 'soon'}",
        "INVALID_INPUT | change_date | {'change_type': 'CONTRIBUTION', 'amount': 1}",
        "INVALID_INPUT | change_type | {'change_type': 'GIFT', 'amount': 1, 'change_date': '2026-01-15'}",
        "INVALID_INPUT | amount | {'change_type': 'CONTRIBUTION', 'change_date': '2026-01-15'}",
      })
  void refusesWhatMakesNoSense(String code, String field, String json) {
    Answer refused = post(json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo(code);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(client.get(path).body().get("total_items").asInt()).isZero();
  }

  @Test
  void limitsNotesTo500Characters() {
    String flow = "{'change_type': 'CONTRIBUTION', 'amount': 1, 'change_date': '2026-01-15', ";

    assertThat(post(flow + "'notes': '" + "x".repeat(500) + "'}").status()).isEqualTo(201);
    assertThat(post(flow + "'notes': '" + "x".repeat(501) + "'}").status()).isEqualTo(400);
  }

  /** By hand: 10,000 paid in, 3 shares bought at 400 and worth 500 each: 8,800 + 1,500. */
  @Test
  void letsNoMoreBeWithdrawnThanThePortfolioIsWorthOnThatDay() {
    String symbol = "EQ" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    client.postText(
        "/api/v1/positions",
        """
        {"portfolio_id": "%s", "symbol": "%s", "quantity": 3, "avg_cost": 400,
         "position_type": "LONG", "investment_class": "PUBLIC", "entry_date": "2026-01-09"}
        """
            .formatted(portfolio, symbol));
    server
        .core()
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            values ('%s', '2026-01-13', 500, 'csv', 1)
            """
                .formatted(symbol))
        .update();

    Answer beforeAnything = record("WITHDRAWAL", "1", "2026-01-08");
    Answer withoutPrice = record("WITHDRAWAL", "10000.01", "2026-01-12");
    Answer tooMuch = record("WITHDRAWAL", "10300.01", "2026-01-13");

    assertThat(beforeAnything.text("code")).isEqualTo("EQUITY_003");
    assertThat(withoutPrice.status()).isEqualTo(409);
    assertThat(withoutPrice.text("detail")).contains("worth 10000.00 on 2026-01-12");
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.text("code")).isEqualTo("EQUITY_003");
    assertThat(tooMuch.text("detail")).contains("worth 10300.00 on 2026-01-13", "10300.01");
    assertThat(record("WITHDRAWAL", "10300", "2026-01-13").status()).isEqualTo(201);
    assertThat(record("WITHDRAWAL", "0.01", "2026-01-14").text("code")).isEqualTo("EQUITY_003");
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(1);
  }

  @Test
  void recordsOnceForAKey() {
    Client again = client.with("Idempotency-Key", "k");
    String json =
        "{\"change_type\": \"CONTRIBUTION\", \"amount\": 5, \"change_date\": \"2026-01-15\"}";

    Answer first = again.postText(path, json);
    Answer second = again.postText(path, json);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(1);
    assertThat(again.postText(path, json.replace("5,", "6,")).text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void pagesNewestFirstWithinDates() {
    record("CONTRIBUTION", "1", "2026-01-10");
    record("CONTRIBUTION", "2", "2026-01-12");
    record("CONTRIBUTION", "3", "2026-01-11");

    JsonNode first = client.get(path + "?page_size=2").body();
    JsonNode second = client.get(path + "?page_size=2&page=2").body();
    JsonNode beyond = client.get(path + "?page_size=2&page=3").body();
    JsonNode some = client.get(path + "?start_date=2026-01-11&end_date=2026-01-11").body();

    assertThat(amounts(first)).containsExactly("2.0", "3.0");
    assertThat(first.get("page").asInt()).isEqualTo(1);
    assertThat(first.get("page_size").asInt()).isEqualTo(2);
    assertThat(first.get("total_items").asInt()).isEqualTo(3);
    assertThat(first.get("total_pages").asInt()).isEqualTo(2);
    assertThat(amounts(second)).containsExactly("1.0");
    assertThat(amounts(beyond)).isEmpty();
    assertThat(beyond.get("total_items").asInt()).isEqualTo(3);
    assertThat(amounts(some)).containsExactly("3.0");
  }

  private static List<String> amounts(JsonNode page) {
    return page.get("items").valueStream().map(each -> each.get("amount").toString()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page_size=0",
        "page_size=101",
        "start_date=2026-01-12&end_date=2026-01-11",
        "start_date=yesterday"
      })
  void refusesPagesThatCannotBe(String query) {
    assertThat(client.get(path + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void showsAnEmptyListWithoutPages() {
    assertThat(client.get(path).text())
        .isEqualTo(
            "{\"items\":[],\"page\":1,\"page_size\":25,\"total_items\":0,\"total_pages\":0}");
  }

  @Test
  void correctsWhatIsNamedAndSaysWhoChangedWhat() {
    String id = record("CONTRIBUTION", "100", "2026-01-14").text("id");
    server.clock().advance(Duration.ofDays(7));

    Answer changed = put(id, "{'amount': 150, 'change_date': '2026-01-12', 'notes': 'n'}");
    Answer cleared = put(id, "{'notes': ' '}");
    Answer same = put(id, "{'amount': 150.00}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body().get("amount").toString()).isEqualTo("150.0");
    assertThat(changed.text("change_date")).isEqualTo("2026-01-12");
    assertThat(changed.text("created_at")).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(changed.text("updated_at")).isEqualTo("2026-01-22T15:00:00Z");
    assertThat(cleared.body().get("notes").isNull()).isTrue();
    assertThat(same.text()).isEqualTo(cleared.text());
    assertThat(ledger("kind || ' ' || amount")).isEqualTo("DEPOSIT 150.0000, DEPOSIT 10000.0000");
    assertThat(computedFrom()).isEqualTo("2026-01-12");
    assertThat(audit(id)).hasSize(3);
    assertThat(audit(id).get(1))
        .contains(
            "update", "\"amount\": \"100 → 150\"", "\"change_date\": \"2026-01-14 → 2026-01-12\"")
        .doesNotContain("change_type");
  }

  @Test
  void checksACorrectionAsItChecksWhatIsNew() {
    String id = record("WITHDRAWAL", "100", "2026-01-15").text("id");

    assertThat(put(id, "{'amount': 10000.01}").text("code")).isEqualTo("EQUITY_003");
    assertThat(put(id, "{'amount': 0}").text("code")).isEqualTo("EQUITY_001");
    assertThat(put(id, "{'change_date': '2026-01-16'}").text("code")).isEqualTo("EQUITY_002");
    assertThat(put(id, "{'change_type': 'CONTRIBUTION'}").status()).isEqualTo(400);
    assertThat(put(id, "{'amount': 10000}").status()).isEqualTo(200);
  }

  @Test
  void keepsWhatIsOlderThanAWeekAsItIs() {
    String id = record("CONTRIBUTION", "100", "2026-01-14").text("id");
    server.clock().advance(Duration.ofDays(7).plusMillis(1));

    Answer refused = put(id, "{'amount': 150}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("EQUITY_006");
    assertThat(refused.text("detail")).contains("2026-01-22T15:00:00Z");
  }

  @Test
  void deletesWithinThirtyDaysAndShowsDeletedOnesOnRequest() {
    String id = record("CONTRIBUTION", "100", "2026-01-14").text("id");
    server.clock().advance(Duration.ofDays(30));
    Client later = server.signedIn(account);

    Answer deleted = later.delete(path + "/" + id);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.text()).isEmpty();
    assertThat(ledger("kind || ' ' || amount")).isEqualTo("DEPOSIT 10000.0000");
    assertThat(computedFrom()).isEqualTo("2026-01-14");
    assertThat(later.get(path + "/" + id).text("code")).isEqualTo("EQUITY_008");
    assertThat(later.get(path).body().get("total_items").asInt()).isZero();
    JsonNode shown = later.get(path + "?include_deleted=true").body().at("/items/0");
    assertThat(shown.get("is_deleted").asBoolean()).isTrue();
    assertThat(shown.get("deleted_at").asString()).isEqualTo("2026-02-14T15:00:00Z");
    assertThat(later.get(path + "/" + id + "?include_deleted=true").body()).isEqualTo(shown);
    assertThat(audit(id).getLast()).contains(" delete ");
    Answer again = later.delete(path + "/" + id);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("EQUITY_009");
    assertThat(later.sendText("PUT", path + "/" + id, "{\"amount\": 1}").text("code"))
        .isEqualTo("EQUITY_009");
  }

  @Test
  void deletesNothingThatIsOlderThanThirtyDays() {
    String id = record("CONTRIBUTION", "100", "2026-01-14").text("id");
    server.clock().advance(Duration.ofDays(30).plusMillis(1));

    Answer refused = server.signedIn(account).delete(path + "/" + id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("EQUITY_007");
  }

  /** By hand: 30 days before 2026-01-15 is 2025-12-16, 90 days before it 2025-10-17. */
  @Test
  void sumsAllOfThemAndTheLastDays() {
    record("CONTRIBUTION", "1000", "2025-10-16");
    record("CONTRIBUTION", "200", "2025-10-17");
    record("CONTRIBUTION", "30", "2025-12-16");
    record("WITHDRAWAL", "4.25", "2026-01-15");

    JsonNode all = client.get(path + "/summary").body();
    JsonNode some = client.get(path + "/summary?start_date=2025-10-17&end_date=2025-12-31").body();

    assertThat(all.get("portfolio_id").asString()).isEqualTo(portfolio);
    assertThat(all.get("total_contributions").toString()).isEqualTo("1230.0");
    assertThat(all.get("total_withdrawals").toString()).isEqualTo("4.25");
    assertThat(all.get("net_flow").toString()).isEqualTo("1225.75");
    assertThat(all.at("/last_change/change_type").asString()).isEqualTo("WITHDRAWAL");
    assertThat(all.at("/periods/30d").toString())
        .isEqualTo("{\"contributions\":30.0,\"withdrawals\":4.25,\"net_flow\":25.75}");
    assertThat(all.at("/periods/90d").toString())
        .isEqualTo("{\"contributions\":230.0,\"withdrawals\":4.25,\"net_flow\":225.75}");
    assertThat(some.get("net_flow").toString()).isEqualTo("230.0");
    assertThat(some.at("/last_change/amount").toString()).isEqualTo("30.0");
    assertThat(some.get("periods")).isEqualTo(all.get("periods"));
  }

  @Test
  void sumsNothingToZero() {
    JsonNode none = client.get(path + "/summary").body();

    assertThat(none.get("net_flow").toString()).isEqualTo("0.0");
    assertThat(none.get("last_change").isNull()).isTrue();
    assertThat(none.at("/periods/90d/withdrawals").toString()).isEqualTo("0.0");
  }

  @Test
  void exportsOldestFirstWithoutFormulas() {
    post(
        "{'change_type': 'CONTRIBUTION', 'amount': 2, 'change_date': '2026-01-14', 'notes': '=1+1'}");
    post(
        "{'change_type': 'WITHDRAWAL', 'amount': 1, 'change_date': '2026-01-14', 'notes': 'a, b'}");
    String gone = record("CONTRIBUTION", "3", "2026-01-13").text("id");
    client.delete(path + "/" + gone);

    Answer file = client.get(path + "/export");

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"equity_changes_" + portfolio + "_20260115T150000Z.csv\"");
    List<String> lines = file.text().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("id,portfolio_id,change_type,amount,change_date,notes,created_at,updated_at");
    assertThat(lines.subList(1, lines.size()))
        .map(line -> line.substring(line.indexOf(',', 40) + 1))
        .containsExactlyInAnyOrder(
            "CONTRIBUTION,2.00,2026-01-14,'=1+1,2026-01-15T15:00:00Z,2026-01-15T15:00:00Z",
            "WITHDRAWAL,1.00,2026-01-14,\"a, b\",2026-01-15T15:00:00Z,2026-01-15T15:00:00Z");
    Answer other = client.get(path + "/export?format=xml");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text("code")).isEqualTo("EQUITY_010");
  }

  @Test
  void countsADeletedOrForeignPortfolioAsMissing() {
    String id = record("CONTRIBUTION", "1", "2026-01-14").text("id");
    Client stranger = server.signedIn(server.account(Role.USER));
    client.postText("/api/v1/portfolios", "{\"name\": \"P\", \"account_name\": \"B\"}");
    client.delete("/api/v1/portfolios/" + portfolio);

    for (String address : List.of(path, path + "/summary", path + "/export", path + "/" + id)) {
      assertThat(client.get(address).status()).isEqualTo(404);
      assertThat(client.get(address).text("code")).isEqualTo("EQUITY_004");
      assertThat(stranger.get(address).text("code")).isEqualTo("EQUITY_004");
    }
    assertThat(record("CONTRIBUTION", "1", "2026-01-14").text("code")).isEqualTo("EQUITY_004");
    assertThat(client.get(path.replace(portfolio, "no-id")).status()).isEqualTo(400);
    assertThat(server.anonymous().get(path).status()).isEqualTo(401);
  }

  @Test
  void knowsAChangeOnlyInItsOwnPortfolio() {
    String id = record("CONTRIBUTION", "1", "2026-01-14").text("id");
    String other =
        client
            .postText("/api/v1/portfolios", "{\"name\": \"P\", \"account_name\": \"B\"}")
            .text("id");
    String elsewhere = "/api/v1/portfolios/" + other + "/equity-changes/" + id;

    assertThat(client.get(elsewhere).status()).isEqualTo(404);
    assertThat(client.get(elsewhere).text("code")).isEqualTo("EQUITY_008");
    assertThat(client.delete(elsewhere).text("code")).isEqualTo("EQUITY_008");
    assertThat(client.get(path + "/no-id").status()).isEqualTo(400);
  }

  /** An equal contribution that is older must not be taken for the starting capital. */
  @Test
  void leavesTheStartingCapitalAlone() {
    record("CONTRIBUTION", "10000", "2026-01-13");

    client.postText(
        "/api/v1/positions",
        """
        {"portfolio_id": "%s", "symbol": "MSFT", "quantity": 3, "avg_cost": 400,
         "position_type": "LONG", "entry_date": "2026-01-12"}
        """
            .formatted(portfolio));

    assertThat(ledger("on_date || ' ' || kind || ' ' || coalesce(note, '')"))
        .isEqualTo("2026-01-12 DEPOSIT starting capital, 2026-01-12 BUY , 2026-01-13 DEPOSIT ");
  }

  @Test
  void readsWithFewStatements() {
    String id = record("CONTRIBUTION", "1", "2026-01-14").text("id");

    assertThat(new StatementsOf(server, client).get(path, ROUTE)).isBetween(1, 6);
    assertThat(new StatementsOf(server, client).get(path + "/summary", ROUTE + "/summary"))
        .isBetween(1, 6);
    assertThat(new StatementsOf(server, client).get(path + "/export", ROUTE + "/export"))
        .isBetween(1, 6);
    assertThat(new StatementsOf(server, client).get(path + "/" + id, ROUTE + "/{equity_change_id}"))
        .isBetween(1, 6);
  }
}
