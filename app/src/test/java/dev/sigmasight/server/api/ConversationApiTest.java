package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.DeletedMessages;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.SettableClock;
import dev.sigmasight.server.testing.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conversations over HTTP; turns are written as the analyst writes them. */
class ConversationApiTest {
  private static final String CHAT = "/api/v1/chat";
  private static final String PATH = CHAT + "/conversations";
  private static final String ADMIN = "/api/v1/admin/ai";

  /** Its own, because the time passes and administrators see everything. */
  private static final TestServer server = TestServer.start();

  private static final Client admin = server.signedIn(server.account(Role.ADMIN));
  private static final Transcript transcript = server.part(Transcript.class);
  private static final SettableClock clock = server.clock();

  private final Account account = server.account(Role.USER);
  private final Client client = server.signedIn(account);

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void forget() {
    clock.set(TestServer.START);
    server.core().sql("delete from conversation").update();
    server.core().sql("delete from model_call").update();
  }

  private Answer create(String json) {
    return client.postText(PATH, json.replace('\'', '"'));
  }

  private String conversation() {
    clock.advance(Duration.ofSeconds(1));
    return create("{}").text("id");
  }

  private Turn ask(String conversation, String question) {
    clock.advance(Duration.ofSeconds(1));
    return transcript.begin(
        account.id(),
        new NewTurn(UUID.fromString(conversation), question, Set.of(), null, null, null));
  }

  private static void end(Turn turn, TurnState state, String text, @Nullable String error) {
    transcript.finish(
        turn.run(),
        new Outcome(
            state,
            text,
            "[{\"id\": 1, \"tool\": \"get_volatility\", \"value\": 0.1875}]",
            error,
            120,
            900),
        new TurnEvent(
            9, error == null ? "done" : "error", "{\"data\": {\"error\": \"It is down.\"}}"));
  }

  /** A turn with a call of a model and one of a tool. */
  private Turn answered(String conversation, String question, String answer) {
    Turn turn = ask(conversation, question);
    transcript.record(account.id(), Optional.of(turn.run()), call("gpt-5-mini", "0.0025"));
    transcript.record(
        turn.run(),
        new ToolCall(
            "T1",
            "get_volatility",
            "{\"portfolio\": \"P1\"}",
            "{\"volatility_21d\": 0.1875}",
            null,
            "2026-01-14",
            15));
    end(turn, TurnState.COMPLETED, answer, null);
    return turn;
  }

  private static ModelCall call(String model, @Nullable String cost) {
    return new ModelCall(
        "openai",
        model,
        "resp_1",
        "completed",
        1000,
        200,
        300,
        100,
        false,
        cost == null ? null : new BigDecimal(cost),
        800);
  }

  private String portfolio(Client owner) {
    return owner
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"P\", \"account_name\": \"%s\", \"equity_balance\": 1}"
                .formatted(UUID.randomUUID()))
        .text("id");
  }

  private static List<String> texts(JsonNode list, String member) {
    return list.valueStream().map(each -> each.get(member).asString()).toList();
  }

  @Test
  void beginsAConversationWithEveryField() {
    String one = portfolio(client);
    String other = portfolio(client);

    Answer created =
        create(
            """
            {'mode': 'blue', 'title': ' Risk ', 'portfolio_id': '%s', 'portfolio_ids': ['%s', '%s'],
             'page_hint': 'portfolio', 'route': '/portfolios/1'}
            """
                .formatted(one, one, other));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH + "/" + created.text("id"));
    JsonNode body = created.body();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "mode",
            "created_at",
            "provider",
            "provider_thread_id",
            "title",
            "updated_at",
            "portfolio_ids",
            "message_count",
            "page_hint",
            "route");
    assertThat(body.get("mode").asString()).isEqualTo("blue");
    assertThat(body.get("provider").asString()).isEqualTo("openai");
    assertThat(body.get("provider_thread_id").isNull()).isTrue();
    assertThat(body.get("title").asString()).isEqualTo("Risk");
    assertThat(body.get("created_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(body.get("portfolio_ids").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(one, other);
    assertThat(body.get("message_count").asInt()).isZero();
    assertThat(client.get(created.header("Location")).text()).isEqualTo(created.text());
  }

  @Test
  void isAboutAllPortfoliosAndGreenUnlessSomethingIsSaid() {
    JsonNode body = create("{}").body();

    assertThat(body.get("mode").asString()).isEqualTo("green");
    assertThat(body.get("portfolio_ids").size()).isZero();
    assertThat(body.get("title").isNull()).isTrue();
  }

  @Test
  void beginsOnceForAKey() {
    Client again = client.with("Idempotency-Key", "k");

    String first = again.postText(PATH, "{}").text("id");

    assertThat(again.postText(PATH, "{}").text("id")).isEqualTo(first);
    assertThat(client.get(PATH).body().size()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'mode': 'red'} | mode",
        "{'mode': ''} | mode",
        "{'portfolio_id': 'x'} | portfolio_id",
        "{'portfolio_ids': [null]} | portfolio_ids[0]",
        "{'colour': 'red'} | colour",
      })
  void refusesWhatAConversationCannotBe(String json, String field) {
    Answer refused = create(json);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void refusesATitleThatIsTooLong() {
    assertThat(create("{'title': '%s'}".formatted("x".repeat(201))).status()).isEqualTo(400);
  }

  @Test
  void listsTheNewestFirstAndSaysHowManyThereAre() {
    String first = conversation();
    String second = conversation();
    String third = conversation();

    Answer page = client.get(PATH + "?limit=2");

    assertThat(texts(page.body(), "id")).containsExactly(third, second);
    assertThat(page.header("X-Total-Count")).isEqualTo("3");
    assertThat(texts(client.get(PATH + "?limit=2&offset=2").body(), "id")).containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "offset=-1", "limit=x"})
  void refusesPagesThatThereAreNot(String query) {
    assertThat(client.get(PATH + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void findsATextInTitlesAndMessages() {
    String titled = create("{'title': 'About 100% Volatility_'}").text("id");
    String asked = conversation();
    answered(asked, "What is my VOLATILITY?", "18.75 %");
    String other = conversation();
    answered(other, "Hello?", "Hello.");

    assertThat(texts(client.get(PATH + "?search=volatility").body(), "id"))
        .containsExactly(asked, titled);
    assertThat(client.get(PATH + "?search=100%25").header("X-Total-Count")).isEqualTo("1");
    assertThat(texts(client.get(PATH + "?search=18.75").body(), "id")).containsExactly(asked);
    assertThat(client.get(PATH + "?search=%25").body().size()).isEqualTo(2);
    assertThat(client.get(PATH + "?search=nothing").body().size()).isZero();
  }

  @Test
  void takesAnotherTitle() {
    String id = conversation();

    Answer renamed = client.sendText("PATCH", PATH + "/" + id, "{\"title\": \" Mine \"}");

    assertThat(renamed.text("title")).isEqualTo("Mine");
    assertThat(client.get(PATH + "/" + id).text("title")).isEqualTo("Mine");
    assertThat(client.sendText("PATCH", PATH + "/" + id, "{\"title\": \" \"}").status())
        .isEqualTo(400);
  }

  @Test
  void switchesTheMode() {
    String id = conversation();
    clock.advance(Duration.ofMinutes(1));

    Answer switched = client.sendText("PUT", PATH + "/" + id + "/mode", "{\"mode\": \"violet\"}");

    assertThat(switched.text())
        .isEqualTo(
            "{\"id\":\"%s\",\"previous_mode\":\"green\",\"new_mode\":\"violet\",\"changed_at\":\"2026-01-15T15:01:01Z\"}"
                .formatted(id));
    assertThat(client.get(PATH + "/" + id).text("mode")).isEqualTo("violet");
    assertThat(client.sendText("PUT", PATH + "/" + id + "/mode", "{}").status()).isEqualTo(400);
  }

  @Test
  void showsMessagesWithAllThatIsKnownOfThem() {
    String id = conversation();
    Turn turn = answered(id, "What is my volatility?", "It is 18.75 %.");

    JsonNode page = client.get(PATH + "/" + id + "/messages").body();

    assertThat(page.get("has_more").asBoolean()).isFalse();
    JsonNode question = page.at("/messages/0");
    assertThat(question.get("role").asString()).isEqualTo("user");
    assertThat(question.get("content").asString()).isEqualTo("What is my volatility?");
    assertThat(question.get("run_id").isNull()).isTrue();
    JsonNode answer = page.at("/messages/1");
    assertThat(answer.get("id").asString()).isEqualTo(turn.assistantMessage().toString());
    assertThat(answer.get("role").asString()).isEqualTo("assistant");
    assertThat(answer.get("status").asString()).isEqualTo("completed");
    assertThat(answer.get("run_id").asString()).isEqualTo(turn.run());
    assertThat(answer.get("first_token_ms").asInt()).isEqualTo(120);
    assertThat(answer.get("latency_ms").asInt()).isEqualTo(900);
    assertThat(answer.get("model").asString()).isEqualTo("gpt-5-mini");
    assertThat(answer.get("tokens").toString())
        .isEqualTo(
            "{\"input\":1000,\"cached\":200,\"output\":300,\"reasoning\":100,\"total\":1300,\"estimated\":false}");
    assertThat(answer.get("cost_usd").decimalValue()).isEqualByComparingTo("0.0025");
    assertThat(answer.at("/citations/0/value").asDouble()).isEqualTo(0.1875);
    assertThat(client.get(PATH + "/" + id).text("title")).isEqualTo("What is my volatility?");
  }

  @Test
  void showsOlderMessagesBeforeOneOfThem() {
    String id = conversation();
    Turn first = answered(id, "one", "1");
    answered(id, "two", "2");
    answered(id, "three", "3");

    JsonNode newest = client.get(PATH + "/" + id + "/messages?limit=3").body();

    assertThat(texts(newest.get("messages"), "content")).containsExactly("2", "three", "3");
    assertThat(newest.get("has_more").asBoolean()).isTrue();
    String before = newest.at("/messages/0/id").asString();
    JsonNode older = client.get(PATH + "/" + id + "/messages?limit=3&before=" + before).body();
    assertThat(texts(older.get("messages"), "content")).containsExactly("one", "1", "two");
    assertThat(older.get("has_more").asBoolean()).isFalse();
    assertThat(
            client
                .get(PATH + "/" + conversation() + "/messages?before=" + first.userMessage())
                .status())
        .isEqualTo(404);
  }

  @Test
  void showsARegeneratedAnswerBehindItsQuestion() {
    String id = conversation();
    Turn first = answered(id, "one", "1");
    answered(id, "two", "2");
    Turn again =
        transcript.begin(
            account.id(),
            new NewTurn(
                UUID.fromString(id), "one", Set.of(), null, null, first.assistantMessage()));
    end(again, TurnState.COMPLETED, "uno", null);

    JsonNode messages = client.get(PATH + "/" + id + "/messages").body().get("messages");

    assertThat(texts(messages, "content")).containsExactly("one", "1", "uno", "two", "2");
    assertThat(messages.get(1).get("replaced_by").asString())
        .isEqualTo(again.assistantMessage().toString());
    assertThat(messages.get(2).get("replaced_by").isNull()).isTrue();
  }

  @Test
  void exportsAllThatIsKeptOfAConversation() {
    String id = conversation();
    answered(id, "What is my volatility?", "It is 18.75 %.");

    Answer file = client.get(PATH + "/" + id + "/export");

    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"conversation-" + id + ".json\"");
    assertThat(file.body().at("/conversation/id").asString()).isEqualTo(id);
    assertThat(texts(file.body().get("messages"), "content"))
        .containsExactly("What is my volatility?", "It is 18.75 %.");
    JsonNode call = file.body().at("/tool_calls/0");
    assertThat(call.get("tool").asString()).isEqualTo("get_volatility");
    assertThat(call.at("/result/volatility_21d").asDouble()).isEqualTo(0.1875);
  }

  @Test
  void deletesAConversationAndTellsTheOtherDatabase() {
    String id = conversation();
    Turn turn = answered(id, "one", "1");

    assertThat(client.delete(PATH + "/" + id).status()).isEqualTo(204);

    assertThat(client.get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(client.delete(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(server.part(DeletedMessages.class).next(10_000))
        .contains(turn.userMessage(), turn.assistantMessage());
  }

  @Test
  void deletesAllDataOfTheAccountAndNobodyElses() {
    Client other = server.signedIn(server.account(Role.USER));
    other.postText(PATH, "{}");
    answered(conversation(), "one", "1");
    conversation();

    assertThat(client.delete(CHAT + "/data").status()).isEqualTo(204);

    assertThat(client.get(PATH).body().size()).isZero();
    assertThat(other.get(PATH).body().size()).isOne();
    assertThat(client.get(CHAT + "/usage").body().get("cost_usd").decimalValue())
        .isEqualByComparingTo("0.0025");
  }

  @Test
  void saysWhatWasUsed() {
    Allowance allowance = server.part(Allowance.class);
    allowance.reserve(account.id(), BigDecimal.ZERO);
    answered(conversation(), "one", "1");

    assertThat(client.get(CHAT + "/usage").text())
        .isEqualTo(
            "{\"month\":\"2026-01\",\"answers_used\":1,\"answers_limit\":100,\"cost_usd\":0.002500,"
                + "\"provider\":null,\"models\":[]}");
    JsonNode limits = client.get("/api/v1/auth/me").body().get("limits");
    assertThat(limits.get("ai_messages_used").asInt()).isOne();
    assertThat(limits.get("ai_messages_remaining").asInt()).isEqualTo(99);
  }

  /** Latencies 100, 200, 300, 400: by linear interpolation the median is 250, p90 370. */
  @Test
  void measuresAnswers() {
    String id = conversation();
    for (int latency : new int[] {100, 200, 300, 400}) {
      Turn turn = ask(id, "q" + latency);
      transcript.record(account.id(), Optional.of(turn.run()), call("gpt-5-mini", "0.001"));
      transcript.finish(
          turn.run(),
          new Outcome(TurnState.COMPLETED, "a", "[]", null, latency / 10, latency),
          new TurnEvent(1, "done", "{}"));
    }
    Turn failed = ask(id, "bad");
    transcript.record(account.id(), Optional.of(failed.run()), call("local", null));
    transcript.record(
        failed.run(), new ToolCall("T1", "get_var", "{}", "{}", "NOT_FOUND", null, 5));
    end(failed, TurnState.FAILED, "", "provider_unavailable");
    ask(id, "being written");

    JsonNode metrics = admin.get(ADMIN + "/metrics?days=1").body();
    assertThat(metrics.get("date_range").toString())
        .isEqualTo("{\"start\":\"2026-01-15\",\"end\":\"2026-01-15\"}");
    assertThat(metrics.get("total_requests").asInt()).isEqualTo(5);
    assertThat(metrics.get("successful_requests").asInt()).isEqualTo(4);
    assertThat(metrics.get("failed_requests").asInt()).isOne();
    assertThat(metrics.get("error_rate").decimalValue()).isEqualByComparingTo("20");
    assertThat(metrics.get("avg_latency_ms").decimalValue()).isEqualByComparingTo("250");
    assertThat(metrics.get("avg_input_tokens").decimalValue()).isEqualByComparingTo("1000");
    assertThat(metrics.get("total_output_tokens").asInt()).isEqualTo(1500);
    assertThat(metrics.get("total_cost_usd").decimalValue()).isEqualByComparingTo("0.004");
    assertThat(metrics.get("unpriced_model_calls").asInt()).isOne();

    JsonNode latency = admin.get(ADMIN + "/latency").body();
    assertThat(latency.get("sample_count").asInt()).isEqualTo(4);
    assertThat(latency.get("p50_ms").decimalValue()).isEqualByComparingTo("250");
    assertThat(latency.get("p75_ms").decimalValue()).isEqualByComparingTo("325");
    assertThat(latency.get("p90_ms").decimalValue()).isEqualByComparingTo("370");
    assertThat(latency.get("p95_ms").decimalValue()).isEqualByComparingTo("385");
    assertThat(latency.get("p99_ms").decimalValue()).isEqualByComparingTo("397");
    assertThat(latency.get("avg_first_token_ms").decimalValue()).isEqualByComparingTo("25");

    JsonNode tokens = admin.get(ADMIN + "/tokens").body();
    assertThat(tokens.at("/daily/0/date").asString()).isEqualTo("2026-01-15");
    assertThat(tokens.at("/daily/0/total_tokens").asInt()).isEqualTo(6500);
    assertThat(tokens.get("total_input_tokens").asInt()).isEqualTo(5000);

    JsonNode errors = admin.get(ADMIN + "/errors").body();
    assertThat(errors.get("total_errors").asInt()).isOne();
    assertThat(errors.get("error_rate").decimalValue()).isEqualByComparingTo("20");
    assertThat(errors.at("/breakdown/0/error_type").asString()).isEqualTo("provider_unavailable");
    assertThat(errors.at("/breakdown/0/sample_messages/0").asString()).isEqualTo("It is down.");

    JsonNode tools = admin.get(ADMIN + "/tools").body();
    assertThat(tools.get("total_tool_calls").asInt()).isOne();
    assertThat(tools.get("requests_with_tools").asInt()).isOne();
    assertThat(tools.at("/tools/0/tool_name").asString()).isEqualTo("get_var");
    assertThat(tools.at("/tools/0/failed_count").asInt()).isOne();

    JsonNode models = admin.get(ADMIN + "/models").body();
    assertThat(texts(models.get("models"), "model")).containsExactly("gpt-5-mini", "local");
    assertThat(models.at("/models/0/percentage").decimalValue()).isEqualByComparingTo("80");
    assertThat(models.at("/models/1/cost_usd").isNull()).isTrue();
  }

  @Test
  void measuresNothingWithoutAnswers() {
    assertThat(admin.get(ADMIN + "/metrics").body().get("error_rate").isNull()).isTrue();
    assertThat(admin.get(ADMIN + "/latency").body().get("p50_ms").isNull()).isTrue();
    assertThat(admin.get(ADMIN + "/errors").body().get("error_rate").isNull()).isTrue();
    assertThat(admin.get(ADMIN + "/tools").body().get("avg_tools_per_request").isNull()).isTrue();
    assertThat(admin.get(ADMIN + "/models").body().get("models").size()).isZero();
    assertThat(admin.get(ADMIN + "/tokens").body().get("daily").size()).isZero();
    assertThat(admin.get(ADMIN + "/metrics?days=91").status()).isEqualTo(400);
  }

  @Test
  void showsAdministratorsConversationsAndRemembersThatTheyLooked() {
    String id = conversation();
    answered(id, "one", "1");
    Turn second = answered(id, "two", "2");
    answered(id, "three", "3");
    String tuning = ADMIN + "/tuning";

    JsonNode list = admin.get(tuning + "/conversations?user_id=" + account.id().value()).body();
    assertThat(list.get("total").asInt()).isOne();
    assertThat(list.at("/conversations/0/id").asString()).isEqualTo(id);
    assertThat(list.at("/conversations/0/message_count").asInt()).isEqualTo(6);
    assertThat(admin.get(tuning + "/conversations?user_id=" + id).body().get("total").asInt())
        .isZero();

    JsonNode whole = admin.get(tuning + "/conversations/" + id).body();
    assertThat(texts(whole.get("messages"), "content"))
        .containsExactly("one", "1", "two", "2", "three", "3");

    JsonNode message =
        admin.get(tuning + "/messages/" + second.assistantMessage() + "?context_messages=1").body();
    assertThat(message.at("/message/content").asString()).isEqualTo("2");
    assertThat(texts(message.get("context"), "content")).containsExactly("two", "2", "three");
    assertThat(message.at("/context/1/is_target").asBoolean()).isTrue();

    JsonNode audit = admin.get("/api/v1/admin/audit?entity_id=" + id).body();
    assertThat(texts(audit.get("entries"), "action"))
        .contains("GET " + tuning + "/conversations/{conversation_id}");
  }

  @Test
  void showsConversationsToAdministratorsOnly() {
    assertThat(client.get(ADMIN + "/tuning/conversations").status()).isEqualTo(403);
    assertThat(client.get(ADMIN + "/metrics").status()).isEqualTo(403);
  }
}
