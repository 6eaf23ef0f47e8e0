package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Views of the holdings that people save under a name. */
class SavedViewApiTest {
  private static final String VIEWS = "/api/v1/settings/views";
  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);

  private static String body(String name, String search) {
    return new JsonMapper().createObjectNode().put("name", name).put("search", search).toString();
  }

  private Answer save(String name, String search) {
    return client.postText(VIEWS, body(name, search));
  }

  private String saved(String name, String search) {
    Answer answer = save(name, search);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.text("id");
  }

  private Answer change(String id, String body) {
    return client.sendText("PUT", VIEWS + "/" + id, body);
  }

  private List<String> names() {
    return client
        .get(VIEWS)
        .body()
        .get("views")
        .valueStream()
        .map(view -> view.get("name").asString())
        .toList();
  }

  @Test
  void keepsWhatIsSavedByName() {
    Answer shorts = save(" Shorts ", "view=short&sort=-pnl_day&q=%C3%A9%20b");
    saved("all by sector", "group=sector");
    saved("Plain", "");

    assertThat(shorts.status()).as(shorts.text()).isEqualTo(201);
    assertThat(shorts.header("Location")).isEqualTo(VIEWS + "/" + shorts.text("id"));
    assertThat(names()).containsExactly("all by sector", "Plain", "Shorts");
    JsonNode listed = client.get(VIEWS).body();
    assertThat(listed.get("total").asInt()).isEqualTo(3);
    assertThat(listed.at("/views/2")).isEqualTo(shorts.body());
    assertThat(shorts.body().toString())
        .isEqualTo(
            """
            {"id":"%s","name":"Shorts","search":"view=short&sort=-pnl_day&q=%%C3%%A9%%20b",\
            "created_at":"2026-01-15T15:00:00Z","updated_at":"2026-01-15T15:00:00Z"}"""
                .formatted(shorts.text("id")));
  }

  @Test
  void belongsToOneAccount() {
    saved("Mine", "view=long");
    Client other = server.signedIn(server.account(Role.USER));

    assertThat(other.get(VIEWS).body().get("total").asInt()).isZero();
    assertThat(other.postText(VIEWS, body("Mine", "")).status()).isEqualTo(201);
  }

  @Test
  void renamesAndOverwrites() {
    String id = saved("Longs", "view=long");

    Answer renamed = change(id, "{\"name\": \"Long book\"}");
    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(renamed.text("name")).isEqualTo("Long book");
    assertThat(renamed.text("search")).isEqualTo("view=long");

    Answer overwritten = change(id, "{\"search\": \"view=long&group=tag\"}");
    assertThat(overwritten.text("name")).isEqualTo("Long book");
    assertThat(overwritten.text("search")).isEqualTo("view=long&group=tag");
    assertThat(change(id, "{\"name\": \"LONG BOOK\"}").status()).isEqualTo(200);
    assertThat(client.get(VIEWS).body().at("/views/0/name").asString()).isEqualTo("LONG BOOK");
  }

  @Test
  void aNameIsTakenOnceInAnyCase() {
    saved("Longs", "view=long");
    String other = saved("Shorts", "view=short");

    Answer again = save("LONGS", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("VIEW_NAME_TAKEN");
    assertThat(change(other, "{\"name\": \"longs\"}").status()).isEqualTo(409);
    assertThat(names()).containsExactly("Longs", "Shorts");
  }

  @Test
  void keepsFiftyAndNoMore() {
    for (int i = 0; i < 50; i++) {
      saved("View " + i, "");
    }

    Answer one = save("One more", "");
    assertThat(one.status()).isEqualTo(409);
    assertThat(one.text("code")).isEqualTo("TOO_MANY_VIEWS");
    assertThat(client.get(VIEWS).body().get("total").asInt()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"A\"}",
        "{\"search\": \"\"}",
        "{\"name\": \"  \", \"search\": \"\"}",
        "{\"name\": \"\\u2003\", \"search\": \"\"}",
        "{\"name\": \"a\\nb\", \"search\": \"\"}",
        "{\"name\": \"a\\u0000\", \"search\": \"\"}",
        "{\"name\": \"A\", \"search\": \"a b\"}",
        "{\"name\": \"A\", \"search\": \"a=\\u00e9\"}",
        "{\"name\": \"A\", \"search\": \"a=%\"}",
        "{\"name\": \"A\", \"search\": \"a=%zz\"}",
        "{\"name\": \"A\", \"search\": \"a#b\"}",
        "{\"name\": \"A\", \"search\": \"<script>\"}"
      })
  void refusesWhatIsNoNameOrNoQuery(String body) {
    Answer refused = client.postText(VIEWS, body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().get("errors")).as(refused.text()).isNotEmpty();
    assertThat(client.get(VIEWS).body().get("total").asInt()).isZero();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(save("x".repeat(81), "").status()).isEqualTo(400);
    assertThat(save("y", "a".repeat(2001)).status()).isEqualTo(400);
  }

  @Test
  void deletesAndWritesEverythingDown() {
    String id = saved("Longs", "view=long");
    change(id, "{\"search\": \"\"}");

    assertThat(client.delete(VIEWS + "/" + id).status()).isEqualTo(204);

    assertThat(names()).isEmpty();
    assertThat(client.delete(VIEWS + "/" + id).status()).isEqualTo(404);
    assertThat(change(id, "{\"name\": \"B\"}").status()).isEqualTo(404);
    Answer audit =
        server
            .signedIn(server.account(Role.ADMIN))
            .get("/api/v1/admin/audit?entity=saved_view&actor=" + account.id());
    assertThat(audit.body().get("entries").valueStream())
        .map(entry -> entry.get("action").asString())
        .containsExactly("delete", "update", "create");
  }
}
