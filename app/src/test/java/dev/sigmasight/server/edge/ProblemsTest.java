package dev.sigmasight.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal has the same shape and says what was wrong. */
class ProblemsTest {
  private static final TestServer server = TestServer.shared();
  private static final String ID = UUID.randomUUID().toString();

  private static Client client() {
    return server.anonymous();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  private static JsonNode fault(String field, String message) {
    return json(
        "{\"field\": \"%s\", \"message\": \"%s\", \"code\": \"INVALID\"}"
            .formatted(field, message));
  }

  static Iterable<String> kinds() {
    return Sample.PROBLEMS.keySet();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void answersEachKindWithItsTypeAndStatus(String slug) {
    Problem problem = Sample.of(slug);

    Answer answer = client().get("/sample/problem/" + slug);

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("/problems/" + slug);
    assertThat(answer.status())
        .isEqualTo(answer.body().get("status").asInt())
        .isEqualTo(Problems.kindOf(problem).status().value());
    assertThat(answer.text("title")).isEqualTo(Problems.kindOf(problem).title());
    assertThat(answer.text("detail")).isEqualTo(problem.detail());
    assertThat(answer.text("code")).isEqualTo(problem.code());
    assertThat(answer.text("instance")).isEqualTo("/sample/problem/" + slug);
    assertThat(answer.body().get("errors").size()).isEqualTo(problem.faults().size());
  }

  @Test
  void knowsASampleOfEveryKind() {
    assertThat(Sample.PROBLEMS.values())
        .map(problem -> problem.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void namesTheRowAndTheSymbolOfAFile() {
    assertThat(client().get("/sample/problem/invalid-input").body().get("errors").get(0))
        .isEqualTo(
            json(
                """
                {"field": "Quantity", "message": "is zero", "code": "ERR_POS_006", "row": 3,
                 "symbol": "AAPL"}
                """));
  }

  @Test
  void addsWhatAKindKnows() {
    assertThat(client().get("/sample/problem/too-many-requests").header("Retry-After"))
        .isEqualTo("3");
    assertThat(client().get("/sample/problem/unauthenticated").header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    assertThat(client().get("/sample/problem/unavailable").text("component"))
        .isEqualTo("ai_database");
    JsonNode insufficient = client().get("/sample/problem/insufficient-data").body();
    assertThat(insufficient.get("have").asInt()).isEqualTo(10);
    assertThat(insufficient.get("need").asInt()).isEqualTo(21);
  }

  @Test
  void hidesTheCauseOfTheUnexpectedBehindAReference() {
    Answer answer = client().get("/sample/broken");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("type")).isEqualTo("/problems/internal-error");
    assertThat(answer.text("reference")).hasSize(12);
    assertThat(answer.text("detail")).contains(answer.text("reference"));
    assertThat(answer.text()).doesNotContain("secret", "Exception");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/sample/x/2026-01-15, id, must be a UUID",
        "/sample/ID/15.1.2026, date, must be a date as YYYY-MM-DD",
        "/sample/ID/2026-01-02%2B01:00, date, must be a date as YYYY-MM-DD",
        "/sample/ID/2026-02-30, date, must be a date as YYYY-MM-DD",
        "/sample/ID/2026-01-15?days=two, days, must be a whole number",
        "/sample/ID/2026-01-15?days=0x10, days, must be a whole number",
        "/sample/ID/2026-01-15?days=%2310, days, must be a whole number",
        "/sample/ID/2026-01-15?days=%2B5, days, must be a whole number",
        "/sample/ID/2026-01-15?days=%D9%A5, days, must be a whole number",
        "/sample/ID/2026-01-15?days=1%200, days, must be a whole number",
        "/sample/ID/2026-01-15?days=%205, days, must be a whole number",
        "/sample/ID/2026-01-15?max_rows=10, max_rows, is above 9",
        "/sample/decimals?share=0x1p3, share, must be a number",
        "/sample/decimals?share=NaN, share, must be a number",
        "/sample/decimals?price=%D9%A5, price, must be a number",
        "/sample/needs, symbol, is required",
      })
  void namesTheParameterAtFault(String path, String field, String message) {
    Answer answer = client().get(path.replace("ID", ID));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("type")).isEqualTo("/problems/invalid-input");
    assertThat(answer.text("detail")).isEqualTo(field + " " + message + ".");
    assertThat(answer.body().get("errors").get(0)).isEqualTo(fault(field, message));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "-5, -5", "007, 7"})
  void takesPlainNumbers(String written, String meant) {
    assertThat(client().get("/sample/" + ID + "/2026-01-15?days=" + written).text())
        .contains(" " + meant + " ");
    assertThat(client().get("/sample/counts?days=0," + written).text())
        .isEqualTo("[0," + meant + "]");
    assertThat(client().get("/sample/decimals?share=" + written + ".5e-1&price=.5").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,0x10", "0x10", "1,%D9%A5"})
  void takesNoOtherNumbersInAList(String written) {
    Answer answer = client().get("/sample/counts?days=" + written);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo("days");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"items\": [{\"item_name\": \"\", \"count\": 1}]} | items[0].item_name | is required",
        "{\"items\": [{\"item_name\": \"a\", \"count\": 1.5}]} | items[0].count | must be a whole number",
        "{\"items\": [{\"item_name\": \"a\\u0000\", \"count\": 1}]} | items[0].item_name | must be a text",
        "{\"items\": [{\"item_name\": \"\\ud800\", \"count\": 1}]} | items[0].item_name | must be a text",
        "{\"buyer\": \"me\"} | buyer | must be a UUID",
        "{\"due_on\": \"tomorrow\"} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": 20240102} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": 1.5} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": true} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": {}} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": [2024, 1, 2]} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": [\"2024-01-02\"]} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": \"2024-01-02T00:00:00Z\"} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": \"2024-01-02T00:00:00\"} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": \" 2024-01-02 \"} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": \"+12024-01-02\"} | due_on | must be a date as YYYY-MM-DD",
        "{\"due_on\": \"2024-02-30\"} | due_on | must be a date as YYYY-MM-DD",
        "{\"side\": 0} | side | must be one of BUY, SELL",
        "{\"good_until\": 1767225600} | good_until | must be a timestamp as YYYY-MM-DDThh:mm:ssZ",
        "{\"price\": 1e999999999} | price | must be a number",
        "{\"price\": \"much\"} | price | must be a number",
        "{\"items\": {}} | items | must be a list",
        "{\"items\": [1]} | items[0] | must be an object",
        "{\"prices\": 1} | prices | is not a known property",
      })
  void namesThePropertyAtFault(String body, String field, String message) {
    Answer answer = client().postText("/sample/order", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("errors").get(0)).isEqualTo(fault(field, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"price\": | The body is not valid JSON: see line 1, column 10.",
        "{\"price\": 1, \"price\": 2} | The body is not valid JSON: see line 1, column 21.",
        "`` | The request has no readable body.",
        "[] | The body must be an object in JSON.",
        "7 | The body must be an object in JSON.",
        "\"text\" | The body must be an object in JSON.",
      })
  void saysWhereABodyIsNotJson(String body, String detail) {
    Answer answer = client().postText("/sample/order", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo(detail);
  }

  @Test
  void takesADateAndTheLackOfOne() {
    assertThat(client().postText("/sample/order", "{\"due_on\": \"2024-02-29\"}").text("due_on"))
        .isEqualTo("2024-02-29");
    assertThat(client().postText("/sample/order", "{\"due_on\": null}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"days\": 2}", "{\"x\": ", "[]", "7"})
  void saysThatParametersGoIntoTheQuery(String body) {
    Answer answer =
        server.signedIn(server.account(Role.USER)).postText("/api/v1/sample/days", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail"))
        .isEqualTo("Nothing reads a body here; say days and max_rows in the query of the address.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "{ }", "null"})
  void takesABodyThatSaysNothing(String body) {
    Client user = server.signedIn(server.account(Role.USER));

    assertThat(user.postText("/api/v1/sample/days?days=2", body).text()).isEqualTo("2 1");
  }

  @Test
  void takesTheParametersOfAForm() {
    Client user = server.signedIn(server.account(Role.USER));

    assertThat(
            user.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/v1/sample/days", BodyPublishers.ofString("days=2&max_rows=3"))
                .text())
        .isEqualTo("2 3");
  }

  @Test
  void countsTheFaultsOfABody() {
    Answer answer =
        client()
            .postText(
                "/sample/order",
                "{\"items\": [{\"item_name\": \"\", \"count\": 1}, {\"item_name\": \" \", \"count\": 1}]}");

    assertThat(answer.text("detail")).isEqualTo("The request has 2 faults; see errors.");
    assertThat(answer.body().get("errors").size()).isEqualTo(2);
  }

  @Test
  void answersWhatTheFrameworkRefuses() {
    assertThat(client().get("/nothing").text("type")).isEqualTo("/problems/not-found");
    Answer method = client().post("/sample/numbers");
    assertThat(method.text("type")).isEqualTo("/problems/method-not-allowed");
    assertThat(method.header("Allow")).contains("GET");
    assertThat(client().with("Accept", "image/png").get("/sample/numbers").text("type"))
        .isEqualTo("/problems/not-acceptable");
    Answer media =
        client()
            .with("Content-Type", "text/csv")
            .send("POST", "/sample/order", BodyPublishers.ofString("a,b"));
    assertThat(media.text("type")).isEqualTo("/problems/unsupported-media-type");
    assertThat(media.header("Accept")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/livez;a=b",
        "//livez",
        "/api//v1/tags",
        "/api/v1/tags/%2e",
        "/api/v1/./tags",
        "/a%25b",
        "/a%0Ab",
        "/a%3Bb"
      })
  void saysWhatAnAddressMayNotHave(String path) {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("/problems/invalid-input");
    assertThat(answer.text("detail")).startsWith("Correct the path of the address: //,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "get", "PROPFIND"})
  void saysWhichMethodsThereAre(String method) {
    Answer answer = client().send(method, "/api/v1/tags", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("/problems/method-not-allowed");
    assertThat(answer.text("detail")).startsWith("No address answers to this method;");
    assertThat(answer.header("Allow")).contains("GET", "DELETE");
    assertThat(answer.text("instance")).isEqualTo("/api/v1/tags");
  }

  /** Tomcat refuses them before any filter of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/tags/%00", "/api%2Fv1/tags", "/api/v1%5Ctags"})
  void answersWhatTheWebServerRefuses(String path) {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("/problems/invalid-input");
    assertThat(answer.text("code")).isEqualTo("INVALID_INPUT");
    assertThat(answer.text("detail")).startsWith("The web server cannot read the request: look");
  }

  @Test
  void refusesToTrace() {
    Answer answer = client().send("TRACE", "/api/v1/tags", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text("detail"))
        .isEqualTo("This address does not answer to this method; see the Allow header.");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @Test
  void refusesWhatIsTooLarge() {
    Answer json = client().postText("/sample/order", " ".repeat(11_000_000) + "{\"items\": []}");
    Answer file =
        client()
            .with("Content-Type", "multipart/form-data; boundary=b")
            .send(
                "POST",
                "/sample/file",
                BodyPublishers.ofString(
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                        + "x".repeat(12_000_000)
                        + "\r\n--b--\r\n"));

    assertThat(json.status()).isEqualTo(413);
    assertThat(file.status()).isEqualTo(413);
    assertThat(file.text("type")).isEqualTo("/problems/too-large");
  }

  @Test
  void writesNumbersPlainAndTimesInUtc() {
    assertThat(client().get("/sample/numbers").text())
        .isEqualTo(
            "{\"big\":1000000000,\"small\":0.000000000001,\"tiny\":0.00000010,"
                + "\"large\":1000000000000000000000,\"at\":\"2026-01-15T15:00:00.500Z\","
                + "\"on\":\"2026-01-15\"}");
  }

  @Test
  void handsTheAccountToAController() {
    Account account = server.account(Role.USER);

    assertThat(server.signedIn(account).get("/api/v1/sample/me").text())
        .isEqualTo(account.id().toString());
    assertThat(client().get("/sample/me").status()).isEqualTo(401);
  }

  @Test
  void takesAnAddressWithASlashTooMany() {
    Account account = server.account(Role.USER);

    assertThat(server.signedIn(account).get("/api/v1/sample/me/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void explainsEachKindOnAPage(ProblemKind kind) {
    Answer page = client().get("/problems/" + kind.slug());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(page.text())
        .startsWith("# " + kind.title() + "\n")
        .contains(Integer.toString(kind.status().value()), "## Cause", "## Remedy");
  }
}
