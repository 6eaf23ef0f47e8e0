package dev.sigmasight.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.provider.ProviderCall;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a scraper sees, and who may be one. */
class MetricsTest {
  private static final Path DASHBOARD = Path.of("../docs/operations/grafana/sigmasight.json");
  private static final Path PAGE = Path.of("../docs/operations/monitoring.md");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:sigmasight|hikaricp|jvm)_[a-z_]*[a-z]\\b");

  /** A provider that is never asked, because nobody holds an option. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "sigmasight.metrics.token", "a token for the scraper",
          "sigmasight.providers.enabled", "true",
          "sigmasight.providers.yahoo.enabled", "false",
          "sigmasight.providers.polygon.key", "never-sent",
          "sigmasight.providers.polygon.base-url", "http://127.0.0.1:9");

  private static TestServer server;
  private static String scraped = "";

  @BeforeAll
  static void runs() {
    server = TestServer.start(SETTINGS);
    Client admin = server.signedIn(server.account(Role.ADMIN));
    String run = admin.post("/api/v1/admin/batch/run").text("batch_run_id");
    admin.get("/api/v1/admin/batch/run/" + run + "/events");
    server
        .part(ProviderMeters.class)
        .ended(new ProviderCall("yahoo", "chart", ProviderCall.Outcome.DATA, Duration.ofMillis(5)));
    server.awaitMeasured();
    scraped = scrapeUntil("sigmasight_batch_run_seconds_count");
  }

  /** A run is measured just after its last line was sent. */
  private static String scrapeUntil(String name) {
    String text = server.anonymous().get("/metrics").text();
    for (int i = 0; i < 1000 && !text.contains(name); i++) {
      text = server.anonymous().get("/metrics").text();
    }
    return text;
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void tellsHowRunsAndAnswersWent() {
    assertThat(scraped)
        .contains("sigmasight_batch_run_seconds_count{kind=\"DAILY\",state=\"SUCCEEDED\"} 1")
        .contains("sigmasight_batch_phase_seconds_count{phase=\"PRICES\"} 1")
        .contains("sigmasight_provider_circuit{provider=\"polygon\"} 0.0")
        .contains("sigmasight_provider_tokens{provider=\"polygon\"} 1.0")
        .contains("sigmasight_price_coverage NaN")
        .contains("sigmasight_batch_overdue 0.0")
        .contains("sigmasight_provider_calls_seconds_count{")
        .containsPattern(
            "sigmasight_http_statements_count\\{route=\"/api/v1/admin/batch/run\"\\} 1")
        .contains("sigmasight_database_waiting{pool=\"core\"} 0")
        .containsPattern("sigmasight_database_wait_seconds_count\\{pool=\"core\"\\} [1-9]")
        .contains("pool=\"AI\"", "jvm_memory_used_bytes");
  }

  @Test
  void hasEveryMetricOfTheDashboard() throws IOException {
    JsonNode dashboard = new JsonMapper().readTree(Files.readString(DASHBOARD));
    Set<String> named = new TreeSet<>();
    dashboard
        .get("panels")
        .forEach(
            panel ->
                panel
                    .get("targets")
                    .forEach(
                        target ->
                            NAME.matcher(target.get("expr").asString())
                                .results()
                                .forEach(found -> named.add(found.group()))));

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named).allSatisfy(name -> assertThat(scraped).contains("\n" + name));
  }

  @Test
  void hasEveryMetricOfThePage() throws IOException {
    assertThat(
            NAME.matcher(Files.readString(PAGE)).results().map(found -> found.group()).distinct())
        .allSatisfy(name -> assertThat(scraped).contains(name));
  }

  @Test
  void isShownToTheSameMachineAndToWhoeverKnowsTheToken() {
    Client proxied = server.anonymous().with("X-Forwarded-For", "192.0.2.1");

    assertThat(server.anonymous().get("/metrics").header("Content-Type")).startsWith("text/plain");
    assertThat(proxied.get("/metrics").status()).isEqualTo(403);
    assertThat(proxied.bearer("another token").get("/metrics").status()).isEqualTo(403);
    assertThat(proxied.bearer("a token for the scraper").get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void givesEachRequestAnId() {
    Answer own = server.anonymous().get("/livez");
    assertThat(own.header("X-Request-Id")).hasSize(36);

    assertThat(
            server
                .anonymous()
                .with("X-Request-Id", "proxy-17")
                .get("/livez")
                .header("X-Request-Id"))
        .isEqualTo("proxy-17");
    assertThat(
            server.anonymous().with("X-Request-Id", "a\" b").get("/livez").header("X-Request-Id"))
        .hasSize(36);
  }
}
