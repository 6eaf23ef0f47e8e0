package dev.sigmasight.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.TestServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API and the page that shows it. */
class ApiDescriptionTest {
  private static final TestServer server = TestServer.shared();
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
        .contains("id", "email", "is_active", "limits")
        .doesNotContain("portfolio_id");
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
    assertThat(
            api.at(
                    "/paths/~1api~1v1~1auth~1login/post/responses/default/content/"
                        + "application~1problem+json/schema/$ref")
                .asString())
        .endsWith("/ProblemView");
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
