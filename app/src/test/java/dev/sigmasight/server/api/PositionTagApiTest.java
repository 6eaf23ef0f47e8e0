package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which positions carry which tags, as it is sent. */
class PositionTagApiTest {
  private static final String TAGS = "/api/v1/tags";
  private static final String POSITIONS = "/api/v1/positions/";
  private static final String BY_ITSELF = "/api/v1/position-tags";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));
  private final String portfolio = portfolio("A");

  private String portfolio(String account) {
    return client
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"N\", \"account_name\": \"%s\", \"equity_balance\": 100000}"
                .formatted(account))
        .text("id");
  }

  private static String lot(String symbol, int quantity) {
    return "{\"symbol\": \"%s\", \"quantity\": %d, \"avg_cost\": 10, \"entry_date\": \"2026-01-12\"}"
        .formatted(symbol, quantity);
  }

  private List<String> positions(String in, String... lots) {
    return client
        .postText(
            "/api/v1/positions/bulk",
            "{\"portfolio_id\": \"%s\", \"positions\": [%s]}".formatted(in, String.join(",", lots)))
        .body()
        .get("positions")
        .valueStream()
        .map(each -> each.get("id").asString())
        .toList();
  }

  private String position(String symbol) {
    return positions(portfolio, lot(symbol, 3)).getFirst();
  }

  private String tag(String name) {
    return client.postText(TAGS, "{\"name\": \"%s\"}".formatted(name)).text("id");
  }

  private static String body(String... tags) {
    return "{\"tag_ids\": [%s]}".formatted(list(tags));
  }

  private static String list(String... tags) {
    return Arrays.stream(tags).map("\"%s\""::formatted).collect(Collectors.joining(","));
  }

  private Answer assign(String position, String... tags) {
    return client.postText(POSITIONS + position + "/tags", body(tags));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private List<String> names(String position) {
    return client
        .get(POSITIONS + position + "/tags")
        .body()
        .valueStream()
        .map(tag -> tag.get("name").asString())
        .toList();
  }

  @Test
  void putsTagsOnAPositionOnce() {
    String held = position("AAPL");
    String a = tag("a");
    String b = tag("b");

    Answer first = assign(held, b, a, b);
    Answer again = assign(held, a);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().get("assigned_count").asInt()).isEqualTo(2);
    assertThat(texts(first.body().get("tag_ids"))).containsExactly(b, a);
    assertThat(first.text("message")).isEqualTo("2 tags are new on the position.");
    assertThat(again.body().get("assigned_count").asInt()).isZero();
    assertThat(again.body().get("tag_ids")).isEmpty();
    assertThat(client.get(POSITIONS + held + "/tags").text())
        .startsWith(
            "[{\"id\":\"%s\",\"name\":\"a\",\"color\":\"#4A90E2\",\"description\":null}"
                .formatted(a));
    assertThat(names(held)).containsExactly("a", "b");
    JsonNode shown = client.get(TAGS + "/" + a + "?include_positions=true").body();
    assertThat(shown.get("usage_count").asInt()).isEqualTo(1);
    assertThat(texts(shown.get("position_ids"))).containsExactly(held);
  }

  @Test
  void replacesTheTagsOfAPosition() {
    String held = position("AAPL");
    String a = tag("a");
    String b = tag("b");
    String c = tag("c");
    assign(held, a, b);

    Answer replaced =
        client.postText(
            POSITIONS + held + "/tags",
            "{\"tag_ids\": [%s], \"replace_existing\": true}".formatted(list(b, c)));

    assertThat(texts(replaced.body().get("tag_ids"))).containsExactly(c);
    assertThat(replaced.body().get("removed_count").asInt()).isEqualTo(1);
    assertThat(names(held)).containsExactly("b", "c");
    Answer patched = client.sendText("PATCH", POSITIONS + held + "/tags", body(a));
    assertThat(patched.body().get("removed_count").asInt()).isEqualTo(2);
    assertThat(names(held)).containsExactly("a");
    client.sendText("PATCH", POSITIONS + held + "/tags", body());
    assertThat(names(held)).isEmpty();
  }

  @Test
  void takesTagsOffAPositionInTwoWays() {
    String held = position("AAPL");
    String a = tag("a");
    String b = tag("b");
    String c = tag("c");
    assign(held, a, b, c);
    String query = "/tags?tag_ids=" + a + "&tag_ids=" + b;

    Answer removed = client.delete(POSITIONS + held + query);

    assertThat(removed.text())
        .isEqualTo("{\"message\":\"2 tags are taken off the position.\",\"removed_count\":2}");
    assertThat(client.delete(POSITIONS + held + query).body().get("removed_count").asInt())
        .isZero();
    Answer posted = client.postText(POSITIONS + held + "/tags/remove", body(c));
    assertThat(posted.body().get("removed_count").asInt()).isEqualTo(1);
    assertThat(client.get(TAGS).body().at("/tags/2/usage_count").asInt()).isZero();
    assertThat(client.delete(POSITIONS + held + "/tags").status()).isEqualTo(400);
    assertThat(client.delete(POSITIONS + held + "/tags?tag_ids=x").status()).isEqualTo(400);
  }

  @Test
  void doesTheSameAtTheOtherAddress() {
    String held = position("AAPL");
    String a = tag("a");

    Answer added =
        client.postText(
            BY_ITSELF, "{\"position_id\": \"%s\", \"tag_ids\": [\"%s\"]}".formatted(held, a));

    assertThat(texts(added.body().get("tag_ids"))).containsExactly(a);
    assertThat(client.get(BY_ITSELF + "?position_id=" + held).text())
        .isEqualTo(client.get(POSITIONS + held + "/tags").text());
    assertThat(
            client
                .delete(BY_ITSELF + "?position_id=" + held + "&tag_ids=" + a)
                .body()
                .get("removed_count")
                .asInt())
        .isEqualTo(1);
    assertThat(client.postText(BY_ITSELF, body(a)).status()).isEqualTo(400);
    assertThat(client.get(BY_ITSELF).status()).isEqualTo(400);
  }

  @Test
  void assignsAllOrNone() {
    String held = position("AAPL");
    String mine = tag("a");
    String theirs =
        server.signedIn(server.account(Role.USER)).postText(TAGS, "{\"name\": \"b\"}").text("id");

    Answer refused = assign(held, mine, theirs);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("detail"))
        .isEqualTo(assign(held, mine, UUID.randomUUID().toString()).text("detail"));
    assertThat(names(held)).isEmpty();
    assertThat(client.delete(POSITIONS + held + "/tags?tag_ids=" + theirs).status()).isEqualTo(404);
    assertThat(client.postText(POSITIONS + held + "/tags", "{}").status()).isEqualTo(400);
    assertThat(client.postText(POSITIONS + held + "/tags", "{\"tag_ids\": [null]}").status())
        .isEqualTo(400);
    assertThat(assign(held, "x").status()).isEqualTo(400);
  }

  @Test
  void takesAnArchivedTagOffAndLeavesItOut() {
    String held = position("AAPL");
    String a = tag("a");
    assign(held, a);

    client.post(TAGS + "/" + a + "/archive");

    assertThat(names(held)).isEmpty();
    assertThat(assign(held, a).body().get("assigned_count").asInt()).isZero();
    client.post(TAGS + "/" + a + "/restore");
    assertThat(names(held)).isEmpty();
    assertThat(assign(held, a).body().get("assigned_count").asInt()).isEqualTo(1);
  }

  @Test
  void forgetsDeletedPositionsAndPortfolios() {
    String other = portfolio("B");
    String gone = position("AAPL");
    String hidden = positions(other, lot("AAPL", 3)).getFirst();
    String kept = position("AAPL");
    String a = tag("a");
    assign(gone, a);
    assign(hidden, a);
    assign(kept, a);

    client.delete(POSITIONS + gone);
    client.delete("/api/v1/portfolios/" + other);

    assertThat(client.get(POSITIONS + gone + "/tags").status()).isEqualTo(404);
    assertThat(assign(hidden, a).status()).isEqualTo(404);
    assertThat(client.get(TAGS).body().at("/tags/0/position_count").asInt()).isEqualTo(1);
    JsonNode tagged = client.get(TAGS + "/" + a + "/positions").body();
    assertThat(tagged.get("total").asInt()).isEqualTo(1);
    assertThat(tagged.at("/positions/0/id").asString()).isEqualTo(kept);
    assertThat(client.get(TAGS + "/" + a + "/positions?portfolio_id=" + other).status())
        .isEqualTo(404);
  }

  @Test
  void showsThePositionsOfATagInAllPortfoliosOrInOne() {
    String other = portfolio("B");
    String first = position("MSFT");
    String second = positions(other, lot("AAPL", -2)).getFirst();
    String a = tag("a");
    assign(first, a);
    assign(second, a);

    JsonNode all = client.get(TAGS + "/" + a + "/positions").body();
    JsonNode one = client.get(TAGS + "/" + a + "/positions?portfolio_id=" + portfolio).body();

    assertThat(all.get("tag_id").asString()).isEqualTo(a);
    assertThat(all.get("tag_name").asString()).isEqualTo("a");
    assertThat(all.at("/positions/0/symbol").asString()).isEqualTo("AAPL");
    assertThat(all.at("/positions/0/position_type").asString()).isEqualTo("SHORT");
    assertThat(all.at("/positions/0/quantity").asInt()).isEqualTo(-2);
    assertThat(all.at("/positions/0/portfolio_id").asString()).isEqualTo(other);
    assertThat(all.at("/positions/0/investment_class").asString()).isEqualTo("PUBLIC");
    assertThat(all.at("/positions/0/market_value").isNull()).isTrue();
    assertThat(all.at("/positions/0/value_reason").asString()).startsWith("Not computed");
    assertThat(all.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(all.get("quality_reason").asString()).contains("AAPL, MSFT");
    assertThat(all.get("as_of").isNull()).isTrue();
    assertThat(one.get("total").asInt()).isEqualTo(1);
    assertThat(one.at("/positions/0/id").asString()).isEqualTo(first);
  }

  @Test
  void showsWhatTheBatchComputedLast() {
    String a = tag("a");
    String held = position("AAPL");
    String closed = position("MSFT");
    client.sendText(
        "PUT",
        POSITIONS + closed,
        "{\"exit_price\": 11, \"quantity\": 0, \"exit_date\": \"2026-01-13\"}");
    assign(held, a);
    assign(closed, a);
    computed(held, "2026-01-13", "250.5", "751.5");
    assertThat(client.get(TAGS + "/" + a + "/positions").text("quality")).isEqualTo("STALE");
    computed(held, "2026-01-14", "260.25", "780.75");

    Answer tagged = client.get(TAGS + "/" + a + "/positions");

    assertThat(tagged.text())
        .contains("\"last_price\":260.25,\"last_price_date\":\"2026-01-14\"")
        .contains("\"market_value\":780.75,\"value_date\":\"2026-01-14\"")
        .contains("\"as_of\":\"2026-01-14\",\"data_through\":\"2026-01-14\",\"quality\":\"FINAL\"");
    JsonNode second = tagged.body().at("/positions/1");
    assertThat(second.get("position_type").asString()).isEqualTo("LONG");
    assertThat(second.get("quantity").asInt()).isZero();
    assertThat(second.get("value_reason").asString()).isEqualTo("The position is closed.");
    position("JPM");
    JsonNode outdated = client.get(TAGS + "/" + a + "/positions").body();
    assertThat(outdated.at("/positions/0/market_value").isNull()).isTrue();
  }

  private void computed(String position, String day, String price, String value) {
    UUID of = UUID.fromString(portfolio);
    server
        .core()
        .sql("update portfolio set recompute_from = null where id = :portfolio")
        .param("portfolio", of)
        .update();
    server
        .core()
        .sql(
            """
            insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
              holding_pnl, trading_pnl, income, fees, realized_pnl, pnl_since_entry, cumulative_pnl,
              cumulative_flow, position_count, long_count, short_count, quality, sources, method_version, input_hash)
            values (:portfolio, cast(:day as date), 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 'FINAL',
              '{csv}', 'test', 'test')
            """)
        .param("portfolio", of)
        .param("day", day)
        .update();
    server
        .core()
        .sql(
            """
            insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date,
              price_source, market_value, pnl_since_entry)
            values (:position, cast(:day as date), :portfolio, 3, cast(:price as numeric), cast(:day as date), 'csv',
              cast(:value as numeric), 0)
            """)
        .param("position", UUID.fromString(position))
        .param("portfolio", of)
        .param("day", day)
        .param("price", price)
        .param("value", value)
        .update();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void readsInAFewStatementsHoweverManyPositionsThereAre(int count) {
    String a = tag("a");
    List<String> held =
        positions(
            portfolio,
            IntStream.range(0, count)
                .mapToObj(i -> lot("ZQ" + (char) ('A' + i / 6) + (char) ('A' + i % 6), 1))
                .toArray(String[]::new));
    assertThat(held).hasSize(count).allSatisfy(each -> assign(each, a));

    StatementsOf statements = new StatementsOf(server, client);
    assertThat(statements.get(TAGS + "/" + a + "/positions", TAGS + "/{id}/positions"))
        .isBetween(1, 6);
    assertThat(statements.get(TAGS, TAGS)).isBetween(1, 6);
    assertThat(statements.get(TAGS + "/" + a, TAGS + "/{id}")).isBetween(1, 6);
    assertThat(statements.get(POSITIONS + held.getFirst() + "/tags", POSITIONS + "{id}/tags"))
        .isBetween(1, 6);
    assertThat(statements.get(BY_ITSELF + "?position_id=" + held.getFirst(), BY_ITSELF))
        .isBetween(1, 6);
  }
}
