package dev.sigmasight.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API and the page that shows it. */
class ApiDescriptionTest {
  private static final TestServer server = TestServer.shared();
  private static final Path KEPT = Path.of("../web/openapi.json");
  private static final JsonNode api = server.anonymous().get("/v3/api-docs").body();

  @Test
  void isOpenApi31AndSaysHowToSignIn() {
    assertThat(api.get("openapi").asString()).startsWith("3.1");
    assertThat(api.at("/info/title").asString()).isEqualTo("SigmaSight");
    assertThat(api.at("/info/description").asString()).contains("Units", "percent");
    assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
    assertThat(api.at("/security/0").has("bearer")).isTrue();
    assertThat(api.at("/paths/~1api~1v1~1auth~1login/post/security").size()).isZero();
  }

  @Test
  void namesPropertiesAsTheyAreSent() {
    assertThat(api.at("/components/schemas/TokenView/properties").propertyNames())
        .containsExactly("access_token", "token_type", "expires_in");
  }

  @Test
  void tellsWhatMayBeNull() {
    JsonNode profile = api.at("/components/schemas/ProfileView");

    assertThat(profile.get("required").valueStream().map(JsonNode::asString))
        .contains("id", "email", "is_active", "limits", "portfolio_id");
    assertThat(profile.at("/properties/portfolio_id/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
    assertThat(profile.at("/properties/id/type").asString()).isEqualTo("string");
  }

  @Test
  void keepsTheSignedInAccountOutOfTheParameters() {
    assertThat(api.at("/paths/~1api~1v1~1auth~1me/get").has("parameters")).isFalse();
    assertThat(api.at("/paths/~1api~1v1~1auth~1logout/post").has("parameters")).isFalse();
    assertThat(api.at("/components/schemas").has("AccountId")).isFalse();
  }

  @Test
  void describesProblemsOnce() {
    assertThat(api.at("/components/schemas/ProblemView/properties").propertyNames())
        .contains("type", "title", "status", "detail", "instance", "code", "errors");
    JsonNode login = api.at("/paths/~1api~1v1~1auth~1login/post/responses");
    assertThat(login.propertyNames()).contains("400", "401", "429", "503").doesNotContain("405");
    JsonNode answer = api.at(login.at("/401/$ref").asString().substring(1));
    assertThat(answer.get("description").asString()).contains("/problems/unauthenticated");
    assertThat(answer.at("/content/application~1problem+json/schema/$ref").asString())
        .endsWith("/ProblemView");
  }

  /** What a number means depends on its unit. */
  @Test
  void saysTheUnitOfEveryNumber() {
    List<String> without = new ArrayList<>();
    api.at("/components/schemas")
        .propertyStream()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .propertyStream()
                    .filter(each -> isNumberWithoutUnit(each.getValue()))
                    .forEach(each -> without.add(schema.getKey() + "." + each.getKey())));
    assertThat(without).as("add them to openapi/units.txt").isEmpty();
  }

  private static boolean isNumberWithoutUnit(JsonNode property) {
    String type = property.path("type").toString();
    if (type.contains("number") || type.contains("integer")) {
      return !property.has("x-unit");
    }
    JsonNode inside =
        property.has("items") ? property.get("items") : property.path("additionalProperties");
    return inside.isObject() && isNumberWithoutUnit(inside);
  }

  /** Of what is not a file, a stream or nothing at all. */
  @Test
  void showsAnExampleOfEveryOperation() {
    List<String> without = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        JsonNode described = operation.getValue();
        JsonNode request = described.at("/requestBody/content/application~1json");
        if (request.isObject() && !request.has("example")) {
          without.add(name + ": request");
        }
        boolean shown =
            described
                .get("responses")
                .propertyStream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(each -> each.getValue().path("content"))
                .anyMatch(
                    content ->
                        content.isEmpty()
                            || content.has("text/event-stream")
                            || content.valueStream().anyMatch(each -> each.has("example")));
        if (!shown) {
          without.add(name + ": answer");
        }
      }
    }
    assertThat(without).as("run the tests of the API with -Dexamples.write=true").isEmpty();
  }

  @Test
  void isTheOneFromWhichClientsAreGenerated() throws IOException {
    JsonMapper sorting =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    String text = sorting.writeValueAsString(sorting.convertValue(withoutAddress(), Object.class));
    if (Boolean.getBoolean("api.write")) {
      Files.writeString(KEPT, text + "\n");
    }
    assertThat(Files.readString(KEPT))
        .as("run this test with -Dapi.write=true, then `npm run generate` in web")
        .isEqualTo(text + "\n");
  }

  /** The server's own address differs from start to start. */
  private static JsonNode withoutAddress() {
    ObjectNode copy = (ObjectNode) api.deepCopy();
    copy.remove("servers");
    return copy;
  }

  @Test
  void isShownByAPage() {
    Answer docs = server.anonymous().get("/docs");
    assertThat(docs.status()).isEqualTo(302);

    Answer page = server.anonymous().get(docs.header("Location"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<div id=\"swagger-ui\">");
    Matcher scripts = Pattern.compile("<script src=\"(\\./)?([^\"]+)\"").matcher(page.text());
    assertThat(scripts.results().map(script -> script.group(2)))
        .isNotEmpty()
        .allSatisfy(
            script ->
                assertThat(server.anonymous().get("/swagger-ui/" + script).status())
                    .isEqualTo(200));
  }

  @Test
  void lacksScriptsThatThePolicyWouldStop() {
    Answer page = server.anonymous().get("/swagger-ui/index.html");

    assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(page.text()).doesNotContainPattern("<script(?![^>]*src=)");
  }
}
