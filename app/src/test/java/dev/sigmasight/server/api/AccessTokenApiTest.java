package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Access tokens for programs of one's own. */
class AccessTokenApiTest {
  private static final String TOKENS = "/api/v1/settings/tokens";
  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);

  @Test
  void showsATokenOnceAndListsItWithoutIt() {
    Answer issued = client.postText(TOKENS, "{\"name\": \" Desk \"}");

    assertThat(issued.status()).as(issued.text()).isEqualTo(201);
    String text = issued.text("token");
    String id = issued.body().at("/access_token/id").asString();
    assertThat(text).matches("sst_[A-Za-z0-9_-]{43}");
    assertThat(issued.header("Location")).isEqualTo(TOKENS + "/" + id);
    assertThat(issued.header("Cache-Control")).contains("no-store");

    Answer listed = client.get(TOKENS);
    assertThat(listed.text()).doesNotContain(text);
    JsonNode token = listed.body().at("/tokens/0");
    assertThat(listed.body().get("total").asInt()).isEqualTo(1);
    assertThat(token.get("id").asString()).isEqualTo(id);
    assertThat(token.get("name").asString()).isEqualTo("Desk");
    assertThat(token.get("scopes").toString()).isEqualTo("[\"read\",\"mcp\"]");
    assertThat(token.get("created_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(token.get("expires_at").asString()).isEqualTo("2026-04-15T15:00:00Z");
    assertThat(token.get("last_used_at").isNull()).isTrue();
    assertThat(token.get("expired").asBoolean()).isFalse();
    assertThat(client.get(TOKENS + "/" + id).body()).isEqualTo(token);
  }

  @Test
  void takesScopesAndDays() {
    Answer issued =
        client.postText(
            TOKENS, "{\"name\": \"Desk\", \"scopes\": [\"mcp\"], \"expires_in_days\": 365}");

    assertThat(issued.body().at("/access_token/scopes").toString()).isEqualTo("[\"mcp\"]");
    assertThat(issued.body().at("/access_token/expires_at").asString())
        .isEqualTo("2027-01-15T15:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"  \"}",
        "{\"name\": \"a\\nb\"}",
        "{\"name\": \"Desk\", \"expires_in_days\": 0}",
        "{\"name\": \"Desk\", \"expires_in_days\": 366}",
        "{\"name\": \"Desk\", \"scopes\": []}",
        "{\"name\": \"Desk\", \"scopes\": [null]}",
        "{\"name\": \"Desk\", \"scopes\": [\"write\"]}"
      })
  void refusesWhatWillNotDo(String body) {
    assertThat(client.postText(TOKENS, body).status()).isEqualTo(400);
    assertThat(client.get(TOKENS).body().get("total").asInt()).isZero();
  }

  @Test
  void revokesATokenAndWritesBothDown() {
    Answer issued = client.postText(TOKENS, "{\"name\": \"Desk\"}");
    String id = issued.body().at("/access_token/id").asString();

    assertThat(client.delete(TOKENS + "/" + id).status()).isEqualTo(204);

    assertThat(client.get(TOKENS).body().get("total").asInt()).isZero();
    assertThat(client.delete(TOKENS + "/" + id).status()).isEqualTo(404);
    Answer audit =
        server
            .signedIn(server.account(Role.ADMIN))
            .get("/api/v1/admin/audit?entity=access_token&actor=" + account.id());
    assertThat(audit.body().get("entries").valueStream())
        .map(entry -> entry.get("action").asString())
        .containsExactly("revoke", "create");
    assertThat(audit.text()).doesNotContain(issued.text("token"));
  }

  @Test
  void opensNothingUnderTheApi() {
    String text = client.postText(TOKENS, "{\"name\": \"Desk\"}").text("token");
    Client program = server.anonymous().bearer(text);

    assertThat(program.get("/api/v1/portfolios").status()).isEqualTo(401);
    assertThat(program.get(TOKENS).status()).isEqualTo(401);
    assertThat(server.anonymous().cookie(text).get("/api/v1/portfolios").status()).isEqualTo(401);
  }
}
