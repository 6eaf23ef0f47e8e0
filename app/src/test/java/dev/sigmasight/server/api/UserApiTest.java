package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What administrators see of accounts, and do with them. */
class UserApiTest {
  private static final String USERS = "/api/v1/admin/users";
  private static final String NOBODY = USERS + "/00000000-0000-0000-0000-00000000000a";
  private static final String GOOD = "another long secret";
  private static final TestServer server = TestServer.shared();

  private final Account administrator = server.account(Role.ADMIN);
  private final Client admin = server.signedIn(administrator);
  private final Account account = server.account(Role.USER);
  private final Client user = server.signedIn(account);
  private final String path = USERS + "/" + account.id();

  private static int signIn(String email, String password) {
    return server
        .anonymous()
        .post("/api/v1/auth/login", Map.of("email", email, "password", password))
        .status();
  }

  private static int put(Client client, String path, String body) {
    return client.sendText("PUT", path, body).status();
  }

  @Test
  void tellsWhoThereIs() {
    user.postText(
        "/api/v1/portfolios",
        "{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 1000}");
    assertThat(signIn(account.email(), TestServer.PASSWORD)).isEqualTo(200);

    JsonNode page = admin.get(USERS + "?search=" + account.id()).body();

    assertThat(page.get("total").asInt()).isEqualTo(1);
    JsonNode found = page.at("/users/0");
    assertThat(found.get("email").asString()).isEqualTo(account.email());
    assertThat(found.get("role").asString()).isEqualTo("USER");
    assertThat(found.get("is_active").asBoolean()).isTrue();
    assertThat(found.get("portfolio_count").asInt()).isEqualTo(1);
    assertThat(found.get("last_login_at").asString())
        .isEqualTo(server.clock().instant().toString());
    assertThat(found.propertyNames()).noneMatch(name -> name.contains("password"));
    assertThat(admin.get(path).body()).isEqualTo(found);
  }

  @Test
  void turnsPagesAdministratorsFirst() {
    JsonNode first = admin.get(USERS + "?limit=1").body();
    JsonNode second = admin.get(USERS + "?limit=1&offset=1").body();

    assertThat(first.at("/users/0/role").asString()).isEqualTo("ADMIN");
    assertThat(first.get("users")).hasSize(1);
    assertThat(first.get("total")).isEqualTo(second.get("total"));
    assertThat(first.at("/users/0/id")).isNotEqualTo(second.at("/users/0/id"));
    assertThat(admin.get(USERS + "?search=%25%25%25").body().get("users")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"USER, USER", "ADMIN, ADMIN", ", USER"})
  void createsAnAccountThatSignsIn(String role, String given) {
    String email = "new-%s-%s@example.com".formatted(given, account.id()).toLowerCase(Locale.ROOT);

    Answer created =
        admin.postText(
            USERS,
            "{\"email\": \"%s\", \"full_name\": \"New\", \"password\": \"%s\"%s}"
                .formatted(email, GOOD, role == null ? "" : ", \"role\": \"" + role + "\""));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(USERS + "/" + created.text("id"));
    assertThat(created.text("role")).isEqualTo(given);
    assertThat(created.body().get("last_login_at").isNull()).isTrue();
    assertThat(signIn(email, GOOD)).isEqualTo(200);
    JsonNode remembered =
        admin
            .get("/api/v1/admin/audit?kind=CHANGE&entity=account&entity_id=" + created.text("id"))
            .body();
    assertThat(remembered.at("/entries/0/actor").asString()).isEqualTo(administrator.email());
  }

  @Test
  void refusesAnAccountWithEveryFault() {
    Answer taken =
        admin.postText(
            USERS,
            "{\"email\": \"%s\", \"full_name\": \"New\", \"password\": \"%s\"}"
                .formatted(account.email(), GOOD));
    Answer wrong =
        admin.postText(
            USERS, "{\"email\": \"nobody\", \"full_name\": \"New\", \"password\": \"short\"}");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("code")).isEqualTo("EMAIL_TAKEN");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().get("errors")).hasSize(2);
  }

  @Test
  void deactivatesAndActivatesAgain() {
    Answer off = admin.sendText("PUT", path, "{\"is_active\": false}");

    assertThat(off.status()).as(off.text()).isEqualTo(200);
    assertThat(off.body().get("is_active").asBoolean()).isFalse();
    assertThat(off.text("role")).isEqualTo("USER");
    assertThat(user.get("/api/v1/portfolios").status()).isEqualTo(401);
    assertThat(signIn(account.email(), TestServer.PASSWORD)).isEqualTo(401);

    assertThat(put(admin, path, "{\"is_active\": true}")).isEqualTo(200);
    assertThat(user.get("/api/v1/portfolios").status()).isEqualTo(200);
    assertThat(put(admin, path, "{\"is_active\": true}")).isEqualTo(200);
    assertThat(
            admin
                .get("/api/v1/admin/audit?kind=CHANGE&action=change&entity_id=" + account.id())
                .body()
                .get("total")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void changesARoleAtOnce() {
    assertThat(user.get(USERS).status()).isEqualTo(403);
    assertThat(put(admin, path, "{\"role\": \"ADMIN\"}")).isEqualTo(200);
    assertThat(user.get(USERS).status()).isEqualTo(200);
    assertThat(put(admin, path, "{\"role\": \"USER\"}")).isEqualTo(200);
    assertThat(user.get(USERS).status()).isEqualTo(403);
  }

  @Test
  void setsAPasswordAndEndsAllSessions() {
    assertThat(put(admin, path + "/password", "{\"new_password\": \"short\"}")).isEqualTo(400);
    assertThat(user.get("/api/v1/portfolios").status()).isEqualTo(200);

    assertThat(put(admin, path + "/password", "{\"new_password\": \"" + GOOD + "\"}"))
        .isEqualTo(200);

    assertThat(user.get("/api/v1/portfolios").status()).isEqualTo(401);
    assertThat(signIn(account.email(), TestServer.PASSWORD)).isEqualTo(401);
    assertThat(signIn(account.email(), GOOD)).isEqualTo(200);
  }

  @Test
  void leavesOnesOwnAccountAlone() {
    String own = USERS + "/" + administrator.id();

    Answer refused = admin.sendText("PUT", own, "{\"is_active\": false}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("OWN_ACCOUNT");
    assertThat(put(admin, own, "{\"role\": \"USER\"}")).isEqualTo(409);
    assertThat(put(admin, own + "/password", "{\"new_password\": \"" + GOOD + "\"}"))
        .isEqualTo(409);
  }

  @Test
  void keepsAnAdministratorWhenTwoTakeEachOthersRights() throws Exception {
    List<Account> two = List.of(administrator, server.account(Role.ADMIN));
    List<Callable<Integer>> both =
        IntStream.range(0, 2)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        put(
                            server.signedIn(two.get(i)),
                            USERS + "/" + two.get(1 - i).id(),
                            "{\"role\": \"USER\"}"))
            .toList();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Integer> statuses = threads.invokeAll(both).stream().map(UserApiTest::status).toList();

      assertThat(statuses).containsExactlyInAnyOrder(200, 403);
    }
  }

  private static int status(Future<Integer> answered) {
    return answered.resultNow();
  }

  @Test
  void knowsNobodyElse() {
    assertThat(admin.get(NOBODY).status()).isEqualTo(404);
    assertThat(put(admin, NOBODY, "{\"is_active\": false}")).isEqualTo(404);
    assertThat(put(admin, NOBODY + "/password", "{\"new_password\": \"" + GOOD + "\"}"))
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "offset=-1", "search=%00"})
  void refusesWhatMakesNoSense(String query) {
    assertThat(admin.get(USERS + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void isForAdministrators() {
    assertThat(user.get(USERS).status()).isEqualTo(403);
    assertThat(put(user, path, "{\"role\": \"ADMIN\"}")).isEqualTo(403);
    assertThat(put(user, path + "/password", "{\"new_password\": \"" + GOOD + "\"}"))
        .isEqualTo(403);
    assertThat(server.anonymous().get(USERS).status()).isEqualTo(401);
  }

  @Test
  void takesFewStatements() {
    assertThat(new StatementsOf(server, admin).get(USERS, USERS)).isBetween(1, 6);
  }
}
