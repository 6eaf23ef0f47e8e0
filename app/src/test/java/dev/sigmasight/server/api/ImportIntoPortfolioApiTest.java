package dev.sigmasight.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Adding a file to a portfolio that is there, and taking just that back. */
class ImportIntoPortfolioApiTest {
  private static final String HEAD = "Symbol,Quantity,Entry Price Per Share,Entry Date\n";
  private static final String FIRST = HEAD + "JPM,10,100,2020-01-02\n";
  private static final String MORE =
      HEAD + "KO,5,20,2019-06-03\nMO,-4,50,2020-01-03\nJPM,1,90,2020-02-03\n";

  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);
  private final String portfolio = created("Main");

  private String created(String accountName) {
    return Upload.of(
            client,
            "/api/v1/onboarding/create-portfolio",
            Map.of(
                "portfolio_name", "Imported",
                "account_name", accountName,
                "equity_balance", "150000"),
            FIRST.getBytes(UTF_8))
        .text("portfolio_id");
  }

  private static String path(String portfolio) {
    return "/api/v1/portfolios/" + portfolio + "/imports";
  }

  private Answer send(Client by, Map<String, String> fields, String file) {
    return Upload.of(by, path(portfolio), fields, file.getBytes(UTF_8));
  }

  private String added(String file) {
    Answer answer = send(client, Map.of(), file);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.text("import_id");
  }

  private Answer undo(String importId) {
    return client.post(path(portfolio) + "/" + importId + "/undo");
  }

  private void undone(String importId) {
    Answer answer = undo(importId);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private JsonNode one(String importId) {
    return client
        .get(path(portfolio))
        .body()
        .get("imports")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(importId))
        .findFirst()
        .orElseThrow();
  }

  private String creating() {
    return client
        .get(path(portfolio))
        .body()
        .get("imports")
        .valueStream()
        .filter(each -> each.get("created_portfolio").asBoolean())
        .map(each -> each.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** Everything that a line says, without its ids. */
  private List<String> ledger(String of) {
    return client
        .get("/api/v1/portfolios/" + of + "/transactions?limit=100")
        .body()
        .get("items")
        .valueStream()
        .map(
            each ->
                Stream.of("date", "kind", "symbol", "quantity", "price", "amount", "cash_balance")
                    .map(name -> each.get(name).asString())
                    .toList()
                    .toString())
        .toList();
  }

  private String positionIn(String symbol, String since) {
    return server
        .core()
        .sql(
            """
            select t.position_id::text from ledger_transaction t
            join instrument i on i.id = t.instrument_id
            where t.portfolio_id = cast(:portfolio as uuid) and i.symbol = :symbol
              and t.on_date = cast(:since as date) and t.deleted_at is null
            """)
        .param("portfolio", portfolio)
        .param("symbol", symbol)
        .param("since", since)
        .query(String.class)
        .single();
  }

  private Answer transaction(String json) {
    return client.postText("/api/v1/portfolios/" + portfolio + "/transactions", json);
  }

  private List<Long> footprint() {
    return Stream.of(
            "position", "ledger_transaction", "portfolio_import", "change_log", "instrument")
        .map(table -> server.core().sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  /** By hand: 150,000 − 10 × 100 before; 5 × 20 and 90 paid, 4 × 50 got. */
  @Test
  void addsThePositionsOfAFile() {
    Answer answer = send(client, Map.of(), MORE);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode body = answer.body();
    assertThat(body.get("portfolio_id").asString()).isEqualTo(portfolio);
    assertThat(body.get("positions_imported").asInt()).isEqualTo(3);
    assertThat(body.get("closed_positions").asInt()).isZero();
    assertThat(body.get("cash_before").asDouble()).isEqualTo(149_000);
    assertThat(body.get("cash").asDouble()).isEqualTo(149_010);
    assertThat(body.get("first_day").asString()).isEqualTo("2019-06-03");
    assertThat(body.get("capital_moved_from").asString()).isEqualTo("2020-01-02");
    assertThat(body.get("held_already").toString()).isEqualTo("[\"JPM\"]");
    assertThat(body.get("duplicate_of").isNull()).isTrue();
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isEqualTo(1);
    JsonNode listed = one(body.get("import_id").asString());
    assertThat(listed.get("created_portfolio").asBoolean()).isFalse();
    assertThat(listed.get("can_be_undone").asBoolean()).isTrue();
    assertThat(listed.get("positions").asInt()).isEqualTo(3);
  }

  /** The same three positions, entered one by one as somebody does it in the dialog. */
  @Test
  void writesWhatAddingThemByHandWrites() {
    String other = created("By hand");
    added(MORE);

    for (String each :
        List.of(
            "\"KO\", \"quantity\": 5, \"avg_cost\": 20, \"entry_date\": \"2019-06-03\"",
            "\"MO\", \"quantity\": -4, \"avg_cost\": 50, \"entry_date\": \"2020-01-03\"",
            "\"JPM\", \"quantity\": 1, \"avg_cost\": 90, \"entry_date\": \"2020-02-03\"")) {
      Answer opened =
          client.postText(
              "/api/v1/positions",
              "{\"portfolio_id\": \"%s\", \"symbol\": %s}".formatted(other, each));
      assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    }

    assertThat(ledger(portfolio)).hasSize(5).isEqualTo(ledger(other));
  }

  @Test
  void saysThatResultsFromTheFirstDayOnAreOutOfDate() {
    computed();

    String id = added(HEAD + "KO,5,20,2023-06-05\n");

    assertThat(outOfDateFrom()).isEqualTo("2023-06-05");
    computed();
    undone(id);
    assertThat(outOfDateFrom()).isEqualTo("2023-06-05");
  }

  private void computed() {
    server.core().sql("update portfolio set recompute_from = null").update();
  }

  private String outOfDateFrom() {
    return server
        .core()
        .sql("select recompute_from::text from portfolio where id = cast(:id as uuid)")
        .param("id", portfolio)
        .query(String.class)
        .single();
  }

  @Test
  void triesItOutAndStoresNothing() {
    List<Long> before = footprint();

    Answer tried = send(client, Map.of("dry_run", "true"), MORE);

    assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    assertThat(footprint()).isEqualTo(before);
    JsonNode body = tried.body();
    assertThat(body.get("dry_run").asBoolean()).isTrue();
    assertThat(body.get("import_id").isNull()).isTrue();
    assertThat(body.get("positions_imported").asInt()).isZero();
    assertThat(body.get("total_positions").asInt()).isEqualTo(3);
    assertThat(body.get("cash")).isEqualTo(send(client, Map.of(), MORE).body().get("cash"));
  }

  @Test
  void leavesNothingOfAFaultyFile() {
    List<Long> before = footprint();

    Answer refused = send(client, Map.of(), HEAD + "KO,5,20,2019-06-03\nMO,0,x,2020-01-03\n");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("ERR_PORT_008");
    assertThat(refused.body().get("errors").valueStream())
        .extracting(each -> each.get("row").asInt() + " " + each.get("code").asString())
        .containsExactly("3 ERR_POS_006", "3 ERR_POS_009");
    assertThat(footprint()).isEqualTo(before);
  }

  @Test
  void readsTheFileAsTheMappingSays() {
    String mapping =
        """
        {"columns": {"symbol": "Ticker", "quantity": "Qty", "entry_price": "Avg",
         "entry_date": "Since"}, "delimiter": ";", "number_format": "1.234,50"}
        """;

    Answer answer =
        send(client, Map.of("mapping", mapping), "Ticker;Qty;Avg;Since\nKO;2;10,5;2020-01-03\n");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.body().get("cash").asDouble()).isEqualTo(148_979);
  }

  @Test
  void needsAPortfolioOfOnesOwnAndAFile() {
    Client stranger = server.signedIn(server.account(Role.USER));
    String missing = path(UUID.randomUUID().toString());

    assertThat(send(stranger, Map.of(), MORE).status()).isEqualTo(404);
    assertThat(send(stranger, Map.of(), "not even a file").status()).isEqualTo(404);
    assertThat(send(server.anonymous(), Map.of(), MORE).status()).isEqualTo(401);
    assertThat(Upload.of(client, missing, Map.of(), MORE.getBytes(UTF_8)).status()).isEqualTo(404);
    assertThat(Upload.of(client, path("x"), Map.of(), MORE.getBytes(UTF_8)).status())
        .isEqualTo(400);
    assertThat(
            client
                .with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", path(portfolio), BodyPublishers.ofString("--b--\r\n"))
                .text("code"))
        .isEqualTo("ERR_PORT_007");
    undone(creating());
    assertThat(send(client, Map.of(), MORE).status()).isEqualTo(404);
  }

  @Test
  void addsOnceHoweverOftenItIsSent() {
    Client repeating = client.with("Idempotency-Key", "once-only");

    Answer first = send(repeating, Map.of(), MORE);
    Answer second = send(repeating, Map.of(), MORE);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(ledger(portfolio)).hasSize(5);
    assertThat(send(repeating, Map.of(), FIRST).status()).isEqualTo(409);
  }

  @Test
  void noticesTheSameFile() {
    String first = added(MORE);

    JsonNode again = send(client, Map.of(), MORE).body();

    assertThat(again.at("/duplicate_of/import_id").asString()).isEqualTo(first);
    assertThat(again.get("held_already").toString()).isEqualTo("[\"JPM\",\"KO\",\"MO\"]");
    assertThat(ledger(portfolio)).hasSize(8);
  }

  @Test
  void takesBackItsOwnPositionsAndNothingElse() {
    List<String> before = ledger(portfolio);
    String id = added(MORE);

    Answer undone = undo(id);

    assertThat(undone.status()).as(undone.text()).isEqualTo(200);
    assertThat(undone.text("message"))
        .isEqualTo("The positions of p.csv are taken out of Imported again.");
    assertThat(ledger(portfolio)).hasSize(2).isEqualTo(before);
    assertThat(client.get("/api/v1/portfolios/" + portfolio).body().get("deleted_at").isNull())
        .isTrue();
    assertThat(one(id).get("undone_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(one(id).get("can_be_undone").asBoolean()).isFalse();
    assertThat(undo(id).text("code")).isEqualTo("UNDONE_ALREADY");
    assertThat(send(client, Map.of(), MORE).body().get("duplicate_of").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavesTheLedgerAsItWasInWhicheverOrderFilesAreUndone(boolean firstFirst) {
    List<String> before = ledger(portfolio);
    String first = added(HEAD + "KO,5,20,2019-06-03\n");
    String second = added(HEAD + "MO,4,50,2018-06-04\n");

    undone(firstFirst ? first : second);
    assertThat(ledger(portfolio)).hasSize(3);
    undone(firstFirst ? second : first);

    assertThat(ledger(portfolio)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isNotTakenBackAfterASaleOfOneOfItsPositions(boolean matched) {
    String id = added(MORE);
    String lot = positionIn("KO", "2019-06-03");
    Answer sold =
        transaction(
            "{\"kind\": \"SELL\", \"date\": \"2025-01-06\", \"symbol\": \"KO\", %s\"quantity\": 2, \"price\": 30}"
                .formatted(matched ? "" : "\"position_id\": \"%s\", ".formatted(lot)));
    assertThat(sold.status()).as(sold.text()).isEqualTo(201);
    List<String> before = ledger(portfolio);

    Answer refused = undo(id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("BUILT_ON_IMPORT");
    assertThat(refused.text("detail"))
        .contains("lines of the ledger entered or corrected since: 1");
    assertThat(one(id).get("can_be_undone").asBoolean()).isFalse();
    assertThat(ledger(portfolio)).isEqualTo(before);
    client.delete("/api/v1/portfolios/" + portfolio + "/transactions/" + sold.text("id"));
    undone(id);
  }

  @Test
  void isTakenBackWhateverElseHappenedInThePortfolio() {
    String id = added(MORE);
    transaction("{\"kind\": \"FEE\", \"date\": \"2026-01-13\", \"amount\": 1}");
    String own = positionIn("JPM", "2020-01-02");
    transaction(
        "{\"kind\": \"SELL\", \"date\": \"2025-01-06\", \"symbol\": \"JPM\", \"position_id\": \"%s\", \"quantity\": 2, \"price\": 30}"
            .formatted(own));

    undone(id);

    assertThat(ledger(portfolio)).hasSize(4);
  }

  @Test
  void isNotTakenBackWithTagsOnItOrWithoutOneOfItsPositions() {
    String id = added(MORE);
    String tag = client.postText("/api/v1/tags", "{\"name\": \"Mine\"}").text("id");
    String lot = positionIn("KO", "2019-06-03");
    client.postText("/api/v1/positions/" + lot + "/tags", "{\"tag_ids\": [\"" + tag + "\"]}");

    assertThat(undo(id).text("detail")).contains("tags on its positions: 1");

    client.delete("/api/v1/positions/" + lot);
    assertThat(undo(id).text("detail")).contains("positions deleted since: 1");
  }

  @Test
  void keepsThePortfolioWhileAnotherFileStandsInIt() {
    String creating = creating();
    String id = added(MORE);

    Answer refused = undo(creating);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("files imported into it since: 1");
    assertThat(one(creating).get("can_be_undone").asBoolean()).isFalse();
    undone(id);
    assertThat(one(creating).get("can_be_undone").asBoolean()).isTrue();
    undone(creating);
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isZero();
    assertThat(undo(id).text("code")).isEqualTo("UNDONE_ALREADY");
  }

  @Test
  void forgetsWhatItSaidThatPrivateAssetsWereWorth() {
    String house = "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class\n";
    added(house + "HOUSE,1,500000,2020-03-02,PRIVATE\n");

    String later =
        added(house + "HOUSE,1,400000,2020-05-04,PRIVATE\nHOUSE,1,1,2020-03-02,PRIVATE\n");
    assertThat(values()).containsExactly("2020-03-02 500000", "2020-05-04 400000");
    undone(later);

    assertThat(values()).containsExactly("2020-03-02 500000");
  }

  private List<String> values() {
    return server
        .core()
        .sql(
            """
            select v.on_date || ' ' || trim_scale(v.price) from instrument_valuation v
            join instrument i on i.id = v.instrument_id
            where i.owner_id = :owner order by 1
            """)
        .param("owner", account.id().value())
        .query(String.class)
        .list();
  }

  /** By hand: 150,000 − 10 × 100 of the first file, − (10 × 50 + 10 × 51 + 2 × 7 + 2 × 8). */
  @Test
  void keepsLotsOfOneDayApart() {
    String lots =
        HEAD.replace("\n", ",Investment Class\n")
            + "KO,10,50,2020-01-06,\nKO,10,51,2020-01-06,\n"
            + "BARN,2,7,2020-01-06,PRIVATE\nBARN,2,8,2020-01-06,PRIVATE\n";

    Answer answer = send(client, Map.of(), lots);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.body().get("positions_imported").asInt()).isEqualTo(4);
    assertThat(answer.body().get("cash").asInt()).isEqualTo(147_960);
    undone(answer.text("import_id"));
  }
}
