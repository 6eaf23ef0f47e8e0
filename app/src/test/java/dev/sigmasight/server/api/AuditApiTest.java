package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is written down about changes and about administrators. */
class AuditApiTest {
  private static final String AUDIT = "/api/v1/admin/audit";
  private static final String CANCEL =
      "/api/v1/admin/batch/run/00000000-0000-0000-0000-00000000000a/cancel";
  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.ADMIN);
  private final Client admin = server.signedIn(account);

  private static JsonNode entries(Client reader, String query) {
    Answer answer = reader.get(AUDIT + "?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().get("entries");
  }

  @Test
  void remembersWhatAnAdministratorAskedForAndWhatBecameOfIt() {
    Answer refused = admin.with("X-Request-Id", "audit-" + account.id()).post(CANCEL);
    assertThat(refused.status()).isEqualTo(404);

    JsonNode found = entries(admin, "kind=OPERATION&actor=" + account.id());

    assertThat(found).hasSize(1);
    JsonNode entry = found.get(0);
    assertThat(entry.get("actor").asString()).isEqualTo(account.email());
    assertThat(entry.get("actor_id").asString()).isEqualTo(account.id().toString());
    assertThat(entry.get("action").asString())
        .isEqualTo("POST /api/v1/admin/batch/run/{id}/cancel");
    assertThat(entry.get("entity").asString()).isEqualTo("api");
    assertThat(entry.get("entity_id").asString()).isEqualTo("00000000-0000-0000-0000-00000000000a");
    assertThat(entry.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(entry.get("status").asInt()).isEqualTo(404);
    assertThat(entry.get("request_id").asString()).isEqualTo("audit-" + account.id());
  }

  @Test
  void remembersWhichPortfolioAnOperationNamesAndNoSecretOfItsAddress() {
    String portfolio = UUID.randomUUID().toString();
    admin.post(
        "/api/v1/admin/batch/cleanup-incomplete?age_threshold_hours=8000&portfolio_id="
            + portfolio
            + "&access_token=hush");

    JsonNode entry = entries(admin, "kind=OPERATION&actor=" + account.id()).get(0);

    assertThat(entry.get("entity_id").asString()).isEqualTo(portfolio);
    assertThat(entry.get("outcome").asString()).isEqualTo("DONE");
    assertThat(entry.at("/detail/query").asString())
        .isEqualTo("age_threshold_hours=8000&portfolio_id=" + portfolio + "&access_token=…");
  }

  @Test
  void remembersWhoWasTurnedAwayAndNeitherStrangersNorReads() {
    Account plain = server.account(Role.USER);
    assertThat(server.signedIn(plain).post(CANCEL).status()).isEqualTo(403);
    assertThat(server.anonymous().post(CANCEL).status()).isEqualTo(401);
    admin.get("/api/v1/admin/batch/history");

    JsonNode turnedAway = entries(admin, "kind=OPERATION&actor=" + plain.email());

    assertThat(turnedAway).hasSize(1);
    assertThat(turnedAway.at("/0/status").asInt()).isEqualTo(403);
    assertThat(turnedAway.at("/0/action").asString()).isEqualTo("POST " + CANCEL);
    assertThat(entries(admin, "kind=OPERATION&actor=" + account.id())).isEmpty();
  }

  @Test
  void showsChangesOfMoneyWithTheRequestBehindThem() {
    Client owner = server.signedIn(server.account(Role.USER));
    String portfolio =
        owner
            .with("X-Request-Id", "money-1")
            .postText(
                "/api/v1/portfolios",
                "{\"name\": \"Mine\", \"account_name\": \"A\", \"equity_balance\": 100000}")
            .text("id");

    JsonNode created = entries(admin, "entity=portfolio&entity_id=" + portfolio);

    assertThat(created).hasSize(1);
    assertThat(created.at("/0/kind").asString()).isEqualTo("CHANGE");
    assertThat(created.at("/0/action").asString()).isEqualTo("create");
    assertThat(created.at("/0/outcome").asString()).isEqualTo("DONE");
    assertThat(created.at("/0/status").isNull()).isTrue();
    assertThat(created.at("/0/request_id").asString()).isEqualTo("money-1");
    assertThat(created.at("/0/detail").toString()).contains("100000");
    assertThat(entries(admin, "request_id=money-1&entity_id=" + portfolio)).hasSize(1);
    assertThat(entries(admin, "action=delete&entity_id=" + portfolio)).isEmpty();
  }

  @Test
  void turnsPagesNewestFirst() {
    admin.post(CANCEL);
    admin.post(CANCEL.replace("000a", "000b"));
    admin.post(CANCEL.replace("000a", "000c"));

    Answer page = admin.get(AUDIT + "?kind=OPERATION&limit=1&offset=1&actor=" + account.id());

    assertThat(page.body().get("total").asInt()).isEqualTo(3);
    assertThat(page.body().get("limit").asInt()).isEqualTo(1);
    assertThat(page.body().get("offset").asInt()).isEqualTo(1);
    assertThat(page.body().at("/entries/0/entity_id").asString()).endsWith("000b");
  }

  @Test
  void looksAtAPeriod() {
    admin.post(CANCEL);
    String at = entries(admin, "kind=OPERATION&actor=" + account.id()).at("/0/at").asString();

    assertThat(entries(admin, "actor=%s&since=%s&kind=OPERATION".formatted(account.id(), at)))
        .hasSize(1);
    assertThat(entries(admin, "actor=%s&until=%s&kind=OPERATION".formatted(account.id(), at)))
        .isEmpty();
    assertThat(entries(admin, "kind=OPERATION&until=%2B1000000000-01-01T00:00:00Z")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "offset=-1", "kind=x", "outcome=x", "since=yesterday"})
  void refusesWhatMakesNoSense(String query) {
    assertThat(admin.get(AUDIT + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void isForAdministrators() {
    assertThat(server.signedIn(server.account(Role.USER)).get(AUDIT).status()).isEqualTo(403);
    assertThat(server.anonymous().get(AUDIT).status()).isEqualTo(401);
  }

  @Test
  void takesFewStatements() {
    assertThat(new StatementsOf(server, admin).get(AUDIT, AUDIT)).isBetween(1, 6);
  }
}
