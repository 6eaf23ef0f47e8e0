package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The tags of an account, as they are sent. */
class TagApiTest {
  private static final String PATH = "/api/v1/tags";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));

  private Answer create(String json) {
    return client.postText(PATH + "/", json.replace('\'', '"'));
  }

  private String tag(String name) {
    return create("{'name': '%s'}".formatted(name)).text("id");
  }

  private Answer patch(String id, String json) {
    return client.sendText("PATCH", PATH + "/" + id, json.replace('\'', '"'));
  }

  private static List<String> names(Answer list) {
    return list.body().get("tags").valueStream().map(tag -> tag.get("name").asString()).toList();
  }

  @Test
  void createsATagWithEveryField() {
    Answer created =
        create(
            "{'name': ' Long Term ', 'color': '#ab12ef', 'description': ' d ', 'display_order': 7}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH + "/" + created.text("id"));
    JsonNode body = created.body();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "user_id",
            "name",
            "color",
            "description",
            "display_order",
            "usage_count",
            "position_count",
            "strategy_count",
            "automatic",
            "position_ids",
            "is_archived",
            "archived_at",
            "archived_by",
            "created_at",
            "updated_at");
    assertThat(body.get("name").asString()).isEqualTo("Long Term");
    assertThat(body.get("color").asString()).isEqualTo("#AB12EF");
    assertThat(body.get("description").asString()).isEqualTo("d");
    assertThat(body.get("display_order").asInt()).isEqualTo(7);
    assertThat(body.get("usage_count").asInt()).isZero();
    assertThat(body.get("user_id").asString()).isEqualTo(client.get("/api/v1/auth/me").text("id"));
    assertThat(body.get("created_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(client.get(PATH + "/" + created.text("id")).text()).isEqualTo(created.text());
  }

  @Test
  void putsANewTagBehindTheOthersInTheUsualColor() {
    create("{'name': 'a', 'display_order': 4}");

    JsonNode second = create("{'name': 'b'}").body();

    assertThat(second.get("display_order").asInt()).isEqualTo(5);
    assertThat(second.get("color").asString()).isEqualTo("#4A90E2");
    assertThat(second.get("description").isNull()).isTrue();
    create("{'name': 'last', 'display_order': 1000000}");
    assertThat(create("{'name': 'c'}").body().get("display_order").asInt()).isEqualTo(1_000_000);
  }

  @Test
  void createsOnceForAKey() {
    Client again = client.with("Idempotency-Key", "k");

    Answer first = again.postText(PATH, "{\"name\": \"once\"}");
    Answer second = again.postText(PATH, "{\"name\": \"once\"}");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(names(client.get(PATH))).containsExactly("once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | name",
        "{'name': ''} | name",
        "{'name': '  '} | name",
        "{'name': 'a', 'color': 'red'} | color",
        "{'name': 'a', 'color': '#12345'} | color",
        "{'name': 'a', 'color': '#12345g'} | color",
        "{'name': 'a', 'color': '#1234567'} | color",
        "{'name': 'a', 'display_order': -1} | display_order",
        "{'name': 'a', 'display_order': 1000001} | display_order",
        "{'name': 'a', 'display_order': 1.5} | display_order",
        "{'name': 'a', 'colour': '#123456'} | colour",
      })
  void refusesWhatATagCannotBe(String json, String field) {
    Answer refused = create(json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void takesNamesOfFiftyCharactersAndNoMore() {
    assertThat(create("{'name': '%s'}".formatted("x".repeat(50))).status()).isEqualTo(201);
    assertThat(create("{'name': '%s'}".formatted("y".repeat(51))).status()).isEqualTo(400);
  }

  @Test
  void keepsNamesUniqueWhateverTheirCase() {
    String growth = tag("Growth");
    String value = tag("Value");

    Answer refused = create("{'name': ' gROWTH'}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("TAG_NAME_TAKEN");
    assertThat(patch(value, "{'name': 'GROWTH'}").status()).isEqualTo(409);
    assertThat(patch(growth, "{'name': 'GROWTH'}").text("name")).isEqualTo("GROWTH");
    Client other = server.signedIn(server.account(Role.USER));
    assertThat(other.postText(PATH, "{\"name\": \"Growth\"}").status()).isEqualTo(201);
  }

  @Test
  void changesWhatIsNamedAndLeavesTheRest() {
    String id = create("{'name': 'a', 'description': 'd', 'display_order': 3}").text("id");

    JsonNode changed = patch(id, "{'color': '#abcdef', 'name': null}").body();

    assertThat(changed.get("name").asString()).isEqualTo("a");
    assertThat(changed.get("color").asString()).isEqualTo("#ABCDEF");
    assertThat(changed.get("description").asString()).isEqualTo("d");
    assertThat(changed.get("display_order").asInt()).isEqualTo(3);
    assertThat(patch(id, "{'description': ' '}").body().get("description").isNull()).isTrue();
    assertThat(patch(id, "{'display_order': 0}").body().get("display_order").asInt()).isZero();
    assertThat(patch(id, "{'name': ' '}").status()).isEqualTo(400);
    assertThat(patch(id, "{}").status()).isEqualTo(200);
  }

  @Test
  void archivesAndRestoresAnyNumberOfTimes() {
    String id = tag("a");

    Answer archived = client.post(PATH + "/" + id + "/archive");

    assertThat(archived.text()).isEqualTo("{\"message\":\"The tag a is archived.\"}");
    assertThat(client.post(PATH + "/" + id + "/archive").status()).isEqualTo(200);
    JsonNode shown = client.get(PATH + "/" + id).body();
    assertThat(shown.get("is_archived").asBoolean()).isTrue();
    assertThat(shown.get("archived_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(shown.get("archived_by").asString()).isEqualTo(shown.get("user_id").asString());
    assertThat(client.post(PATH + "/" + id + "/restore").status()).isEqualTo(200);
    assertThat(client.post(PATH + "/" + id + "/restore").status()).isEqualTo(200);
    JsonNode back = client.get(PATH + "/" + id).body();
    assertThat(back.get("is_archived").asBoolean()).isFalse();
    assertThat(back.get("archived_at").isNull()).isTrue();
    assertThat(back.get("archived_by").isNull()).isTrue();
  }

  @Test
  void archivesASecondTagOfOneNameAndRestoresOnlyOne() {
    String first = tag("a");
    client.post(PATH + "/" + first + "/archive");
    String second = tag("A");

    Answer refused = client.post(PATH + "/" + first + "/restore");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(client.post(PATH + "/" + second + "/archive").status()).isEqualTo(200);
    assertThat(client.post(PATH + "/" + first + "/restore").status()).isEqualTo(200);
  }

  @Test
  void listsTagsInTheirOrderAndCountsThem() {
    create("{'name': 'b', 'display_order': 2}");
    create("{'name': 'a', 'display_order': 2}");
    create("{'name': 'c', 'display_order': 1}");
    client.post(PATH + "/" + tag("gone") + "/archive");

    Answer list = client.get(PATH + "/");

    assertThat(names(list)).containsExactly("c", "a", "b");
    assertThat(list.body().get("total").asInt()).isEqualTo(3);
    assertThat(list.body().get("active_count").asInt()).isEqualTo(3);
    assertThat(list.body().get("archived_count").asInt()).isEqualTo(1);
    Answer all = client.get(PATH + "?include_archived=true&include_usage_stats=false");
    assertThat(names(all)).containsExactly("c", "a", "b", "gone");
    assertThat(all.body().get("total").asInt()).isEqualTo(4);
    assertThat(all.body().at("/tags/0/usage_count").isNull()).isTrue();
    assertThat(client.get(PATH + "?include_archived=perhaps").status()).isEqualTo(400);
  }

  @Test
  void createsTheUsualTagsOnce() {
    Answer created = client.post(PATH + "/defaults");
    Answer again = client.post(PATH + "/defaults");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH);
    assertThat(names(created))
        .containsExactly(
            "income",
            "growth",
            "defensive",
            "speculative",
            "tech",
            "finance",
            "healthcare",
            "energy",
            "options",
            "long-term");
    assertThat(created.body().at("/tags/0/color").asString()).isEqualTo("#4CAF50");
    assertThat(created.body().at("/tags/9/color").asString()).isEqualTo("#607D8B");
    assertThat(created.body().at("/tags/9/display_order").asInt()).isEqualTo(9);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().get("tags")).isEqualTo(created.body().get("tags"));
  }

  @Test
  void leavesAnAccountWithTagsAlone() {
    tag("mine");

    assertThat(names(client.post(PATH + "/defaults"))).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET ", "PATCH ", "POST /archive", "POST /restore", "GET /positions"})
  void answersNothingAboutTagsThatAreNotOnes(String route) {
    String foreign = server.signedIn(server.account(Role.USER)).postText(PATH, NAMED).text("id");
    String method = route.substring(0, route.indexOf(' '));
    String rest = route.substring(route.indexOf(' ') + 1);

    Answer missing = client.sendText(method, PATH + "/" + UUID.randomUUID() + rest, NAMED);

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text("detail")).isEqualTo("There is no tag with this id.");
    assertThat(client.sendText(method, PATH + "/" + foreign + rest, NAMED).text("detail"))
        .isEqualTo(missing.text("detail"));
    assertThat(client.sendText(method, PATH + "/x" + rest, NAMED).status()).isEqualTo(400);
  }

  private static final String NAMED = "{\"name\": \"theirs\"}";

  @Test
  void wantsASignedInUser() {
    assertThat(Stream.of(PATH, PATH + "/" + UUID.randomUUID()))
        .allSatisfy(path -> assertThat(server.anonymous().get(path).status()).isEqualTo(401));
    assertThat(server.anonymous().post(PATH + "/defaults").status()).isEqualTo(401);
  }

  @Test
  void remembersWhoChangedWhat() {
    String id = tag("a");
    patch(id, "{'name': 'b'}");
    client.post(PATH + "/" + id + "/archive");

    List<String> actions =
        server
            .core()
            .sql(
                "select action from change_log where entity = 'tag' and entity_id = :id order by id")
            .param("id", id)
            .query(String.class)
            .list();

    assertThat(actions).containsExactly("create", "update", "archive");
  }
}
