package dev.sigmasight.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OnboardingApiTest {
  private static final String PATH = "/api/v1/onboarding/create-portfolio";
  private static final String BOUNDARY = "----boundary7d1";
  private static final String HEADER = "Symbol,Quantity,Entry Price Per Share,Entry Date\n";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));

  private static Map<String, String> fields() {
    return new LinkedHashMap<>(
        Map.of(
            "portfolio_name", "Imported",
            "account_name", "Main",
            "account_type", "IRA",
            "equity_balance", "150000"));
  }

  private static Answer upload(Client by, Map<String, String> fields, String csv) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    body.append(
        """
        --%s\r
        Content-Disposition: form-data; name="csv_file"; filename="p.csv"\r
        Content-Type: text/csv\r
        \r
        %s\r
        --%s--\r
        """
            .formatted(BOUNDARY, csv, BOUNDARY));
    return by.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .send("POST", PATH, BodyPublishers.ofString(body.toString(), UTF_8));
  }

  @Test
  void createsAPortfolioFromAFile() {
    Answer created =
        upload(
            client, fields(), HEADER + "JPM,500,83.3684,2018-12-31\nMO,-300,33.3673,2018-12-31\n");

    assertThat(created.status()).isEqualTo(201);
    String id = created.text("portfolio_id");
    assertThat(created.header("Location")).isEqualTo("/api/v1/portfolios/" + id);
    assertThat(created.text())
        .isEqualTo(
            """
            {"portfolio_id":"%s","portfolio_name":"Imported","account_name":"Main",\
            "account_type":"ira","equity_balance":150000.00,"positions_imported":2,\
            "positions_failed":0,"total_positions":2,"closed_positions":0,\
            "first_day":"2018-12-31","cash":118325.99,"ignored_columns":[],\
            "import_id":"%s","duplicate_of":null,"dry_run":false,\
            "message":"The portfolio was created.","next_step":{"action":"view",\
            "endpoint":"/api/v1/data/portfolio/%s/complete",\
            "description":"Values and risk appear with the next batch run."}}"""
                .formatted(id, created.text("import_id"), id));
    assertThat(client.get("/api/v1/portfolios/" + id).body().get("position_count").asInt())
        .isEqualTo(2);
  }

  @Test
  void namesTheRowSymbolAndColumnOfEveryFault() {
    Answer refused = upload(client, fields(), HEADER + "JPM,1,1,2018-12-31\nMO,0,x,2018-12-31\n");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("code")).isEqualTo("ERR_PORT_008");
    JsonNode first = refused.body().get("errors").get(0);
    assertThat(first.toString())
        .isEqualTo(
            """
            {"field":"Quantity","message":"The quantity is zero; leave the row out.",\
            "code":"ERR_POS_006","row":3,"symbol":"MO"}""");
    assertThat(refused.body().get("errors")).hasSize(2);
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isZero();
  }

  @Test
  void createsOnceForOneIdempotencyKey() {
    Client once = client.with("Idempotency-Key", "k1");
    String csv = HEADER + "JPM,1,1,2018-12-31\n";

    Answer first = upload(once, fields(), csv);

    assertThat(upload(once, fields(), csv).text()).isEqualTo(first.text());
    assertThat(upload(once, fields(), csv + "MO,1,1,2018-12-31\n").text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(upload(client, fields(), csv).text("code")).isEqualTo("ERR_PORT_001");
  }

  @Test
  void onlyLooksInADryRun() {
    Map<String, String> fields = fields();
    fields.put("dry_run", "true");

    Answer looked = upload(client, fields, HEADER + "JPM,500,83.3684,2018-12-31\n");

    assertThat(looked.status()).isEqualTo(200);
    assertThat(looked.body().get("portfolio_id").isNull()).isTrue();
    assertThat(looked.body().get("total_positions").asInt()).isEqualTo(1);
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isZero();
  }

  @Test
  void saysWhatIsMissing() {
    Answer refused = upload(client, Map.of(), HEADER + "JPM,1,1,2018-12-31\n");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("ERR_PORT_002");
    assertThat(refused.body().get("errors")).hasSize(3);
  }

  @Test
  void refusesAFileOverTheLimitWithItsCode() {
    String row = "# " + "x".repeat(1000) + "\n";

    Answer refused = upload(client, fields(), HEADER + row.repeat(10_500));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("errors").get(0).get("code").asString()).isEqualTo("ERR_CSV_001");
  }

  @Test
  void handsOutTheTemplateToEverybody() {
    Answer template = server.anonymous().get("/api/v1/onboarding/csv-template");

    assertThat(template.status()).isEqualTo(200);
    assertThat(template.header("Content-Type")).startsWith("text/csv");
    assertThat(template.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"sigmasight_portfolio_template.csv\"");
    assertThat(template.header("Cache-Control")).isEqualTo("max-age=3600, public");
    assertThat(upload(client, fields(), template.text()).status()).isEqualTo(201);
  }
}
