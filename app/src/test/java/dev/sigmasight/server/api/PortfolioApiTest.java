package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioApiTest {
  private static final String PATH = "/api/v1/portfolios";
  private static final TestServer server = TestServer.shared();

  private static final Instant AFTER_THE_CLOSE = Instant.parse("2026-01-15T22:00:00Z");

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private Answer create(String json) {
    return client.postText(PATH, json);
  }

  private Answer put(String path, String json) {
    return client
        .with("Content-Type", "application/json")
        .send("PUT", path, BodyPublishers.ofString(json));
  }

  @Test
  void createsAPortfolioWithEveryField() {
    Answer created =
        create(
            """
            {"name": " Growth ", "account_name": "Main", "account_type": "ROTH_IRA",
             "description": "d", "currency": "usd", "equity_balance": 150000.5, "is_active": true}
            """);

    assertThat(created.status()).isEqualTo(201);
    String id = created.text("id");
    assertThat(created.header("Location")).isEqualTo(PATH + "/" + id);
    assertThat(created.text())
        .isEqualTo(
            """
            {"id":"%s","user_id":"%s","name":"Growth","account_name":"Main",\
            "account_type":"roth_ira","description":"d","currency":"USD",\
            "equity_balance":150000.50,"initial_equity":150000.50,\
            "exposure_limits":{"gross_max":null,"net_min":null,"net_max":null},"is_active":true,\
            "created_at":"2026-01-15T15:00:00Z","updated_at":"%s","deleted_at":null,\
            "position_count":0,"net_asset_value":null,"total_value":null,\
            "value_as_of":null}"""
                .formatted(id, account.id(), created.text("updated_at")));
    assertThat(client.get(PATH + "/" + id).text()).isEqualTo(created.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | {'name': ' ', 'account_name': 'A'}",
        "account_name | {'name': 'N'}",
        "account_type | {'name': 'N', 'account_name': 'A', 'account_type': 'offshore'}",
        "currency | {'name': 'N', 'account_name': 'A', 'currency': 'US'}",
        "equity_balance | {'name': 'N', 'account_name': 'A', 'equity_balance': -1}",
        "equity_balance | {'name': 'N', 'account_name': 'A', 'equity_balance': 1.00001}",
        "equity_balance | {'name': 'N', 'account_name': 'A', 'equity_balance': 1e13}",
        "name | {'name': 'a\\u0000b', 'account_name': 'A'}",
        "description | {'name': 'N', 'account_name': 'A', 'description': 'a\\u0000b'}",
      })
  void refusesWhatIsNoPortfolioAndNamesTheField(String field, String json) {
    Answer refused = create(json.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
  }

  @Test
  void refusesAnAccountNameThatIsTaken() {
    create("{\"name\": \"N\", \"account_name\": \"Main\"}");

    Answer refused = create("{\"name\": \"N\", \"account_name\": \"MAIN\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("ERR_PORT_001");
  }

  @Test
  void createsOnceForOneIdempotencyKey() {
    String json = "{\"name\": \"N\", \"account_name\": \"Main\", \"equity_balance\": 5}";
    Client once = client.with("Idempotency-Key", "k1");

    Answer first = once.postText(PATH, json);
    Answer second = once.postText(PATH, json);

    assertThat(second).isEqualTo(new Answer(201, second.headers(), first.text()));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(client.get(PATH).body().get("total_count").asInt()).isEqualTo(1);
    assertThat(once.postText(PATH, json.replace("Main", "Other")).text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void sumsTheActivePortfolios() {
    create("{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 100}");
    create("{\"name\": \"N\", \"account_name\": \"B\", \"equity_balance\": 20.25}");
    create(
        "{\"name\": \"N\", \"account_name\": \"C\", \"equity_balance\": 7, \"is_active\": false}");

    assertThat(client.get(PATH).body().get("net_asset_value").isNull()).isTrue();
    server.clock().set(AFTER_THE_CLOSE);

    Answer active = client.get(PATH);
    Answer all = client.get(PATH + "?include_inactive=true");

    assertThat(active.body().get("total_count").asInt()).isEqualTo(2);
    assertThat(active.body().get("net_asset_value").decimalValue()).isEqualByComparingTo("120.25");
    assertThat(all.body().get("total_count").asInt()).isEqualTo(3);
    assertThat(all.body().get("active_count").asInt()).isEqualTo(2);
    assertThat(all.body().get("total_value").decimalValue()).isEqualByComparingTo("120.25");
  }

  @Test
  void changesAPortfolioAndIgnoresTheEquityThatWasShown() {
    String id =
        create("{\"name\": \"N\", \"account_name\": \"A\", \"equity_balance\": 100}").text("id");

    Answer changed = put(PATH + "/" + id, "{\"name\": \"New\", \"equity_balance\": 100.00}");
    Answer corrected = put(PATH + "/" + id, "{\"equity_balance\": 250}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("name")).isEqualTo("New");
    assertThat(corrected.body().get("initial_equity").decimalValue()).isEqualByComparingTo("250");
    assertThat(put(PATH + "/" + id, "{\"name\": \"  \"}").status()).isEqualTo(400);
  }

  @Test
  void limitsOfTheExposureAreSetAndRemovedTogether() {
    String id = create("{\"name\": \"N\", \"account_name\": \"A\"}").text("id");

    Answer set = limits(id, "{\"gross_max\": 1.50, \"net_min\": -0.2, \"net_max\": 0.8125}");
    Answer renamed = put(PATH + "/" + id, "{\"name\": \"New\", \"exposure_limits\": null}");

    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.text())
        .contains("\"exposure_limits\":{\"gross_max\":1.5,\"net_min\":-0.2,\"net_max\":0.8125}");
    assertThat(renamed.body().get("exposure_limits")).isEqualTo(set.body().get("exposure_limits"));
    assertThat(limits(id, "{\"gross_max\": 20}").text())
        .contains("\"exposure_limits\":{\"gross_max\":20,\"net_min\":null,\"net_max\":null}");
    assertThat(limits(id, "{}").text())
        .contains("\"exposure_limits\":{\"gross_max\":null,\"net_min\":null,\"net_max\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exposure_limits.gross_max | {'gross_max': -0.01}",
        "exposure_limits.gross_max | {'gross_max': 100.5}",
        "exposure_limits.gross_max | {'gross_max': 1.00001}",
        "exposure_limits.net_min | {'net_min': -101}",
        "exposure_limits.net_max | {'net_max': 101}",
        "exposure_limits.net_min | {'net_min': 0.5, 'net_max': 0.4}"
      })
  void namesTheLimitThatIsRefused(String field, String limits) {
    String id = create("{\"name\": \"N\", \"account_name\": \"A\"}").text("id");

    Answer refused = limits(id, limits.replace('\'', '"'));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(client.get(PATH + "/" + id).body().at("/exposure_limits/gross_max").isNull())
        .isTrue();
  }

  private Answer limits(String id, String limits) {
    return client.sendText("PUT", PATH + "/" + id, "{\"exposure_limits\": " + limits + "}");
  }

  @Test
  void deletesAPortfolioButNotTheLastActiveOne() {
    String first = create("{\"name\": \"N\", \"account_name\": \"A\"}").text("id");
    create("{\"name\": \"N\", \"account_name\": \"B\"}");

    Answer deleted = client.delete(PATH + "/" + first);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text("message")).isEqualTo("The portfolio N is deleted.");
    assertThat(deleted.text("deleted_at")).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(client.get(PATH + "/" + first).body().get("is_active").asBoolean()).isFalse();
    String last = client.get(PATH).body().get("portfolios").get(0).get("id").asString();
    Answer refused = client.delete(PATH + "/" + last);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("LAST_ACTIVE_PORTFOLIO");
  }
}
