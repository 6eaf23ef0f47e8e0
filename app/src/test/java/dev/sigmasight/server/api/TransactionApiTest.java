package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The ledger of a portfolio over HTTP. The clock stands on 2026-01-15, 10:00 in New York. */
class TransactionApiTest {
  private static final TestServer server = TestServer.shared();
  private static final String ROUTE = "/api/v1/portfolios/{id}/transactions";

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);
  private final String portfolio =
      client
          .postText(
              "/api/v1/portfolios",
              "{\"name\": \"P\", \"account_name\": \"A\", \"equity_balance\": 10000}")
          .text("id");
  private final String path = "/api/v1/portfolios/" + portfolio + "/transactions";

  private Answer post(String json) {
    return client.postText(path, json.replace('\'', '"'));
  }

  private String entered(String json) {
    Answer created = post(json);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.text("id");
  }

  private static List<String> summary(JsonNode page) {
    return page.get("items")
        .valueStream()
        .map(
            each ->
                "%s %s %s %s %s"
                    .formatted(
                        each.get("date").asString(),
                        each.get("kind").asString(),
                        each.get("symbol").isNull() ? "-" : each.get("symbol").asString(),
                        money(each.get("cash_effect")),
                        money(each.get("cash_balance"))))
        .toList();
  }

  private static String money(JsonNode number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  /** Buys 10 at 100 with a fee of 1, sells 4 at 110 with a fee of 2. */
  private void trade() {
    entered(
        "{'kind': 'BUY', 'date': '2026-01-05', 'symbol': 'aapl', 'quantity': 10, 'price': 100,"
            + " 'fees': 1, 'note': 'first'}");
    entered(
        "{'kind': 'SELL', 'date': '2026-01-08', 'symbol': 'AAPL', 'quantity': 4, 'price': 110,"
            + " 'fees': 2}");
  }

  /** By hand: 10,000 − 1,001 + 438 + 10 × 0.5 (held before the sale) − 3.5 + 1.25. */
  @Test
  void showsTheLedgerNewestFirstWithTheCashAfterEachLine() {
    trade();
    entered("{'kind': 'DIVIDEND', 'date': '2026-01-08', 'symbol': 'AAPL', 'price': 0.5}");
    entered("{'kind': 'FEE', 'date': '2026-01-09', 'amount': 3.5}");
    entered("{'kind': 'INTEREST', 'date': '2026-01-12', 'amount': 1.25, 'note': 'sweep'}");

    JsonNode page = client.get(path).body();

    assertThat(summary(page))
        .containsExactly(
            "2026-01-12 INTEREST - 1.25 9439.75",
            "2026-01-09 FEE - -3.5 9438.5",
            "2026-01-08 DIVIDEND AAPL 5 9442",
            "2026-01-08 SELL AAPL 438 9437",
            "2026-01-05 BUY AAPL -1001 8999",
            "2026-01-05 DEPOSIT - 10000 10000");
    assertThat(page.get("total_items").asInt()).isEqualTo(6);
    assertThat(page.get("total_pages").asInt()).isEqualTo(1);
    assertThat(page.get("page_size").asInt()).isEqualTo(50);
  }

  @Test
  void entersALineWithEveryField() {
    trade();

    Answer created =
        post("{'kind': 'INTEREST', 'date': '2026-01-12', 'amount': -7.1234, 'note': 'margin'}");

    assertThat(created.status()).isEqualTo(201);
    String id = created.text("id");
    assertThat(created.header("Location")).isEqualTo(path + "/" + id);
    assertThat(created.text())
        .isEqualTo(
            """
            {"id":"%s","portfolio_id":"%s","date":"2026-01-12","kind":"INTEREST","symbol":null,\
            "position_id":null,"delivered_position_id":null,"quantity":null,"price":null,\
            "amount":-7.12,"fees":0.00,"split_numerator":null,"split_denominator":null,\
            "cash_effect":-7.12,"cash_balance":9429.88,"note":"margin","origin":"API",\
            "is_reversible":true,"created_at":"%s"}"""
                .formatted(id, portfolio, created.text("created_at")));
    assertThat(client.get(path + "/" + id).text()).isEqualTo(created.text());
    assertThat(
            server
                .core()
                .sql("select action from change_log where entity_id = '" + id + "'")
                .query(String.class)
                .list())
        .containsExactly("create");
  }

  @Test
  void opensAPositionWithABuyAndClosesTheOneThatIsNamed() {
    trade();
    Answer bought =
        post("{'kind': 'BUY', 'date': '2026-01-09', 'symbol': 'AAPL', 'quantity': 5, 'price': 90}");
    String position = bought.text("position_id");

    Answer sold =
        post(
            "{'kind': 'SELL', 'date': '2026-01-12', 'position_id': '%s', 'quantity': 5, 'price': 95}"
                .formatted(position));

    assertThat(bought.body().get("is_reversible").asBoolean()).isFalse();
    assertThat(sold.status()).isEqualTo(201);
    assertThat(sold.text("symbol")).isEqualTo("AAPL");
    JsonNode closed = client.get("/api/v1/positions/" + position).body();
    assertThat(closed.get("quantity").asInt()).isZero();
    assertThat(closed.get("exit_price").asInt()).isEqualTo(95);
    assertThat(closed.get("realized_pnl").asInt()).isEqualTo(25);
  }

  @Test
  void sellsShortAndCovers() {
    entered(
        "{'kind': 'SHORT', 'date': '2026-01-05', 'symbol': 'TSLA', 'quantity': 2, 'price': 300}");
    Answer covered =
        post(
            "{'kind': 'COVER', 'date': '2026-01-06', 'symbol': 'TSLA', 'quantity': 2, 'price': 250}");

    assertThat(covered.body().get("quantity").asInt()).isEqualTo(2);
    assertThat(money(covered.body().get("cash_balance"))).isEqualTo("10100");
  }

  @Test
  void splitsWhatIsHeld() {
    trade();
    entered(
        "{'kind': 'SPLIT', 'date': '2026-01-09', 'symbol': 'AAPL', 'split_numerator': 4,"
            + " 'split_denominator': 1}");

    Answer sold =
        post(
            "{'kind': 'SELL', 'date': '2026-01-12', 'symbol': 'AAPL', 'quantity': 24, 'price': 30}");
    Answer tooMuch =
        post(
            "{'kind': 'SELL', 'date': '2026-01-12', 'symbol': 'AAPL', 'quantity': 1, 'price': 30}");

    assertThat(sold.status()).isEqualTo(201);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.text("code")).isEqualTo("LEDGER_CONTRADICTION");
    assertThat(tooMuch.text("detail"))
        .isEqualTo(
            "On 2026-01-12 more AAPL would be closed than is held. Check day, symbol and quantity,"
                + " and change the lines in the right order.");
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(5);
  }

  @Test
  void recordsADividendOnce() {
    trade();
    String dividend = "{'kind': 'DIVIDEND', 'date': '2026-01-09', 'symbol': 'AAPL', 'price': 0.5}";
    entered(dividend);

    Answer again = post(dividend);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("RECORDED_ALREADY");
  }

  /** By hand: 10,000 in cash and shares whose price does not move, and 10 × 0.5. */
  @Test
  void countsADividendOnceWhoeverKnowsOfIt() {
    String symbol = "DV" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    entered(
        "{'kind': 'BUY', 'date': '2026-01-05', 'symbol': '%s', 'quantity': 10, 'price': 100}"
            .formatted(symbol));
    server
        .core()
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            values ('%s', '2026-01-14', 100, 'csv', 1)
            """
                .formatted(symbol))
        .update();
    server
        .core()
        .sql(
            """
            insert into corporate_action (symbol, ex_date, kind, amount_per_share, source)
            values ('%s', '2026-01-08', 'DIVIDEND', 0.5, 'csv')
            """
                .formatted(symbol))
        .update();
    assertThat(netAssetValue()).isEqualByComparingTo("10005");

    entered(
        "{'kind': 'DIVIDEND', 'date': '2026-01-08', 'symbol': '%s', 'price': 0.5}"
            .formatted(symbol));

    assertThat(netAssetValue()).isEqualByComparingTo("10005");
  }

  private BigDecimal netAssetValue() {
    return client
        .get("/api/v1/portfolios/" + portfolio)
        .body()
        .get("net_asset_value")
        .decimalValue();
  }

  @Test
  void entersOnceForAKey() {
    Client once = client.with("Idempotency-Key", "k");
    String json = "{\"kind\": \"FEE\", \"date\": \"2026-01-15\", \"amount\": 5}";

    Answer first = once.postText(path, json);
    Answer second = once.postText(path, json);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | {'kind': 'FEE', 'date': '2026-01-16', 'amount': 1}",
        "date | {'kind': 'FEE', 'date': '1926-01-14', 'amount': 1}",
        "date | {'kind': 'FEE', 'amount': 1}",
        "kind | {'date': '2026-01-15', 'amount': 1}",
        "kind | {'kind': 'GIFT', 'date': '2026-01-15', 'amount': 1}",
        "kind | {'kind': 'DEPOSIT', 'date': '2026-01-15', 'amount': 1}",
        "kind | {'kind': 'OPTION_OPEN', 'date': '2026-01-15', 'quantity': 1, 'price': 1}",
        "kind | {'kind': 'OPTION_EXPIRE', 'date': '2026-01-15'}",
        "amount | {'kind': 'FEE', 'date': '2026-01-15'}",
        "amount | {'kind': 'FEE', 'date': '2026-01-15', 'amount': -1}",
        "amount | {'kind': 'INTEREST', 'date': '2026-01-15', 'amount': 0}",
        "amount | {'kind': 'INTEREST', 'date': '2026-01-15', 'amount': 1.00001}",
        "amount | {'kind': 'FEE', 'date': '2026-01-15', 'amount': 1000000000000}",
        "symbol | {'kind': 'FEE', 'date': '2026-01-15', 'amount': 1, 'symbol': 'AAPL'}",
        "symbol | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 1, 'price': 1}",
        "symbol | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 1, 'price': 1, 'symbol': 'A B'}",
        "symbol | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 1, 'price': 1, 'symbol': 'SPY261218C00600000'}",
        "quantity | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': -1, 'price': 1, 'symbol': 'AAPL'}",
        "quantity | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 0, 'price': 1, 'symbol': 'AAPL'}",
        "price | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 1, 'price': 0, 'symbol': 'AAPL'}",
        "fees | {'kind': 'BUY', 'date': '2026-01-15', 'quantity': 1, 'price': 1, 'fees': -1, 'symbol': 'AAPL'}",
        "symbol | {'kind': 'SELL', 'date': '2026-01-15', 'quantity': 1, 'price': 1, 'symbol': 'NONE'}",
        "position_id | {'kind': 'SELL', 'date': '2026-01-15', 'quantity': 1, 'price': 1, 'position_id': '0c4c1a7e-0000-4000-8000-000000000000'}",
        "price | {'kind': 'DIVIDEND', 'date': '2026-01-15', 'symbol': 'AAPL'}",
        "split_denominator | {'kind': 'SPLIT', 'date': '2026-01-15', 'symbol': 'AAPL', 'split_numerator': 2}",
        "split_numerator | {'kind': 'SPLIT', 'date': '2026-01-15', 'symbol': 'AAPL', 'split_numerator': 2, 'split_denominator': 2}",
      })
  void refusesWhatMakesNoSenseAndNamesTheField(String field, String json) {
    Answer refused = post(json);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().get("errors").valueStream().map(each -> each.get("field").asString()))
        .containsExactly(field);
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(1);
  }

  @Test
  void takesALineOutThatWasEnteredByHand() {
    trade();
    String fee = entered("{'kind': 'FEE', 'date': '2026-01-09', 'amount': 3.5}");

    Answer deleted = client.delete(path + "/" + fee);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(client.get(path + "/" + fee).status()).isEqualTo(404);
    assertThat(client.delete(path + "/" + fee).status()).isEqualTo(404);
    assertThat(summary(client.get(path).body()).getFirst())
        .isEqualTo("2026-01-08 SELL AAPL 438 9437");
    assertThat(
            server
                .core()
                .sql("select recompute_from::text from portfolio where id = '" + portfolio + "'")
                .query(String.class)
                .single())
        .isEqualTo("2026-01-05");
  }

  @Test
  void leavesLinesThatSomethingElseStandsFor() {
    trade();
    JsonNode items = client.get(path).body().get("items");
    String buy = items.get(1).get("id").asString();
    String deposit = items.get(2).get("id").asString();

    Answer ofBuy = client.delete(path + "/" + buy);
    Answer ofDeposit = client.delete(path + "/" + deposit);

    assertThat(ofBuy.status()).isEqualTo(409);
    assertThat(ofBuy.text("code")).isEqualTo("NOT_REVERSIBLE");
    assertThat(ofBuy.text("detail")).contains("delete the position");
    assertThat(ofDeposit.text("detail")).contains("equity-changes");
    assertThat(client.get(path).body().get("total_items").asInt()).isEqualTo(3);
  }

  @Test
  void keepsALineThatOthersRestOn() {
    entered(
        "{'kind': 'BUY', 'date': '2026-01-05', 'symbol': 'AAPL', 'quantity': 10, 'price': 100}");
    String split =
        entered(
            "{'kind': 'SPLIT', 'date': '2026-01-06', 'symbol': 'AAPL', 'split_numerator': 2,"
                + " 'split_denominator': 1}");
    entered(
        "{'kind': 'SELL', 'date': '2026-01-07', 'symbol': 'AAPL', 'quantity': 20, 'price': 50}");

    Answer refused = client.delete(path + "/" + split);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("LEDGER_CONTRADICTION");
    assertThat(client.get(path + "/" + split).status()).isEqualTo(200);
  }

  @Test
  void filtersByDayKindAndSymbol() {
    trade();
    entered("{'kind': 'FEE', 'date': '2026-01-09', 'amount': 1}");
    entered("{'kind': 'BUY', 'date': '2026-01-09', 'symbol': 'BRK.B', 'quantity': 1, 'price': 10}");

    assertThat(summary(client.get(path + "?from=2026-01-08&to=2026-01-08").body()))
        .containsExactly("2026-01-08 SELL AAPL 438 9437");
    assertThat(summary(client.get(path + "?kind=fee,SELL").body()))
        .containsExactly("2026-01-09 FEE - -1 9436", "2026-01-08 SELL AAPL 438 9437");
    assertThat(summary(client.get(path + "?symbol=brk.b").body()))
        .containsExactly("2026-01-09 BUY BRK-B -10 9426");
    JsonNode second = client.get(path + "?page=2&page_size=2").body();
    assertThat(summary(second))
        .containsExactly("2026-01-08 SELL AAPL 438 9437", "2026-01-05 BUY AAPL -1001 8999");
    assertThat(second.get("total_items").asInt()).isEqualTo(5);
    assertThat(second.get("total_pages").asInt()).isEqualTo(3);
    assertThat(client.get(path + "?page=9").body().get("items").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"page=0", "page_size=501", "kind=gift", "from=2026-01-09&to=2026-01-08", "from=x"})
  void refusesFiltersThatMakeNoSense(String query) {
    assertThat(client.get(path + "?" + query).status()).isEqualTo(400);
    assertThat(client.get(path + "/export?format=xml").status()).isEqualTo(400);
  }

  @Test
  void exportsACsvFileOldestFirstWithoutFormulas() {
    trade();
    entered("{'kind': 'INTEREST', 'date': '2026-01-12', 'amount': -7.5, 'note': '=HYPERLINK(1)'}");

    Answer file = client.get(path + "/export?kind=INTEREST,BUY");

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"transactions_" + portfolio + "_20260115T150000Z.csv\"");
    List<String> lines = file.text().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "id,date,kind,symbol,quantity,price,amount,fees,split_numerator,split_denominator,"
                + "cash_effect,cash_balance,position_id,note,origin,created_at");
    assertThat(lines.get(1))
        .contains(",2026-01-05,BUY,AAPL,10,100,,1.00,,,-1001.00,8999.00,", ",API,");
    assertThat(lines.get(2))
        .contains(",2026-01-12,INTEREST,,,,-7.50,0.00,,,-7.50,9429.50,,'=HYPERLINK(1),API,");
    assertThat(lines).hasSize(3);
  }

  @Test
  void exportsJsonAsTheListShowsIt() {
    trade();

    Answer file = client.get(path + "/export?format=json");
    Answer none = client.get(path + "/export?format=json&kind=SPLIT");

    List<JsonNode> shown = client.get(path).body().get("items").valueStream().toList();
    assertThat(file.body().valueStream().toList()).isEqualTo(shown.reversed());
    assertThat(file.header("Content-Disposition")).endsWith("_20260115T150000Z.json\"");
    assertThat(none.text()).isEqualTo("[]");
  }

  @Test
  void knowsATransactionOnlyInItsOwnPortfolio() {
    String fee = entered("{'kind': 'FEE', 'date': '2026-01-15', 'amount': 1}");
    String other =
        client
            .postText("/api/v1/portfolios", "{\"name\": \"P\", \"account_name\": \"B\"}")
            .text("id");
    String elsewhere = "/api/v1/portfolios/" + other + "/transactions/" + fee;

    assertThat(client.get(elsewhere).status()).isEqualTo(404);
    assertThat(client.delete(elsewhere).status()).isEqualTo(404);
    assertThat(client.get(path + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.get(path + "/no-id").status()).isEqualTo(400);
    assertThat(server.anonymous().get(path).status()).isEqualTo(401);
    assertThat(server.signedIn(server.account(Role.USER)).get(path).status()).isEqualTo(404);
  }

  @Test
  void readsWithFewStatementsHoweverManyPositions() {
    trade();
    int few = new StatementsOf(server, client).get(path, ROUTE);
    for (int i = 0; i < 5; i++) {
      entered(
          "{'kind': 'BUY', 'date': '2026-01-06', 'symbol': 'TX%d', 'quantity': 1, 'price': 1}"
              .formatted(i));
    }

    assertThat(new StatementsOf(server, client).get(path, ROUTE)).isEqualTo(few).isBetween(1, 6);
    assertThat(new StatementsOf(server, client).get(path + "/export", ROUTE + "/export"))
        .isBetween(1, 6);
    String id = client.get(path).body().at("/items/0/id").asString();
    assertThat(new StatementsOf(server, client).get(path + "/" + id, ROUTE + "/{transaction_id}"))
        .isBetween(1, 6);
  }
}
