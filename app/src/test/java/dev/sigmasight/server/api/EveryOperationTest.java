package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Walks every operation of our own description: whoever asks and however wrong the question, the
 * answer is a clear refusal and never a failure of ours.
 */
class EveryOperationTest {
  /** Its own, because some of the questions start runs. */
  private static final TestServer server = TestServer.start();

  private static final JsonNode API = server.anonymous().get("/v3/api-docs").body();
  private static final Client USER = server.signedIn(server.account(Role.USER));
  private static final Client ADMIN = server.signedIn(server.account(Role.ADMIN));

  private static final String PORTFOLIO =
      USER.post(
              "/api/v1/portfolios",
              Map.of("name", "A", "account_name", "A", "equity_balance", 100_000))
          .text("id");

  /** Nobody needs to sign in for these. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /api/v1/auth/login",
          "POST /api/v1/auth/register",
          "POST /api/v1/admin/auth/login",
          "POST /api/v1/onboarding/register",
          "GET /api/v1/demo/accounts",
          "GET /api/v1/health",
          "GET /api/v1/onboarding/csv-template");

  /** The AI database knows no accounts: somebody unknown has said nothing. */
  private static final String ABOUT_ANY_ACCOUNT = "/api/v1/admin/feedback/analyze-user/{user_id}";

  private static final List<String> NO_JSON =
      List.of("", "null", "[]", "\"text\"", "7", "{\"a\":", "{\"nobody_knows_this\": 1}", "\u0000");

  private static final List<String> ODD_VALUES =
      List.of(
          "",
          "x",
          "-1",
          "0",
          "99999999999999999999",
          "1e400",
          "Infinity",
          "'",
          "\u00e9\u4e2d",
          " ");

  /** One way to call an address. */
  record Operation(String method, String path, JsonNode description) {

    @Override
    public String toString() {
      return method + " " + path;
    }

    boolean isStream() {
      return path.endsWith("/events");
    }

    boolean isForAdministrators() {
      return path.startsWith("/api/v1/admin/") || path.startsWith("/api/v1/system/");
    }

    List<JsonNode> parameters(String in) {
      List<JsonNode> found = new ArrayList<>();
      description
          .path("parameters")
          .forEach(
              parameter -> {
                if (parameter.get("in").asString().equals(in)) {
                  found.add(parameter);
                }
              });
      return found;
    }

    boolean needsMoreThanAddress() {
      return takesABody()
          || parameters("query").stream().anyMatch(each -> each.path("required").asBoolean(false));
    }

    boolean takesABody() {
      return description.has("requestBody");
    }

    boolean takesJson() {
      return description.path("requestBody").path("content").has("application/json");
    }

    /** With what goes into the path made of each parameter's format. */
    String address(UnaryOperator<String> valueOfFormat) {
      String address = path;
      for (JsonNode parameter : parameters("path")) {
        String format = parameter.path("schema").path("format").asString("");
        address =
            address.replace(
                "{" + parameter.get("name").asString() + "}", encoded(valueOfFormat.apply(format)));
      }
      return address;
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    API.get("paths")
        .propertyStream()
        .filter(path -> path.getKey().startsWith("/api/v1/"))
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(
                        each ->
                            operations.add(
                                new Operation(
                                    each.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    each.getValue()))));
    assertThat(operations).hasSizeGreaterThan(40);
    return operations;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String unknown(String format) {
    return format.equals("uuid") ? UUID.randomUUID().toString() : "UNKNOWN";
  }

  private static Answer ask(Client client, Operation operation, String address, String body) {
    return operation.takesABody()
        ? client
            .with(
                "Content-Type",
                operation.takesJson()
                    ? "application/json"
                    : "multipart/form-data; boundary=nothing")
            .send(operation.method(), address, BodyPublishers.ofString(body))
        : client.send(operation.method(), address, BodyPublishers.noBody());
  }

  private static void isClear(Operation operation, Answer answer, String about) {
    assertThat(answer.status())
        .as("%s %s: %s", operation, about, answer.text())
        .isBetween(200, 499);
    assertThat(answer.text())
        .as("%s %s", operation, about)
        .doesNotContain(":NaN", "\"NaN\"", "Exception");
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type"))
          .as("%s %s", operation, about)
          .isEqualTo("application/problem+json");
      assertThat(answer.text("type")).startsWith("/problems/");
      assertThat(answer.text("detail")).isNotBlank();
      assertThat(answer.text("code")).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesWhoeverIsNotSignedInOrNotAllowed(Operation operation) {
    String address = operation.address(EveryOperationTest::unknown);
    Answer anonymous = ask(server.anonymous(), operation, address, "{}");
    isClear(operation, anonymous, "without account");
    if (!OPEN.contains(operation.toString())) {
      assertThat(anonymous.status()).isEqualTo(401);
    }
    if (operation.isForAdministrators() && !OPEN.contains(operation.toString())) {
      Answer plain = ask(USER, operation, address, "{}");
      isClear(operation, plain, "of a plain user");
      assertThat(plain.status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void knowsNoObjectThatDoesNotExist(Operation operation) {
    List<JsonNode> ids =
        operation.parameters("path").stream()
            .filter(each -> each.path("schema").path("format").asString("").equals("uuid"))
            .toList();
    if (ids.isEmpty() || operation.path().equals(ABOUT_ANY_ACCOUNT)) {
      return;
    }
    Client client = operation.isForAdministrators() ? ADMIN : USER;
    Answer missing = ask(client, operation, operation.address(EveryOperationTest::unknown), "{}");
    isClear(operation, missing, "of an unknown id");
    assertThat(missing.status())
        .as("%s: %s", operation, missing.text())
        .isIn(operation.needsMoreThanAddress() ? Set.of(400, 404) : Set.of(404));
    Answer malformed = ask(client, operation, operation.address(_ -> "no-id"), "{}");
    isClear(operation, malformed, "of a malformed id");
    assertThat(malformed.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void survivesOddParameters(Operation operation) {
    if (operation.isStream() || !operation.method().equals("GET")) {
      return;
    }
    Client client = operation.isForAdministrators() ? ADMIN : USER;
    String address = operation.address(EveryOperationTest::unknown);
    for (JsonNode parameter : operation.parameters("query")) {
      String name = parameter.get("name").asString();
      for (String value : ODD_VALUES) {
        String asked = address + "?" + name + "=" + encoded(value);
        isClear(operation, ask(client, operation, asked, ""), asked);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesBodiesThatMakeNoSense(Operation operation) {
    if (!operation.takesABody()) {
      return;
    }
    Client client = operation.isForAdministrators() ? ADMIN : USER;
    String address = operation.address(EveryOperationTest::unknown);
    for (String body : NO_JSON) {
      Answer answer = ask(client, operation, address, body);
      isClear(operation, answer, "with the body " + body);
    }
    Answer large = ask(client, operation, address, "{\"a\": \"" + "x".repeat(13 << 20) + "\"}");
    isClear(operation, large, "with a large body");
    assertThat(large.status()).isIn(400, 413);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void survivesNothingInPlaceOfAnElement(Operation operation) {
    if (!operation.takesJson()) {
      return;
    }
    Client client = operation.isForAdministrators() ? ADMIN : USER;
    String address = operation.address(format -> format.equals("uuid") ? PORTFOLIO : "UNKNOWN");
    for (JsonNode body : WithoutElements.of(API, operation.description())) {
      isClear(operation, ask(client, operation, address, body.toString()), "with " + body);
    }
  }
}
