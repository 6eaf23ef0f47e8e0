package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tags that follow from sectors, as they are sent. */
class SectorTagApiTest {
  private static final String PATH = "/api/v1/data/positions/restore-sector-tags?portfolio_id=";
  private static final String TAGS = "/api/v1/tags";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));
  private final String portfolio =
      client
          .postText(
              "/api/v1/portfolios",
              "{\"name\": \"Mine\", \"account_name\": \"A\", \"equity_balance\": 100000}")
          .text("id");

  @BeforeAll
  static void knowsSomeSectors() {
    server
        .core()
        .sql(
            """
            insert into company_profiles (symbol, sector, gics_sector, source)
            values ('ZTECH', 'TECHNOLOGY', 'Information Technology', 'test'),
              ('ZBANK', null, 'Financials', 'test'), ('ZODD', 'space  mining', null, 'test')
            on conflict do nothing
            """)
        .update();
  }

  private String position(String symbol, String more) {
    return client
        .postText(
            "/api/v1/positions?portfolio_id=" + portfolio,
            "{'symbol': '%s', 'quantity': 3, 'avg_cost': 10, 'entry_date': '2026-01-12'%s}"
                .formatted(symbol, more)
                .replace('\'', '"'))
        .text("id");
  }

  private List<String> names(String position) {
    return client
        .get("/api/v1/positions/" + position + "/tags")
        .body()
        .valueStream()
        .map(tag -> tag.get("name").asString())
        .toList();
  }

  private String tag(String name) {
    return client.postText(TAGS, "{\"name\": \"%s\"}".formatted(name)).text("id");
  }

  private void assign(String position, String tag) {
    client.postText(
        "/api/v1/positions/" + position + "/tags", "{\"tag_ids\": [\"%s\"]}".formatted(tag));
  }

  @Test
  void tagsWhatIsHeldWithItsSectorAndCountsWhatItCreates() {
    String tech = position("ZTECH", "");
    String bank = position("ZBANK", "");
    String call =
        position(
            "ZTECH261218C00200000",
            ", 'investment_class': 'OPTIONS', 'position_type': 'LC', 'underlying_symbol': 'ZTECH',"
                + " 'strike_price': 200, 'expiration_date': '2026-12-18'");
    String unknown = position("ZNOBODY", "");
    String odd = position("ZODD", "");
    String own = tag("own");
    assign(tech, own);

    Answer restored = client.post(PATH + portfolio);

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.text())
        .isEqualTo(
            """
            {"success":true,"portfolio_id":"%s","portfolio_name":"Mine","positions_tagged":5,\
            "positions_skipped":0,"tags_created":4,"tags_applied":[\
            {"tag_name":"Technology","position_count":2},{"tag_name":"Financials","position_count":1},\
            {"tag_name":"Space Mining","position_count":1},\
            {"tag_name":"Uncategorized","position_count":1}]}"""
                .formatted(portfolio));
    assertThat(names(tech)).containsExactly("own", "Technology");
    assertThat(names(call)).containsExactly("Technology");
    assertThat(names(bank)).containsExactly("Financials");
    assertThat(names(unknown)).containsExactly("Uncategorized");
    assertThat(names(odd)).containsExactly("Space Mining");
    assertThat(color("Technology")).isEqualTo("#2196F3");
    assertThat(color("Financials")).isEqualTo("#FF9800");
    assertThat(color("Space Mining")).isEqualTo("#78909C");
    assertThat(color("Uncategorized")).isEqualTo("#9E9E9E");
  }

  private String color(String name) {
    return client
        .get(TAGS)
        .body()
        .get("tags")
        .valueStream()
        .filter(tag -> tag.get("name").asString().equals(name))
        .map(tag -> tag.get("color").asString())
        .findAny()
        .orElseThrow();
  }

  @Test
  void changesNothingTheSecondTime() {
    String tech = position("ZTECH", "");
    client.post(PATH + portfolio);
    String before = links(tech);

    JsonNode again = client.post(PATH + portfolio).body();

    assertThat(again.get("tags_created").asInt()).isZero();
    assertThat(again.get("positions_tagged").asInt()).isEqualTo(1);
    assertThat(links(tech)).isEqualTo(before);
  }

  /** The rows themselves: a row written anew has another place. */
  private static String links(String position) {
    return server
        .core()
        .sql("select ctid::text || tag_id from position_tag where position_id = :position")
        .param("position", UUID.fromString(position))
        .query(String.class)
        .list()
        .toString();
  }

  @Test
  void correctsWhatWasAutomaticAndKeepsWhatIsTheOwners() {
    String tech = position("ZTECH", "");
    String bank = position("ZBANK", "");
    client.post(PATH + portfolio);
    String automatic =
        client.get("/api/v1/positions/" + bank + "/tags").body().at("/0/id").asString();
    assign(tech, automatic);
    assign(tech, tag("own"));

    client.post(PATH + portfolio);

    assertThat(names(tech)).containsExactlyInAnyOrder("Technology", "own");
    client.sendText("PATCH", TAGS + "/" + automatic, "{\"name\": \"Banks\"}");
    assertThat(client.post(PATH + portfolio).body().get("tags_created").asInt()).isEqualTo(1);
    assertThat(names(bank)).containsExactlyInAnyOrder("Banks", "Financials");
  }

  @Test
  void usesAnOwnTagOfThatName() {
    String tech = position("ZTECH", "");
    tag("tECHNOLOGY");

    JsonNode restored = client.post(PATH + portfolio).body();

    assertThat(restored.get("tags_created").asInt()).isZero();
    assertThat(restored.at("/tags_applied/0/tag_name").asString()).isEqualTo("tECHNOLOGY");
    assertThat(names(tech)).containsExactly("tECHNOLOGY");
  }

  @Test
  void skipsClosedPositionsAndDeletedOnes() {
    String closed = position("ZTECH", "");
    String deleted = position("ZTECH", "");
    client.sendText(
        "PUT",
        "/api/v1/positions/" + closed,
        "{\"exit_price\": 11, \"quantity\": 0, \"exit_date\": \"2026-01-13\"}");
    client.delete("/api/v1/positions/" + deleted);

    JsonNode restored = client.post(PATH + portfolio).body();

    assertThat(restored.get("positions_tagged").asInt()).isZero();
    assertThat(restored.get("positions_skipped").asInt()).isEqualTo(1);
    assertThat(restored.get("tags_applied")).isEmpty();
    assertThat(client.get(TAGS).body().get("total").asInt()).isZero();
  }

  @Test
  void answersOnlyTheOwner() {
    Client stranger = server.signedIn(server.account(Role.USER));

    assertThat(stranger.post(PATH + portfolio).status()).isEqualTo(404);
    assertThat(client.post(PATH + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.post(PATH + "x").status()).isEqualTo(400);
    assertThat(client.post(PATH).status()).isEqualTo(400);
    assertThat(server.anonymous().post(PATH + portfolio).status()).isEqualTo(401);
  }
}
