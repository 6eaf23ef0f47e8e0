package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.knowledge.Library;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Documents of the analyst, as administrators see them. */
class KnowledgeApiTest {
  private static final String PATH = "/api/v1/admin/ai/knowledge/documents";
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final TestServer server = TestServer.shared();
  private static final Client admin = server.signedIn(server.account(Role.ADMIN));

  /** A title that no other test has. */
  private final String title = "House rules " + UUID.randomUUID();

  private Map<String, Object> document(String content) {
    return Map.of("title", title, "content", content, "metadata", Map.of("source", "committee"));
  }

  private static JsonNode found(String query, Object... scopes) {
    Answer answer =
        admin.post(
            PATH + "/search",
            scopes.length == 0 ? Map.of("query", query) : Map.of("query", query, "scopes", scopes));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void livesFromItsCreationToItsRemoval() {
    Answer created =
        admin.post(PATH, document("# Limits\n\nAt most 5 % in one zebra.\n\n# Voting\n\nAlways."));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String place = created.header("Location");
    assertThat(place).isEqualTo(PATH + "/" + created.text("id"));
    assertThat(created.body().get("parts").asInt()).isEqualTo(2);
    assertThat(created.body().get("has_embedding").asBoolean()).isFalse();

    Answer listed = admin.get(PATH + "?search=" + title.replace(" ", "%20") + "&limit=1");
    assertThat(listed.body().get("total").asInt()).isOne();
    assertThat(listed.body().at("/documents/0/metadata/source").asString()).isEqualTo("committee");

    Answer changed =
        admin.sendText(
            "PUT",
            place,
            "{\"title\": \"%s\", \"content\": \"At most 7 %% in one giraffe.\"}".formatted(title));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.body().get("version").asInt()).isEqualTo(2);
    assertThat(admin.get(place).text("content")).isEqualTo("At most 7 % in one giraffe.");

    assertThat(admin.delete(place).status()).isEqualTo(204);
    assertThat(admin.get(place).status()).isEqualTo(404);
    assertThat(admin.delete(place).status()).isEqualTo(404);
  }

  @Test
  void isFoundByAPreviewThatSaysHow() {
    String portfolio = "portfolio:" + UUID.randomUUID();
    Answer created =
        admin.post(
            PATH,
            Map.of("title", title, "content", "No more than five quokkas.", "scope", portfolio));

    JsonNode passage = found("How about quokkas?", "global", portfolio).at("/passages/0");

    assertThat(passage.get("document_id").asString()).isEqualTo(created.text("id"));
    assertThat(passage.get("word_place").asInt()).isOne();
    assertThat(passage.get("meaning_place").isNull()).isTrue();
    assertThat(passage.get("score").asDouble()).isPositive();
    JsonNode others = found("How about quokkas?");
    assertThat(others.get("words_only_because").asString()).contains("no model");
    assertThat(others.get("passages").valueStream())
        .noneMatch(each -> each.get("document_id").asString().equals(created.text("id")));
  }

  @Test
  void includesThePagesOfTheProgramWhichStayAsTheyAre() {
    assertThat(server.part(Library.class).synchronise().documents()).isGreaterThan(15);

    JsonNode first = found("What is the time-weighted return?").at("/passages/0");
    assertThat(first.get("slug").asString()).startsWith("methods/");
    String page = PATH + "/" + first.get("document_id").asString();

    assertThat(admin.get(page).text("origin")).isEqualTo("PROGRAM");
    assertThat(admin.delete(page).status()).isEqualTo(409);
    assertThat(admin.sendText("PUT", page, "{\"title\": \"x\", \"content\": \"y\"}").text("code"))
        .isEqualTo("PROGRAM_DOCUMENT");
  }

  @Test
  void isCounted() {
    server.part(Library.class).synchronise();

    JsonNode stats = admin.get(PATH + "/stats").body();

    assertThat(stats.get("total_documents").asInt()).isGreaterThan(15);
    assertThat(stats.at("/by_scope/global").asInt()).isGreaterThan(15);
    assertThat(stats.get("total_parts").asInt())
        .isGreaterThan(stats.get("total_documents").asInt());
    assertThat(stats.get("embedding_model").isNull()).isTrue();
    assertThat(stats.get("generated_at").asString()).endsWith("Z");
  }

  @Test
  void isRefusedWhereItMakesNoSense() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("title", title, "content", " "),
            Map.of("title", title, "content", "x", "scope", "page:risk"),
            Map.of("title", title, "content", "x", "slug", "methods/beta"),
            Map.of("title", title, "content", "x".repeat(100_001)))) {
      Answer refused = admin.post(PATH, wrong);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    }
    assertThat(admin.get(PATH + "?limit=201").status()).isEqualTo(400);
    assertThat(admin.post(PATH + "/search", Map.of("query", "")).status()).isEqualTo(400);
    assertThat(
            admin.post(PATH + "/search", Map.of("query", "x", "scopes", List.of("all"))).status())
        .isEqualTo(400);
    assertThat(admin.post(PATH, document("x")).status()).isEqualTo(201);
    assertThat(admin.post(PATH, document("y")).text("code")).isEqualTo("SLUG_TAKEN");
  }

  /** How long the refusal of a read takes: the best of three, for a busy machine delays any one. */
  private static Duration refusal(Client client, String path) {
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      Answer down = client.get(path);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.text("component")).isEqualTo("ai_database");
      best = taken.compareTo(best) < 0 ? taken : best;
    }
    return best;
  }

  @Test
  void isUnavailableWhileItsDatabaseIsAndBackWithIt(@TempDir Path home) {
    EmbeddedSettings settings = TestDatabases.settings(home);
    EmbeddedServer first = EmbeddedServer.own(settings);
    try (TestServer alone =
        TestServer.start(Map.of("AI_DATABASE_URL", TestServer.withLogin(first.ai())))) {
      Client ann = alone.signedIn(alone.account(Role.ADMIN));
      assertThat(ann.get(PATH).status()).isEqualTo(200);
      first.close();

      for (String path : List.of(PATH, PATH + "/stats", PATH + "/" + UUID.randomUUID())) {
        assertThat(refusal(ann, path)).as(path).isLessThan(LONGEST);
      }
      assertThat(ann.post(PATH + "/search", Map.of("query", "beta")).status()).isEqualTo(503);
      assertThat(ann.get("/api/v1/auth/me").status()).isEqualTo(200);

      try (EmbeddedServer second = EmbeddedServer.own(settings.onPort(first.port()))) {
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(
                IntStream.range(0, 12)
                    .map(_ -> ann.get(PATH).status())
                    .anyMatch(status -> status == 200))
            .as("each old connection may fail once")
            .isTrue();
        assertThat(ann.post(PATH + "/search", Map.of("query", "beta")).status()).isEqualTo(200);
      }
    }
  }
}
