package dev.sigmasight.server.api;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Previewing a file, importing it with a mapping, and taking an import back. */
class ImportApiTest {
  private static final String PREVIEW = "/api/v1/onboarding/import/preview";
  private static final String CREATE = "/api/v1/onboarding/create-portfolio";
  private static final String OWN =
      "Symbol,Quantity,Entry Price Per Share,Entry Date\nJPM,10,100,2020-01-02\n";
  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);

  private Answer preview(byte[] file) {
    return Upload.of(client, PREVIEW, Map.of(), file);
  }

  private JsonNode previewed(String text) {
    Answer answer = preview(text.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private Answer create(String accountName, String mapping, byte[] file) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("portfolio_name", "Imported");
    fields.put("account_name", accountName);
    fields.put("equity_balance", "150000");
    if (!mapping.isEmpty()) {
      fields.put("mapping", mapping);
    }
    return Upload.of(client, CREATE, fields, file);
  }

  private String created() {
    return create("Main", "", OWN.getBytes(UTF_8)).text("portfolio_id");
  }

  private JsonNode imports(String portfolio) {
    return client.get("/api/v1/portfolios/" + portfolio + "/imports").body();
  }

  private Answer undo(String portfolio) {
    String id = imports(portfolio).at("/imports/0/id").asString();
    return client.post("/api/v1/portfolios/" + portfolio + "/imports/" + id + "/undo");
  }

  /** By hand: 10 × 100 + 5 × 20 long, 4 × 50 short, 1,000 + 100 − 200 + (20 × 1 − 20 × 3) paid. */
  @Test
  void previewsAFileOfTheTemplateAndStoresNothing() {
    JsonNode preview =
        previewed(
            """
            Symbol,Quantity,Entry Price Per Share,Entry Date,Exit Date,Exit Price Per Share
            JPM,10,100,2020-01-02,,
            MO,-4,50,2020-01-03,,
            KO,5,20,2020-01-06,,
            PG,20,1,2020-01-06,2020-02-03,3
            XX,0,x,2020-01-07,,
            """);

    assertThat(preview.get("profile").asString()).isEqualTo("sigmasight");
    assertThat(preview.get("total_rows").asInt()).isEqualTo(5);
    assertThat(preview.get("ready_rows").asInt()).isEqualTo(4);
    assertThat(preview.get("faulty_rows").asInt()).isEqualTo(1);
    assertThat(preview.get("totals").toString())
        .isEqualTo(
            "{\"count\":4,\"long_count\":2,\"short_count\":1,\"long_value\":1100.0,"
                + "\"short_value\":-200.0,\"cash_needed\":860.0}");
    JsonNode first = preview.at("/rows/0");
    assertThat(first.toString())
        .isEqualTo(
            "{\"row\":2,\"symbol\":\"JPM\",\"status\":\"ready\",\"quantity\":10,"
                + "\"entry_price\":100,\"entry_date\":\"2020-01-02\","
                + "\"investment_class\":\"PUBLIC\",\"errors\":[]}");
    JsonNode faulty = preview.at("/rows/4");
    assertThat(faulty.get("status").asString()).isEqualTo("faulty");
    assertThat(faulty.get("row").asInt()).isEqualTo(6);
    assertThat(faulty.get("errors").valueStream().map(each -> each.get("code").asString()))
        .containsExactly("ERR_POS_006", "ERR_POS_009");
    assertThat(preview.get("total_errors").asInt()).isEqualTo(2);
    assertThat(preview.get("errors").size()).isZero();
    assertThat(preview.get("duplicate_of").isNull()).isTrue();
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isZero();
  }

  @Test
  void recognisesTheColumnsOfABroker() {
    JsonNode preview =
        previewed(
            """
            "Positions for account XXX-1234 as of 01/14/2026"

            Ticker,Description,Shares,Price,Average Cost,Date Acquired
            AAPL,APPLE INC,"1,000",$250.10,"$1,150.25",03/25/2024
            MSFT,MICROSOFT,(5),410,300,1/2/2024
            """);

    assertThat(preview.get("profile").asString()).isEqualTo("broker");
    assertThat(preview.at("/mapping/columns").toString())
        .isEqualTo(
            "{\"symbol\":\"Ticker\",\"quantity\":\"Shares\",\"entry_price\":\"Average Cost\","
                + "\"entry_date\":\"Date Acquired\"}");
    assertThat(preview.at("/mapping/header_line").asInt()).isEqualTo(3);
    assertThat(preview.at("/mapping/date_format").asString()).isEqualTo("MM/DD/YYYY");
    assertThat(preview.at("/mapping/number_format").asString()).isEqualTo("1,234.50");
    assertThat(preview.at("/columns/2").toString())
        .isEqualTo(
            "{\"title\":\"Shares\",\"samples\":[\"1,000\",\"(5)\"],\"suggested\":\"quantity\"}");
    assertThat(preview.at("/columns/1/suggested").isNull()).isTrue();
    assertThat(preview.get("missing_columns").size()).isZero();
    assertThat(preview.at("/rows/0/quantity").asInt()).isEqualTo(1000);
    assertThat(preview.at("/rows/0/entry_price").asDouble()).isEqualTo(1150.25);
    assertThat(preview.at("/rows/0/entry_date").asString()).isEqualTo("2024-03-25");
    assertThat(preview.at("/rows/1/quantity").asInt()).isEqualTo(-5);
    assertThat(preview.at("/rows/1/entry_date").asString()).isEqualTo("2024-01-02");
  }

  /** The first line would be taken for the header; it is of another table. */
  @Test
  void showsTheColumnsOfTheHeaderThatIsSaid() {
    byte[] file =
        "Symbol,Price,Quantity\nnotes,of,mine\nTicker,Shares,Average Cost,Bought\nKO,3,50.5,2024-03-25\n"
            .getBytes(UTF_8);
    String mapping =
        "{\"header_line\": 3, \"columns\": {\"symbol\": \"Ticker\", \"quantity\": \"Shares\","
            + " \"entry_price\": \"Average Cost\", \"entry_date\": \"Bought\"}}";

    JsonNode preview = Upload.of(client, PREVIEW, Map.of("mapping", mapping), file).body();

    assertThat(preview.get("columns").valueStream().map(each -> each.get("title").asString()))
        .containsExactly("Ticker", "Shares", "Average Cost", "Bought");
    assertThat(preview.at("/columns/0").toString())
        .isEqualTo("{\"title\":\"Ticker\",\"samples\":[\"KO\"],\"suggested\":\"symbol\"}");
    assertThat(preview.get("ready_rows").asInt()).isEqualTo(1);
  }

  @Test
  void knowsOptionsAsBrokersWriteThem() {
    JsonNode rows =
        previewed(
                """
                Symbol,Quantity,Entry Price Per Share,Entry Date
                -SPY261218C600,-2,12.5,2025-12-01
                QQQ260619P450.5,1,3,2025-12-01
                -IWM261218C00200000,-1,3,2025-12-01
                """)
            .get("rows");

    assertThat(rows.valueStream().map(each -> each.get("status").asString()))
        .as(rows.toString())
        .containsOnly("ready");
    assertThat(rows.valueStream().map(each -> each.get("investment_class").asString()))
        .containsOnly("OPTIONS");
    assertThat(rows.valueStream().map(each -> each.get("quantity").asInt()))
        .containsExactly(-2, 1, -1);
    assertThat(rows.valueStream().map(each -> each.get("symbol").asString()))
        .containsExactly("SPY261218C00600000", "QQQ260619P00450500", "IWM261218C00200000");
  }

  @Test
  void readsEuropeanFilesInOldEncodings() {
    byte[] file =
        "Ticker;Name;Qty;Avg Price;Trade Date\nSAP;Größe;1.000;112,25;25.03.2024\n"
            .getBytes(Charset.forName("windows-1252"));

    JsonNode preview = preview(file).body();

    assertThat(preview.at("/mapping/encoding").asString()).isEqualTo("windows-1252");
    assertThat(preview.at("/mapping/delimiter").asString()).isEqualTo(";");
    assertThat(preview.at("/mapping/date_format").asString()).isEqualTo("DD/MM/YYYY");
    assertThat(preview.at("/mapping/number_format").asString()).isEqualTo("1.234,50");
    assertThat(preview.at("/columns/1/samples/0").asString()).isEqualTo("Größe");
    assertThat(preview.at("/rows/0/quantity").asInt()).isEqualTo(1000);
    assertThat(preview.at("/rows/0/entry_price").asDouble()).isEqualTo(112.25);
    assertThat(preview.at("/rows/0/entry_date").asString()).isEqualTo("2024-03-25");
  }

  @Test
  void knowsTheTitlesOfGermanFiles() {
    JsonNode preview = previewed("Symbol;Stück;Kurs;Datum\nSAP;1.000;185,92;31.01.2024\n");
    JsonNode other =
        previewed("Wertpapier;Menge;Kurs;Einstandskurs;Kaufdatum\nSAP;5;190;185,92;31.01.2024\n");

    assertThat(preview.at("/mapping/columns").toString())
        .isEqualTo(
            "{\"symbol\":\"Symbol\",\"quantity\":\"Stück\",\"entry_price\":\"Kurs\","
                + "\"entry_date\":\"Datum\"}");
    assertThat(preview.at("/rows/0/quantity").asInt()).isEqualTo(1000);
    assertThat(preview.at("/rows/0/entry_price").asDouble()).isEqualTo(185.92);
    assertThat(preview.at("/rows/0/entry_date").asString()).isEqualTo("2024-01-31");
    assertThat(other.at("/mapping/columns/entry_price").asString()).isEqualTo("Einstandskurs");
    assertThat(other.at("/rows/0/entry_price").asDouble()).isEqualTo(185.92);
  }

  @Test
  void readsTabsAndUtf16() {
    byte[] file = "\uFEFFTicker\tShares\tPrice\tDate\nKO\t3\t50.5\t2024-03-25\n".getBytes(UTF_16LE);

    JsonNode preview = preview(file).body();

    assertThat(preview.at("/mapping/encoding").asString()).isEqualTo("UTF-16LE");
    assertThat(preview.at("/mapping/delimiter").asString()).isEqualTo("TAB");
    assertThat(preview.get("ready_rows").asInt()).isEqualTo(1);
  }

  @Test
  void importsWithTheMappingOfThePreview() {
    byte[] file = "Ticker;Qty;Avg Price;Trade Date\nSAP;1.000;112,25;25.03.2024\n".getBytes(UTF_8);
    String mapping = preview(file).body().get("mapping").toString();

    Answer refused = create("Main", "", file);
    Answer created = create("Main", mapping, file);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.body().get("cash").asInt()).isEqualTo(37_750);
    assertThat(created.text("first_day")).isEqualTo("2024-03-25");
    assertThat(created.text("import_id"))
        .isEqualTo(imports(created.text("portfolio_id")).at("/imports/0/id").asString());
  }

  @Test
  void takesADayForFilesThatSayNone() {
    byte[] file = "Ticker,Shares,Price\nKO,3,50.5\n".getBytes(UTF_8);
    JsonNode without = preview(file).body();
    String mapping =
        "{\"columns\": {\"symbol\": \"Ticker\", \"quantity\": \"Shares\", \"entry_price\":"
            + " \"Price\"}, \"default_entry_date\": \"2025-12-31\"}";

    JsonNode with = Upload.of(client, PREVIEW, Map.of("mapping", mapping), file).body();

    assertThat(without.get("missing_columns").toString()).isEqualTo("[\"entry_date\"]");
    assertThat(without.get("ready_rows").asInt()).isZero();
    assertThat(without.at("/errors/0/code").asString()).isEqualTo("ERR_CSV_004");
    assertThat(with.get("missing_columns").size()).isZero();
    assertThat(with.at("/rows/0/entry_date").asString()).isEqualTo("2025-12-31");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "null",
        "{\"odd\": 1}",
        "{\"columns\": {\"weight\": \"W\"}}",
        "{\"columns\": {\"symbol\": null}}",
        "{\"delimiter\": \";;\"}",
        "{\"delimiter\": \"\\\"\"}",
        "{\"encoding\": \"EBCDIC\"}",
        "{\"header_line\": -1}",
        "{\"date_format\": \"YY\"}",
        "{\"number_format\": \"x\"}",
      })
  void refusesWhatIsNoMapping(String mapping) {
    Answer refused = Upload.of(client, PREVIEW, Map.of("mapping", mapping), OWN.getBytes(UTF_8));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("mapping");
    assertThat(create("Main", mapping, OWN.getBytes(UTF_8)).status()).isEqualTo(400);
  }

  @Test
  void previewsFilesThatMakeNoSenseWithoutFailing() {
    assertThat(preview(new byte[0]).body().at("/errors/0/code").asString())
        .isEqualTo("ERR_CSV_003");
    assertThat(previewed("\"not closed\n").get("ready_rows").asInt()).isZero();
    assertThat(preview(new byte[] {0, 1, 2, (byte) 0xff, 10, 13}).status()).isEqualTo(200);
    assertThat(
            client
                .with("Content-Type", "multipart/form-data; boundary=" + Upload.BOUNDARY)
                .send("POST", PREVIEW, BodyPublishers.ofString("--" + Upload.BOUNDARY + "--\r\n"))
                .text("code"))
        .isEqualTo("ERR_PORT_007");
  }

  @Test
  void needsAnAccountToPreview() {
    assertThat(Upload.of(server.anonymous(), PREVIEW, Map.of(), OWN.getBytes(UTF_8)).status())
        .isEqualTo(401);
  }

  @Test
  void remembersAnImportAndNoticesTheSameFile() {
    String portfolio = created();

    JsonNode found = imports(portfolio);
    JsonNode again = previewed(OWN);
    JsonNode second = create("Other", "", OWN.getBytes(UTF_8)).body();

    JsonNode one = found.at("/imports/0");
    assertThat(found.get("total").asInt()).isEqualTo(1);
    assertThat(one.get("file_name").asString()).isEqualTo("p.csv");
    assertThat(one.get("positions").asInt()).isEqualTo(1);
    assertThat(one.get("imported_by_user_id").asString()).isEqualTo(account.id().toString());
    assertThat(one.get("created_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(one.get("content_hash").asString()).hasSize(64);
    assertThat(one.get("can_be_undone").asBoolean()).isTrue();
    assertThat(one.get("created_portfolio").asBoolean()).isTrue();
    assertThat(again.at("/duplicate_of/portfolio_id").asString()).isEqualTo(portfolio);
    assertThat(second.at("/duplicate_of/import_id")).isEqualTo(one.get("id"));
    Client stranger = server.signedIn(server.account(Role.USER));
    assertThat(
            Upload.of(stranger, PREVIEW, Map.of(), OWN.getBytes(UTF_8))
                .body()
                .get("duplicate_of")
                .isNull())
        .isTrue();
  }

  @Test
  void takesAnImportBackAndLetsItBeDoneAgain() {
    String portfolio = created();

    Answer undone = undo(portfolio);

    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.body().get("undone").asBoolean()).isTrue();
    assertThat(undone.text("undone_at")).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isZero();
    assertThat(client.get("/api/v1/portfolios/" + portfolio).body().get("deleted_at").isNull())
        .isFalse();
    Answer twice = undo(portfolio);
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.text("code")).isEqualTo("UNDONE_ALREADY");
    assertThat(previewed(OWN).get("duplicate_of").isNull()).isTrue();
    assertThat(create("Main", "", OWN.getBytes(UTF_8)).status()).isEqualTo(201);
  }

  @Test
  void keepsAnImportThatSomethingWasBuiltOn() {
    String portfolio = created();
    client.postText(
        "/api/v1/portfolios/" + portfolio + "/transactions",
        "{\"kind\": \"FEE\", \"date\": \"2026-01-13\", \"amount\": 1}");
    client.postText(
        "/api/v1/target-prices/" + portfolio,
        "{\"symbol\": \"SPY\", \"target_price_eoy\": 9, \"current_price\": 8}");

    Answer refused = undo(portfolio);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("BUILT_ON_IMPORT");
    assertThat(refused.text("detail"))
        .contains("lines of the ledger entered or corrected since: 1, target prices: 1");
    JsonNode one = imports(portfolio).at("/imports/0");
    assertThat(one.get("can_be_undone").asBoolean()).isFalse();
    assertThat(one.get("obstacles").size()).isEqualTo(2);
    assertThat(client.get("/api/v1/portfolios").body().get("total_count").asInt()).isEqualTo(1);
  }

  @Test
  void knowsImportsOnlyOfOnesOwn() {
    String portfolio = created();
    String path = "/api/v1/portfolios/" + portfolio + "/imports";
    Client stranger = server.signedIn(server.account(Role.USER));

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(client.post(path + "/" + UUID.randomUUID() + "/undo").status()).isEqualTo(404);
    assertThat(client.post(path + "/no-id/undo").status()).isEqualTo(400);
    assertThat(new StatementsOf(server, client).get(path, "/api/v1/portfolios/{id}/imports"))
        .isBetween(1, 6);
  }
}
