package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PositionApiTest {
  private static final String PATH = "/api/v1/positions";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));
  private final String portfolio =
      client
          .postText(
              "/api/v1/portfolios",
              "{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 100000}")
          .text("id");

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private Answer create(String json) {
    return client.postText(PATH + "?portfolio_id=" + portfolio, json.replace('\'', '"'));
  }

  private Answer shares(String symbol, int quantity) {
    return create(
        "{'symbol': '%s', 'quantity': %d, 'avg_cost': 100.25, 'entry_date': '2025-03-03'}"
            .formatted(symbol, quantity));
  }

  private Answer send(String method, String path, String json) {
    return client
        .with("Content-Type", "application/json")
        .send(method, path, BodyPublishers.ofString(json.replace('\'', '"')));
  }

  private static List<String> fields(Answer refused) {
    return texts(refused.body().get("errors"), "field");
  }

  private static List<String> texts(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.get(member).asString())
        .toList();
  }

  @Test
  void createsAPositionWithEveryField() {
    Answer created =
        create(
            """
            {'portfolio_id': '%s', 'symbol': ' aapl_p180 ', 'quantity': -3, 'avg_cost': 9.8,
             'position_type': 'SP', 'investment_class': 'OPTIONS', 'investment_subtype': 'PUT',
             'notes': 'n', 'entry_date': '2025-06-30', 'underlying_symbol': 'aapl',
             'strike_price': 180.50, 'expiration_date': '2026-12-18'}
            """
                .formatted(portfolio));

    assertThat(created.status()).isEqualTo(201);
    String id = created.text("id");
    assertThat(created.header("Location")).isEqualTo(PATH + "/" + id);
    assertThat(created.text())
        .isEqualTo(
            """
            {"id":"%s","portfolio_id":"%s","symbol":"AAPL261218P00180500","quantity":-3,\
            "opened_quantity":-3,"entry_price":9.8,"entry_date":"2025-06-30","cost_known":true,\
            "position_type":"SP","investment_class":"OPTIONS","investment_subtype":"PUT",\
            "notes":"n","underlying_symbol":"AAPL","strike_price":180.5,\
            "expiration_date":"2026-12-18","multiplier":100,"last_price":null,\
            "last_price_date":null,"last_price_source":null,"last_price_quality":null,"market_value":null,\
            "unrealized_pnl":null,"pnl_since_entry":null,"realized_pnl":0.00,"exit_price":null,\
            "exit_date":null,"created_at":"2026-01-15T15:00:00Z",\
            "updated_at":"2026-01-15T15:00:00Z","deleted_at":null}"""
                .formatted(id, portfolio));
    assertThat(client.get(PATH + "/" + id).text()).isEqualTo(created.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/"})
  void takesThePortfolioFromTheBodyAndBothFormsOfThePath(String path) {
    String json =
        "{\"portfolio_id\": \"%s\", \"symbol\": \"JPM\", \"quantity\": 1, \"avg_cost\": 1}"
            .formatted(portfolio);

    assertThat(client.postText(path, json).status()).isEqualTo(201);
    assertThat(client.postText(path, "{}").status()).isEqualTo(400);
    assertThat(fields(client.postText(path + "?portfolio_id=" + UUID.randomUUID(), json)))
        .containsExactly("portfolio_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "symbol | {'quantity': 1, 'avg_cost': 1}",
        "symbol | {'symbol': 'A B', 'quantity': 1, 'avg_cost': 1}",
        "quantity | {'symbol': 'JPM', 'avg_cost': 1}",
        "quantity | {'symbol': 'JPM', 'quantity': 0, 'avg_cost': 1}",
        "quantity | {'symbol': 'JPM', 'quantity': 0.000000001, 'avg_cost': 1}",
        "quantity | {'symbol': 'JPM', 'quantity': 9e11, 'avg_cost': 9e11}",
        "quantity | {'symbol': 'JPM', 'quantity': 5, 'avg_cost': 1, 'position_type': 'SHORT'}",
        "quantity | {'symbol': 'JPM', 'quantity': -5, 'avg_cost': 1, 'position_type': 'LONG'}",
        "avg_cost | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 0}",
        "position_type | {'symbol': 'JPM261218C00200000', 'quantity': 1, 'avg_cost': 1,"
            + " 'position_type': 'LONG'}",
        "position_type | {'symbol': 'JPM261218C00200000', 'quantity': 1, 'avg_cost': 1,"
            + " 'position_type': 'LP'}",
        "position_type | {'symbol': 'X', 'quantity': 1, 'avg_cost': 1, 'strike_price': 5,"
            + " 'underlying_symbol': 'JPM', 'expiration_date': '2026-12-18'}",
        "investment_class | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1, 'strike_price': 5,"
            + " 'investment_class': 'PUBLIC'}",
        "investment_class | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1,"
            + " 'investment_class': 'EQUITY'}",
        "investment_subtype | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1,"
            + " 'investment_class': 'PRIVATE', 'investment_subtype': 'STOCK'}",
        "entry_date | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1, 'entry_date': '2026-01-16'}",
        "entry_date | {'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1, 'entry_date': '16.1.2026'}",
        "expiration_date | {'symbol': 'JPM250117C00200000', 'quantity': 1, 'avg_cost': 1}",
        "price | {'symbol': 'JPM', 'quantity': 1, 'price': 1}",
      })
  void refusesWhatIsNoPositionAndNamesTheField(String field, String json) {
    Answer refused = create(json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(fields(refused)).containsExactly(field);
  }

  @Test
  void saysWhatToSendForAShortPosition() {
    assertThat(
            create("{'symbol': 'MO', 'quantity': 300, 'avg_cost': 1, 'position_type': 'SHORT'}")
                .text("detail"))
        .isEqualTo("A SHORT position has a negative quantity; send -300.");
  }

  @Test
  void createsSeveralPositionsOrNone() {
    String good = "{'symbol': 'JPM', 'quantity': 1, 'avg_cost': 1}";
    String bulk = "{'portfolio_id': '" + portfolio + "', 'positions': [%s]}";

    Answer refused =
        send(
            "POST",
            PATH + "/bulk",
            bulk.formatted(good + ", {'symbol': 'MO', 'quantity': 0, 'avg_cost': -1}"));
    Answer created = send("POST", PATH + "/bulk", bulk.formatted(good + "," + good));

    assertThat(fields(refused)).containsExactly("positions[1].avg_cost", "positions[1].quantity");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().get("count").asInt()).isEqualTo(2);
    assertThat(texts(created.body().get("positions"), "symbol")).containsExactly("JPM", "JPM");
    assertThat(send("POST", PATH + "/bulk", bulk.formatted("")).status()).isEqualTo(400);
  }

  @Test
  void createsOnceForOneIdempotencyKey() {
    Client once = client.with("Idempotency-Key", "k1");
    String path = PATH + "?portfolio_id=" + portfolio;
    String json = "{\"symbol\": \"JPM\", \"quantity\": 1, \"avg_cost\": 1}";

    Answer first = once.postText(path, json);

    assertThat(once.postText(path, json).text()).isEqualTo(first.text());
    assertThat(once.postText(path, json.replace("JPM", "MO")).status()).isEqualTo(409);
  }

  @Test
  void showsTheValueOfAPosition() {
    String id =
        create(
                """
                {'symbol': 'LAKE_HOUSE', 'investment_class': 'PRIVATE', 'quantity': -10,
                 'avg_cost': 100.25, 'entry_date': '2025-03-03'}
                """)
            .text("id");
    server
        .core()
        .sql(
            """
            insert into instrument_valuation (instrument_id, on_date, price, origin)
            select instrument_id, '2026-01-14', 90.5, 'API' from position where id = :id
            """)
        .param("id", UUID.fromString(id))
        .update();

    JsonNode position = client.get(PATH + "/" + id).body();

    assertThat(position.get("last_price").decimalValue()).isEqualByComparingTo("90.5");
    assertThat(position.get("last_price_date").asString()).isEqualTo("2026-01-14");
    assertThat(position.get("last_price_source").asString()).isEqualTo("owner");
    assertThat(position.get("last_price_quality").asString()).isEqualTo("FINAL");
    assertThat(position.get("market_value").decimalValue()).isEqualByComparingTo("-905");
    assertThat(position.get("unrealized_pnl").decimalValue()).isEqualByComparingTo("97.5");
    assertThat(position.get("pnl_since_entry").decimalValue()).isEqualByComparingTo("97.5");
  }

  @Test
  void closesAPositionInParts() {
    String id = shares("JPM", 10).text("id");

    Answer partly =
        send("PUT", PATH + "/" + id, "{'exit_price': 110, 'close_quantity': 4, 'notes': 'x'}");
    Answer tooMuch = send("PUT", PATH + "/" + id, "{'exit_price': 110, 'close_quantity': 7}");
    Answer closed = send("PUT", PATH + "/" + id, "{'exit_price': 99.5, 'exit_date': '2025-12-30'}");

    assertThat(partly.body().get("quantity").asInt()).isEqualTo(6);
    assertThat(partly.body().get("realized_pnl").decimalValue()).isEqualByComparingTo("39");
    assertThat(partly.text("notes")).isEqualTo("x");
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.text("detail")).isEqualTo("This position holds 6 JPM; 7 cannot be closed.");
    assertThat(closed.body().get("quantity").asInt()).isZero();
    assertThat(closed.text("exit_date")).isEqualTo("2026-01-15");
  }

  @Test
  void correctsASymbolOnlyWhenItIsAllowed() {
    String id = shares("JPN", 10).text("id");

    assertThat(fields(send("PUT", PATH + "/" + id, "{'symbol': 'JPM'}"))).containsExactly("symbol");
    assertThat(
            send("PUT", PATH + "/" + id + "?allow_symbol_edit=true", "{'symbol': 'JPM'}")
                .text("symbol"))
        .isEqualTo("JPM");
    assertThat(fields(send("PUT", PATH + "/" + id, "{'avg_cost': 1, 'entry_price': 2}")))
        .containsExactly("entry_price");
  }

  @Test
  void correctsTheDayOfTheEntry() {
    String id = shares("JPM", 10).text("id");

    assertThat(send("PUT", PATH + "/" + id, "{'entry_date': '2025-06-02'}").text("entry_date"))
        .isEqualTo("2025-06-02");
    assertThat(fields(send("PUT", PATH + "/" + id, "{'entry_date': '2026-01-16'}")))
        .containsExactly("entry_date");
    assertThat(client.get(PATH + "/" + id).text("entry_date")).isEqualTo("2025-06-02");
  }

  @Test
  void deletesOneAndSeveralPositions() {
    String first = shares("JPM", 1).text("id");
    String second = shares("MO", 1).text("id");
    String third = shares("SPY", 1).text("id");

    Answer soft = client.delete(PATH + "/" + first);
    Answer hard = client.delete(PATH + "/" + second + "?force_hard_delete=true");
    Answer bulk = send("DELETE", PATH + "/bulk", "{'position_ids': ['" + third + "']}");

    assertThat(soft.text("type")).isEqualTo("soft_delete");
    assertThat(soft.text("symbol")).isEqualTo("JPM");
    assertThat(client.get(PATH + "/" + first).body().get("deleted_at").isNull()).isFalse();
    assertThat(hard.text("type")).isEqualTo("hard_delete");
    assertThat(client.get(PATH + "/" + second).status()).isEqualTo(404);
    assertThat(bulk.text()).isEqualTo("{\"deleted\":true,\"count\":1,\"positions\":[\"SPY\"]}");
    assertThat(client.delete(PATH + "/" + first).status()).isEqualTo(409);
    assertThat(send("DELETE", PATH + "/bulk", "{'position_ids': []}").status()).isEqualTo(400);
  }

  @Test
  void findsWhatIsHeldInASymbol() {
    String id = shares("BRK.B", 10).text("id");
    String query = "?portfolio_id=" + portfolio + "&symbol=";
    server
        .core()
        .sql(
            """
            with added as (
              insert into tag (account_id, name)
              select account_id, 'growth' from portfolio where id = :portfolio returning id)
            insert into position_tag (position_id, tag_id) select :position, id from added
            """)
        .param("portfolio", UUID.fromString(portfolio))
        .param("position", UUID.fromString(id))
        .update();

    JsonNode found = client.get(PATH + "/check-duplicate" + query + "brk.b").body();

    assertThat(found.get("has_duplicates").asBoolean()).isTrue();
    assertThat(texts(found.get("existing_positions"), "id")).containsExactly(id);
    assertThat(found.get("tags_to_inherit")).hasSize(1);
    assertThat(client.get(PATH + "/tags-for-symbol" + query + "BRK-B").body()).hasSize(1);
    assertThat(client.get(PATH + "/check-duplicate" + query + "MO").text())
        .isEqualTo("{\"has_duplicates\":false,\"existing_positions\":[],\"tags_to_inherit\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brk.b | true | BRK-B",
        "CASH_USD | true | CASH_USD",
        "A%20B | false | A B",
        "JPM261218C00200000 | false | JPM261218C00200000",
      })
  void validatesASymbol(String symbol, boolean valid, String normalised) {
    JsonNode verdict = client.post(PATH + "/validate-symbol?symbol=" + symbol).body();

    assertThat(verdict.get("valid").asBoolean()).isEqualTo(valid);
    assertThat(verdict.get("symbol").asString()).isEqualTo(normalised);
    assertThat(verdict.get("message").isNull()).isFalse();
  }
}
