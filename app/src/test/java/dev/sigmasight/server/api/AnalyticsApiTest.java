package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What all analytics of one portfolio have in common. */
class AnalyticsApiTest {
  private static final String PREFIX = "/api/v1/analytics/portfolio/";
  private static final TestServer server = AnalyzedPortfolio.server();
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();
  private static final JsonNode api = server.anonymous().get("/v3/api-docs").body();
  private static final Client stranger = server.signedIn(server.account(Role.USER));

  /** Every route that reads. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "beta-calculated-90d",
        "beta-comparison",
        "beta-provider-1y",
        "concentration",
        "correlation-matrix",
        "diversification-score",
        "factor-exposures",
        "positions/factor-exposures",
        "sector-exposure",
        "spread-factors",
        "stress-test",
        "volatility",
        "greeks",
        "performance",
        "risk-contributions",
        "var",
        "options/grid"
      })
  @interface EveryAnalysis {}

  @EveryAnalysis
  void answersOnlyTheOwner(String path) {
    assertThat(server.anonymous().get(PREFIX + portfolio.id() + "/" + path).status())
        .isEqualTo(401);
    assertThat(stranger.get(PREFIX + portfolio.id() + "/" + path).status()).isEqualTo(404);
    assertThat(stranger.get(PREFIX + UUID.randomUUID() + "/" + path).status()).isEqualTo(404);
    assertThat(stranger.get(PREFIX + "no-id/" + path).status()).isEqualTo(400);
    assertThat(portfolio.get(path + "/").status()).isEqualTo(200);
  }

  @EveryAnalysis
  void saysHowFarItReaches(String path) {
    JsonNode answer = portfolio.get(path).body();

    assertThat(answer.get("available").asBoolean()).as(answer.toString()).isTrue();
    assertThat(answer.get("portfolio_id").asString()).isEqualTo(portfolio.id().toString());
    assertThat(answer.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("data_through").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("quality").asString()).isEqualTo("FINAL");
    assertThat(answer.get("quality_reason").isNull()).isTrue();
  }

  @EveryAnalysis
  void saysThatNothingIsComputed(String path) {
    JsonNode answer = AnalyzedPortfolio.bare().get(path).body();

    assertThat(answer.get("available").asBoolean()).as(answer.toString()).isFalse();
    assertThat(answer.get("as_of").isNull()).isTrue();
    assertThat(answer.get("data_through").isNull()).isTrue();
    assertThat(answer.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(answer.get("quality_reason").asString()).contains("No run");
  }

  @EveryAnalysis
  void tellsThatALaterSessionIsMissing(String path) {
    AnalyzedPortfolio late = AnalyzedPortfolio.bare();
    late.snapshot(LocalDate.of(2026, 1, 9), 1000, "FINAL", null);

    JsonNode answer = late.get(path).body();

    assertThat(answer.get("as_of").asString()).isEqualTo("2026-01-09");
    assertThat(answer.get("quality").asString()).isEqualTo("STALE");
    assertThat(answer.get("quality_reason").asString()).contains("2026-01-09", "2026-01-14");
  }

  @EveryAnalysis
  void asksTheDatabaseAsOftenForManyPositions(String path) {
    int few = AnalyzedPortfolio.of(3).statements(path);

    assertThat(few).isBetween(1, 6);
    assertThat(AnalyzedPortfolio.of(30).statements(path)).isEqualTo(few);
  }

  @EveryAnalysis
  void saysTheUnitOfEveryNumber(String path) {
    assertUnits("/api/v1/analytics/portfolio/{id}/" + path);
  }

  /** Every number of an answer is described. */
  static void assertUnits(String path) {
    JsonNode operation = api.get("paths").get(path).get("get");
    Map<String, JsonNode> schemas = new TreeMap<>();
    collect(operation.at("/responses/200"), schemas);
    assertThat(schemas).as(operation.toString()).isNotEmpty();

    schemas.forEach(
        (name, schema) ->
            schema
                .get("properties")
                .propertyStream()
                .filter(property -> isNumber(property.getValue()))
                .forEach(
                    property ->
                        assertThat(property.getValue().path("description").asString(""))
                            .as(name + "." + property.getKey())
                            .isNotEmpty()));
  }

  private static boolean isNumber(JsonNode property) {
    return property.path("type").toString().matches(".*(number|integer).*")
        || property.path("additionalProperties").toString().matches(".*(number|integer).*");
  }

  /** Every schema that is named in here, and in these. */
  private static void collect(JsonNode node, Map<String, JsonNode> schemas) {
    node.findValuesAsString("$ref")
        .forEach(
            reference -> {
              String name = reference.substring(reference.lastIndexOf('/') + 1);
              JsonNode schema = api.at("/components/schemas/" + name);
              if (schema.has("properties") && schemas.putIfAbsent(name, schema) == null) {
                collect(schema, schemas);
              }
            });
  }
}
