package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.feedback.Upkeep;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import dev.sigmasight.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Memories, judgements, remarks and insights over HTTP. */
class MemoryFeedbackInsightApiTest {
  private static final String MEMORIES = "/api/v1/chat/memories";
  private static final String INSIGHTS = "/api/v1/insights";
  private static final String TUNING = "/api/v1/admin/ai/tuning";
  private static final TestServer server = DemoServer.server();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);
  private final Client admin = server.signedIn(server.account(Role.ADMIN));

  @Test
  void keepsEditsForgetsAndRestoresAMemory() {
    Answer created =
        client.postText(
            MEMORIES, json("{'content': ' Retires in 2035 ', 'tags': {'about': 'life', 'n': 1}}"));
    assertThat(created.status()).isEqualTo(201);
    String one = MEMORIES + "/" + created.text("id");
    assertThat(created.header("Location")).isEqualTo(one);
    assertThat(created.text("content")).isEqualTo("Retires in 2035");
    assertThat(created.text("state")).isEqualTo("approved");
    assertThat(created.body().at("/tags/about").asString()).isEqualTo("life");
    assertThat(client.get(one).text()).isEqualTo(created.text());
    assertThat(
            client.sendText("PATCH", one, json("{'content': 'Retires in 2040'}")).text("content"))
        .isEqualTo("Retires in 2040");
    assertThat(client.delete(one).status()).isEqualTo(204);
    assertThat(client.get(one).status()).isEqualTo(404);
    assertThat(client.delete(one).status()).isEqualTo(404);
    assertThat(client.get(MEMORIES).body().get("memories").size()).isZero();
    assertThat(client.get(MEMORIES + "?state=forgotten").body().get("memories").size()).isOne();
    assertThat(client.post(one + "/restore").text("content")).isEqualTo("Retires in 2040");
    assertThat(client.get(MEMORIES + "/count").body().get("count").asInt()).isOne();
    assertThat(client.get(MEMORIES + "/count").body().get("max_allowed").asInt()).isEqualTo(50);
    assertThat(client.delete(MEMORIES).body().get("deleted").asInt()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'content': '  '} | 400",
        "{'content': '\u2003'} | 400",
        "{'content': null} | 400",
        "{'content': 'x', 'scope': 'global'} | 400",
        "{'content': 'x', 'scope': 'portfolio'} | 400",
        "{'content': 'x', 'expires_at': '2020-01-01T00:00:00Z'} | 400",
        "{'content': 'x', 'scope': 'portfolio',"
            + " 'portfolio_id': '00000000-0000-0000-0000-000000000001'} | 404"
      })
  void refusesMemoriesThatMakeNoSense(String body, int status) {
    assertThat(client.postText(MEMORIES, json(body)).status()).isEqualTo(status);
  }

  @Test
  void refusesALongMemoryAndTheSameWordsAgain() {
    assertThat(client.postText(MEMORIES, json("{'content': '" + "x".repeat(501) + "'}")).status())
        .isEqualTo(400);
    assertThat(client.postText(MEMORIES, json("{'content': 'Once'}")).status()).isEqualTo(201);
    Answer again = client.postText(MEMORIES, json("{'content': 'once.'}"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("MEMORY_KNOWN");
  }

  @Test
  void judgesAnAnswerAtBothAddressesAndLearnsFromIt() {
    String answer = message("assistant", "A long answer about sectors. ".repeat(10));
    String path = "/api/v1/chat/messages/" + answer + "/feedback";
    assertThat(client.get(path).text()).isEqualTo("null");
    assertThat(client.postText(path, json("{'rating': 'up'}")).text("rating")).isEqualTo("up");
    Answer down =
        client.postText(
            "/api/v1/messages/" + answer + "/feedback",
            json("{'rating': 'down', 'comment': 'too long', 'edited_text': 'A short answer.'}"));
    assertThat(down.status()).isEqualTo(200);
    assertThat(client.get(path).text()).isEqualTo(down.text());
    JsonNode proposed = client.get(MEMORIES + "?state=proposed").body().at("/memories/0");
    assertThat(proposed.get("content").asString()).isEqualTo("Prefers short answers.");
    Answer approved =
        client.sendText(
            "PATCH", MEMORIES + "/" + proposed.get("id").asString(), json("{'state': 'approved'}"));
    assertThat(approved.text("state")).isEqualTo("approved");
    assertThat(
            admin
                .get("/api/v1/admin/feedback/learned-preferences?user_id=" + account.id().value())
                .body()
                .at("/preferences/0/source")
                .asString())
        .isEqualTo("feedback_learning");
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.delete(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'rating': 'meh'} | 400", "{} | 400"})
  void refusesJudgementsThatMakeNoSense(String body, int status) {
    String path = "/api/v1/chat/messages/" + message("assistant", "x") + "/feedback";
    assertThat(client.postText(path, json(body)).status()).isEqualTo(status);
  }

  @Test
  void judgesNoQuestion() {
    String path = "/api/v1/chat/messages/" + message("user", "Beta?") + "/feedback";
    Answer refused = client.postText(path, json("{'rating': 'up'}"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("NOT_AN_ANSWER");
  }

  @Test
  void losesWhatIsSaidAboutADeletedConversation() {
    String answer = message("assistant", "An answer.");
    client.postText("/api/v1/messages/" + answer + "/feedback", json("{'rating': 'up'}"));
    assertThat(annotate(answer).status()).isEqualTo(201);
    String conversation = conversationOf(answer);
    assertThat(client.delete("/api/v1/chat/conversations/" + conversation).status()).isEqualTo(204);
    server.part(Upkeep.class).followDeletions();
    AiDb ai = server.part(AiDb.class);
    for (String table : List.of("ai_feedback", "ai_admin_annotations")) {
      assertThat(
              ai.sql("select count(*) from " + table + " where message_id = :id")
                  .param("id", UUID.fromString(answer))
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  @Test
  void remarksOnAnAnswerOfAnybodyAndExportsThat() {
    String answer = message("assistant", "Beta is 1.2.");
    Answer created = annotate(answer);
    String one = TUNING + "/annotations/" + created.text("id");
    assertThat(created.header("Location")).isEqualTo(one);
    assertThat(admin.get(one).text()).isEqualTo(created.text());
    assertThat(admin.sendText("PUT", one, json("{'status': 'reviewed'}")).text("status"))
        .isEqualTo("reviewed");
    Answer list =
        admin.get(TUNING + "/annotations?status=reviewed&severity=minor&message_id=" + answer);
    assertThat(list.body().get("total").asInt()).isOne();
    assertThat(admin.get(TUNING + "/summary").body().at("/by_type/correction").asInt())
        .isPositive();
    Answer file = admin.get(TUNING + "/export");
    assertThat(file.header("Content-Type")).startsWith("application/json");
    assertThat(file.body().get("data").size())
        .isEqualTo(file.body().get("total_records").asInt())
        .isPositive();
    Answer lines = admin.get(TUNING + "/export?format=jsonl");
    assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(lines.text().lines())
        .allSatisfy(
            line -> assertThat(new JsonMapper().readTree(line).has("annotation_id")).isTrue());
    assertThat(admin.delete(one).status()).isEqualTo(200);
    assertThat(admin.get(one).status()).isEqualTo(404);
    assertThat(annotate(message("user", "Beta?")).status()).isEqualTo(404);
  }

  @Test
  void showsAdministratorsRemarksBesideWhatWasSaid() {
    String answer = message("assistant", "Beta is 1.2.");
    assertThat(annotate(answer).status()).isEqualTo(201);
    assertThat(annotate(answer).status()).isEqualTo(201);

    JsonNode shown = admin.get(TUNING + "/conversations/" + conversationOf(answer)).body();
    assertThat(shown.at("/messages/0/annotations_count").asInt()).isEqualTo(2);
    assertThat(shown.get("reasons").size()).isZero();
    JsonNode one = admin.get(TUNING + "/messages/" + answer).body();
    assertThat(one.get("annotations").size()).isEqualTo(2);
    assertThat(one.at("/annotations/0/suggested_response").asString()).isEqualTo("Right");
    String other = message("assistant", "Beta is 1.3.");
    assertThat(
            admin
                .get(TUNING + "/conversations/" + conversationOf(other))
                .body()
                .at("/messages/0/annotations_count")
                .asInt(-1))
        .isZero();
  }

  @Test
  void forgetsAllOfAPersonAndNothingOfOthers() {
    Account left = server.account(Role.USER);
    Client neighbour = server.signedIn(left);
    for (Client each : List.of(client, neighbour)) {
      assertThat(each.postText(MEMORIES, json("{'content': 'Retires in 2035'}")).status())
          .isEqualTo(201);
    }
    insight(account);
    insight(left);
    String answer = message("assistant", "An answer.");
    client.postText("/api/v1/messages/" + answer + "/feedback", json("{'rating': 'up'}"));

    assertThat(client.delete("/api/v1/chat/data").status()).isEqualTo(204);

    assertThat(client.get("/api/v1/chat/conversations").body().size()).isZero();
    assertThat(client.get(MEMORIES + "/count").body().get("count").asInt()).isZero();
    assertThat(neighbour.get(MEMORIES + "/count").body().get("count").asInt()).isOne();
    for (String table : List.of("ai_memories", "ai_insights", "ai_feedback")) {
      assertThat(rowsOf(account, table)).as(table).isZero();
    }
    assertThat(rowsOf(left, "ai_insights")).isOne();
    assertThat(client.delete("/api/v1/chat/data").status()).as("once more").isEqualTo(204);
  }

  private static void insight(Account owner) {
    server
        .part(AiDb.class)
        .sql(
            """
            insert into ai_insights (user_id, portfolio_id, insight_type, state, error, rules_version)
            values (:user, :portfolio, 'custom', 'failed', 'evidence', '1')
            """)
        .param("user", owner.id().value())
        .param("portfolio", UUID.randomUUID())
        .update();
  }

  private static int rowsOf(Account owner, String table) {
    return server
        .part(AiDb.class)
        .sql("select count(*) from " + table + " where user_id = :user")
        .param("user", owner.id().value())
        .query(Integer.class)
        .single();
  }

  private static String conversationOf(String message) {
    return server
        .core()
        .sql("select conversation_id::text from conversation_message where id = :id")
        .param("id", UUID.fromString(message))
        .query(String.class)
        .single();
  }

  @Test
  void showsAdministratorsFeedbackAndMemoriesAndNobodyElse() {
    String answer = message("assistant", "Some answer.");
    client.postText(
        "/api/v1/messages/" + answer + "/feedback",
        json("{'rating': 'down', 'edited_text': 'Another answer.'}"));
    client.postText(MEMORIES, json("{'content': 'Mine'}"));
    String mine = "user_id=" + account.id().value();
    Map<String, String> shown =
        Map.of(
            "/api/v1/admin/feedback/summary?" + mine,
            "/negative",
            "/api/v1/admin/feedback/negative?with_edits_only=true",
            "/total",
            "/api/v1/admin/feedback/stats",
            "/feedback_with_edits",
            "/api/v1/admin/ai/knowledge/feedback/stats",
            "/with_edits",
            "/api/v1/admin/ai/knowledge/memories?search=min&" + mine,
            "/total",
            "/api/v1/admin/ai/knowledge/memories/stats",
            "/by_scope/user");
    shown.forEach(
        (path, member) -> {
          assertThat(admin.get(path).body().at(member).asInt()).as(path).isPositive();
          assertThat(client.get(path).status()).as(path).isEqualTo(403);
        });
    JsonNode judged =
        admin
            .get("/api/v1/admin/ai/knowledge/feedback?with_context=true&rating=down&limit=200")
            .body()
            .get("feedback")
            .valueStream()
            .filter(each -> each.get("message_id").asString().equals(answer))
            .findFirst()
            .orElseThrow();
    assertThat(judged.get("original_message").asString()).isEqualTo("Some answer.");
    assertThat(judged.get("user_id").asString()).isEqualTo(account.id().value().toString());
    assertThat(judged.get("conversation_id").isNull()).isFalse();
  }

  @Test
  void learnsAtAnAdministratorsRequest() {
    for (int i = 0; i < 3; i++) {
      client.postText(
          "/api/v1/messages/" + message("assistant", "The sector is large.") + "/feedback",
          json("{'rating': 'up'}"));
    }
    String base = "/api/v1/admin/feedback";
    UUID me = account.id().value();
    assertThat(admin.get(base + "/patterns?user_id=" + me).body().get("patterns_found").asInt())
        .isOne();
    Answer preview = admin.post(base + "/analyze-user/" + me);
    assertThat(preview.body().get("preview_mode").asBoolean()).isTrue();
    Answer applied = admin.post(base + "/analyze-user/" + me + "?create_rules=true");
    assertThat(applied.body().get("rules_created").asInt()).isOne();
    assertThat(admin.post(base + "/run-learning").text("status")).isEqualTo("completed");
    assertThat(admin.post(base + "/reprocess?days=1").text("status")).isEqualTo("completed");
    assertThat(client.get(MEMORIES + "?state=proposed").body().at("/memories/0/content").asString())
        .isEqualTo("Appreciates answers about sectors.");
  }

  @ParameterizedTest
  @CsvSource({
    "daily_summary", "morning_briefing", "volatility_analysis", "concentration_risk",
    "hedge_quality", "factor_exposure", "stress_test_review", "custom"
  })
  void writesEveryKindOfInsightAboutTheDemo(String type) {
    Client owner = DemoServer.signedIn(DemoAccount.all().get(0));
    String portfolio = portfolio(owner);
    Answer written = generate(owner, portfolio, type);
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.header("Location")).isEqualTo(INSIGHTS + "/" + written.text("id"));
    assertThat(written.text("insight_type")).isEqualTo(type);
    assertThat(written.text("as_of")).isEqualTo(DemoServer.SESSION.toString());
    assertThat(written.text("provider")).isEqualTo("offline");
    assertThat(written.body().get("key_findings").size()).isGreaterThanOrEqualTo(2);
    assertThat(written.body().get("findings").size())
        .isEqualTo(written.body().get("key_findings").size());
    Answer again = generate(owner, portfolio, type);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(written.text("id"));
  }

  /** Every figure of an insight is the figure of the API at the place that it points to. */
  @Test
  void pointsToFiguresOfTheApi() {
    Client owner = DemoServer.signedIn(DemoAccount.all().get(1));
    String portfolio = portfolio(owner);
    Map<String, String> addresses =
        Map.of(
            "overview", "overview",
            "concentration", "concentration",
            "volatility", "volatility",
            "stress", "stress-test",
            "value_at_risk", "var",
            "risk_contributions", "risk-contributions",
            "factors", "factor-exposures");
    for (String type : List.of("volatility_analysis", "stress_test_review", "concentration_risk")) {
      Stream<JsonNode> pointers =
          generate(owner, portfolio, type)
              .body()
              .get("findings")
              .valueStream()
              .flatMap(each -> each.get("evidence").valueStream());
      assertThat(pointers.filter(each -> addresses.containsKey(each.get("source").asString())))
          .isNotEmpty()
          .allSatisfy(
              each -> {
                JsonNode there =
                    owner
                        .get(
                            "/api/v1/analytics/portfolio/%s/%s"
                                .formatted(portfolio, addresses.get(each.get("source").asString())))
                        .body()
                        .at(each.get("path").asString());
                assertThat(there.decimalValue()).isEqualByComparingTo(each.get("value").asString());
              });
    }
  }

  @Test
  void listsMarksAndRatesInsights() {
    Client owner = DemoServer.signedIn(DemoAccount.all().get(2));
    String portfolio = portfolio(owner);
    String id = generate(owner, portfolio, "hedge_quality").text("id");
    String one = INSIGHTS + "/" + id;
    Answer list = owner.get(INSIGHTS + "/portfolio/" + portfolio + "?insight_type=hedge_quality");
    assertThat(list.body().get("total").asInt()).isOne();
    assertThat(list.body().at("/insights/0/viewed").asBoolean()).isFalse();
    assertThat(owner.get(one).body().get("viewed").asBoolean()).isTrue();
    assertThat(
            owner.postText(one + "/feedback", json("{'rating': 4.5, 'feedback': 'good'}")).status())
        .isEqualTo(200);
    assertThat(owner.get(one).body().get("user_rating").asDouble()).isEqualTo(4.5);
    assertThat(owner.postText(one + "/feedback", json("{'rating': 5.5}")).status()).isEqualTo(400);
    owner.sendText("PATCH", one, json("{'dismissed': true}"));
    assertThat(
            owner
                .get(INSIGHTS + "/portfolio/" + portfolio + "?insight_type=hedge_quality")
                .body()
                .get("total")
                .asInt())
        .isZero();
    assertThat(client.get(one).status()).isEqualTo(404);
    assertThat(client.get(INSIGHTS + "/portfolio/" + portfolio).status()).isEqualTo(404);
    assertThat(generate(client, portfolio, "daily_summary").status()).isEqualTo(404);
    assertThat(generate(owner, portfolio, "nonsense").status()).isEqualTo(400);
    assertThat(
            owner
                .postText(
                    INSIGHTS + "/generate",
                    json("{'portfolio_id': '%s', 'insight_type': 'custom'}".formatted(portfolio)))
                .status())
        .isEqualTo(400);
  }

  @Test
  void answersWithin2SecondsWhichDatabaseIsDown() {
    try (TestServer alone =
        TestServer.start(Map.of("AI_DATABASE_URL", "postgresql://nobody:none@127.0.0.1:9/ai"))) {
      Client user = alone.signedIn(alone.account(Role.USER));
      Client boss = alone.signedIn(alone.account(Role.ADMIN));
      long started = System.nanoTime();
      List<Answer> down =
          List.of(
              user.get(MEMORIES),
              user.get(MEMORIES + "/count"),
              user.postText(MEMORIES, json("{'content': 'x'}")),
              user.get(INSIGHTS + "/" + UUID.randomUUID()),
              boss.get("/api/v1/admin/feedback/stats"),
              boss.get(TUNING + "/annotations"));
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isLessThan(Duration.ofSeconds(2L * down.size()));
      assertThat(down)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text("component")).isEqualTo("ai_database");
              });
      assertThat(user.get("/api/v1/portfolios").status()).isEqualTo(200);
    }
  }

  @Test
  void deletesNothingOfAPersonWhileOneDatabaseIsDown() {
    try (TestServer alone =
        TestServer.start(Map.of("AI_DATABASE_URL", "postgresql://nobody:none@127.0.0.1:9/ai"))) {
      Client user = alone.signedIn(alone.account(Role.USER));
      Client boss = alone.signedIn(alone.account(Role.ADMIN));
      String conversation = user.postText("/api/v1/chat/conversations", "{}").text("id");

      Answer refused = user.delete("/api/v1/chat/data");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("component")).isEqualTo("ai_database");
      assertThat(user.get("/api/v1/chat/conversations/" + conversation).status()).isEqualTo(200);
      JsonNode shown = boss.get(TUNING + "/conversations/" + conversation).body();
      assertThat(shown.at("/reasons/annotations_count").asString()).contains("does not answer");
    }
  }

  private Answer annotate(String message) {
    return admin.postText(
        TUNING + "/annotations",
        json(
            """
            {'message_id': '%s', 'annotation_type': 'correction', 'content': 'Wrong',
             'suggested_response': 'Right', 'severity': 'minor', 'tags': ['beta']}
            """
                .formatted(message)));
  }

  private static Answer generate(Client owner, String portfolio, String type) {
    return owner.postText(
        INSIGHTS + "/generate",
        json(
            """
            {'portfolio_id': '%s', 'insight_type': '%s', 'focus_area': 'risk',
             'user_question': 'How much could I lose in a crash?',
             'customization': {'verbosity': 'detailed', 'include_news': false}}
            """
                .formatted(portfolio, type)));
  }

  private static String portfolio(Client owner) {
    return owner.get("/api/v1/data/portfolios").body().get(0).get("id").asString();
  }

  /** A message in a conversation of the account. */
  private String message(String role, String text) {
    String conversation = client.postText("/api/v1/chat/conversations", "{}").text("id");
    return server
        .core()
        .sql(
            """
            insert into conversation_message (conversation_id, role, content)
            values (:conversation, :role, :text) returning id::text
            """)
        .param("conversation", UUID.fromString(conversation))
        .param("role", role)
        .param("text", text)
        .query(String.class)
        .single();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
