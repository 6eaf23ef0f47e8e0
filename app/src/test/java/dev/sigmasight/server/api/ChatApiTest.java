package dev.sigmasight.server.api;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions about the demo over HTTP, without any AI provider. */
@Timeout(300)
class ChatApiTest {
  private static final String CHAT = "/api/v1/chat";
  private static final String RISK = "{\"content\": \"What is my portfolio risk?\"}";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Client CLIENT = DemoServer.signedIn(DemoAccount.all().getFirst());

  /** An event as it came. */
  record Event(String id, String type, String json) {
    JsonNode data() {
      return JSON.readTree(json).get("data");
    }
  }

  private static String conversation(Client client) {
    return client.postText(CHAT + "/conversations", "{}").text("id");
  }

  private static Answer ask(Client client, String conversation, String body) {
    return client.postText(CHAT + "/conversations/" + conversation + "/send", body);
  }

  private static List<Event> events(String stream) {
    List<Event> events = new ArrayList<>();
    for (String frame : stream.split("\n\n", -1)) {
      Map<String, String> lines =
          frame
              .lines()
              .map(line -> line.split(": ", 2))
              .collect(toMap(line -> line[0], line -> line[1]));
      if (lines.containsKey("id")) {
        events.add(
            new Event(
                lines.get("id"), lines.getOrDefault("event", ""), lines.getOrDefault("data", "")));
      }
    }
    return events;
  }

  private static void isWhole(String run, List<Event> events) {
    assertThat(events.stream().map(Event::id))
        .containsExactlyElementsOf(
            IntStream.range(0, events.size()).mapToObj(seq -> run + ":" + seq).toList());
    assertThat(events.stream().map(Event::type).filter(Set.of("done", "error")::contains))
        .hasSize(1);
    assertThat(events.getLast().type()).as(events.getLast().json()).isEqualTo("done");
  }

  private static String words(List<Event> events) {
    StringBuilder words = new StringBuilder();
    events.stream()
        .filter(event -> event.type().equals("token"))
        .forEach(event -> words.append(event.data().get("delta").asString()));
    return words.toString();
  }

  @Test
  void answersTheQuestionOfThePortfoliosRisk() {
    Answer answer = ask(CLIENT, conversation(CLIENT), RISK);

    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(answer.header("ETag")).isEmpty();
    List<Event> events = events(answer.text());
    isWhole(answer.header("X-Run-Id"), events);
    JsonNode done = events.getLast().data();
    assertThat(done.get("final_text").asString()).isEqualTo(words(events));
    assertThat(words(events).toLowerCase(Locale.ROOT))
        .contains("volatility", "beta", "value at risk", "contribut", "scenario");
    assertThat(done.get("rule_based").asBoolean()).isTrue();
    assertThat(done.get("unsourced")).isEmpty();
    assertThat(done.get("citations").valueStream().map(each -> each.get("tool").asString()))
        .contains(
            "get_volatility_analysis",
            "get_value_at_risk",
            "get_risk_contributions",
            "get_stress_test_results");
  }

  @Test
  void citesTheFiguresOfTheApi() {
    String portfolio = CLIENT.get("/api/v1/portfolios").body().at("/portfolios/0/id").asString();
    JsonNode citations =
        events(ask(CLIENT, conversation(CLIENT), RISK).text()).getLast().data().get("citations");

    JsonNode volatility = api(portfolio, "volatility");
    List<String> compared = new ArrayList<>();
    for (JsonNode citation : citations) {
      JsonNode same =
          switch (citation.get("tool").asString()) {
            case "get_volatility_analysis" ->
                volatility.at("/data" + citation.get("pointer").asString());
            default -> null;
          };
      if (same != null && same.isNumber()) {
        assertThat(new BigDecimal(citation.get("value").asString()))
            .as(citation.toString())
            .isEqualByComparingTo(same.decimalValue());
        compared.add(citation.get("pointer").asString());
      }
    }
    assertThat(compared).isNotEmpty();
  }

  private static JsonNode api(String portfolio, String analysis) {
    return CLIENT.get("/api/v1/analytics/portfolio/" + portfolio + "/" + analysis).body();
  }

  @Test
  void beginsToAnswerAtOnce() {
    String conversation = conversation(CLIENT);

    List<Integer> millis =
        IntStream.range(0, 5)
            .map(
                _ ->
                    events(ask(CLIENT, conversation, RISK).text())
                        .getLast()
                        .data()
                        .get("first_token_ms")
                        .asInt())
            .boxed()
            .sorted()
            .toList();

    assertThat(millis.getFirst()).as("of %s", millis).isLessThanOrEqualTo(300);
  }

  @Test
  void goesOnAfterAnyEvent() {
    Answer answer = ask(CLIENT, conversation(CLIENT), RISK);
    List<Event> all = events(answer.text());
    String path = CHAT + "/runs/" + answer.header("X-Run-Id") + "/events";

    for (int seen = -1; seen < all.size() - 1; seen += 7) {
      String last = seen < 0 ? "-1" : all.get(seen).id();
      assertThat(events(CLIENT.with("Last-Event-ID", last).get(path).text()))
          .isEqualTo(all.subList(seen + 1, all.size()));
    }
    assertThat(CLIENT.with("Last-Event-ID", all.getLast().id()).get(path).status()).isEqualTo(204);
    assertThat(CLIENT.with("Last-Event-ID", "odd").get(path).status()).isEqualTo(400);
    assertThat(CLIENT.get(path).header("ETag")).isEmpty();
  }

  @Test
  void answersARepeatedRequestOnce() {
    String conversation = conversation(CLIENT);
    Client keyed = CLIENT.with("Idempotency-Key", UUID.randomUUID().toString());

    Answer first = ask(keyed, conversation, RISK);
    Answer again = ask(keyed, conversation, RISK);

    assertThat(again.header("X-Run-Id")).isEqualTo(first.header("X-Run-Id"));
    assertThat(events(again.text())).isEqualTo(events(first.text()));
    Answer other = ask(keyed, conversation, "{\"content\": \"Another?\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void answersAtBothAddresses() {
    String conversation = conversation(CLIENT);

    Answer answer =
        CLIENT.post(
            CHAT + "/send",
            Map.of(
                "conversation_id",
                conversation,
                "text",
                "  How volatile is my portfolio?  ",
                "ui_context",
                Map.of("page_hint", "portfolio", "selection", Map.of("symbol", "AAPL"))));

    List<Event> events = events(answer.text());
    isWhole(answer.header("X-Run-Id"), events);
    assertThat(events.get(1).data().get("page_hint").asString()).isEqualTo("portfolio");
    JsonNode messages =
        CLIENT.get(CHAT + "/conversations/" + conversation + "/messages").body().get("messages");
    assertThat(messages.get(0).get("content").asString())
        .isEqualTo("How volatile is my portfolio?");
    assertThat(messages.get(1).get("content").asString()).isEqualTo(words(events));
  }

  @Test
  void answersAnew() {
    String conversation = conversation(CLIENT);
    Answer first = ask(CLIENT, conversation, RISK);
    String message = events(first.text()).getFirst().data().get("assistant_message_id").asString();

    Answer second = CLIENT.post(CHAT + "/messages/" + message + "/regenerate");

    isWhole(second.header("X-Run-Id"), events(second.text()));
    assertThat(words(events(second.text()))).isEqualTo(words(events(first.text())));
    assertThat(events(second.text()).getFirst().data().get("user_message_id").asString())
        .isEqualTo(events(first.text()).getFirst().data().get("user_message_id").asString());
  }

  @Test
  void changesTheModeByCommand() {
    String conversation = conversation(CLIENT);

    List<Event> events =
        events(ask(CLIENT, conversation, "{\"content\": \"/mode violet\"}").text());

    assertThat(events.stream().map(Event::type)).containsExactly("start", "info", "token", "done");
    assertThat(CLIENT.get(CHAT + "/conversations/" + conversation).text("mode"))
        .isEqualTo("violet");
  }

  @Test
  void refusesBeforeItStreams() {
    String conversation = conversation(CLIENT);
    Client stranger = DemoServer.server().signedIn(DemoServer.server().account(Role.USER));

    Answer blank = ask(CLIENT, conversation, "{\"content\": \"  \"}");
    Answer foreign = ask(stranger.with("Accept", "text/event-stream"), conversation, RISK);

    assertThat(blank.status()).isEqualTo(400);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(ask(CLIENT, conversation, "{\"content\": \"" + "x".repeat(4001) + "\"}").status())
        .isEqualTo(400);
    assertThat(ask(CLIENT.with("Idempotency-Key", "k".repeat(201)), conversation, RISK).status())
        .isEqualTo(400);
    assertThat(CLIENT.post(CHAT + "/runs/run_ffffffffffff/cancel").status()).isEqualTo(404);
    assertThat(CLIENT.get(CHAT + "/runs/run_ffffffffffff/events").status()).isEqualTo(404);
  }

  @Test
  void stopsOnRequest() {
    Answer answer = ask(CLIENT, conversation(CLIENT), RISK);

    Answer late = CLIENT.post(CHAT + "/runs/" + answer.header("X-Run-Id") + "/cancel");

    assertThat(late.status()).as("one that has ended stays as it is").isEqualTo(202);
    Answer again = CLIENT.get(CHAT + "/runs/" + answer.header("X-Run-Id") + "/events");
    assertThat(events(again.text())).isEqualTo(events(answer.text()));
  }

  @Test
  void servesTwoHundredReadersAtOnce() {
    List<Client> clients = DemoAccount.all().stream().map(DemoServer::signedIn).toList();
    List<String> questions =
        List.of(
            "{\"content\": \"How volatile is my portfolio?\"}",
            "{\"content\": \"What are my largest positions?\"}",
            RISK,
            "{\"content\": \"Which sectors do I hold?\"}");

    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          Client client = clients.get(i % clients.size());
                          return ask(
                              client, conversation(client), questions.get(i % questions.size()));
                        },
                        task -> Thread.ofVirtual().start(task)))
            .toList();

    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i).join();
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      List<Event> events = events(answer.text());
      isWhole(answer.header("X-Run-Id"), events);
      if (i % 10 == 0) {
        Client client = clients.get(i % clients.size());
        String path = CHAT + "/runs/" + answer.header("X-Run-Id") + "/events";
        assertThat(events(client.get(path).text())).isEqualTo(events);
      }
    }
    assertThat(
            DemoServer.server()
                .core()
                .sql("select count(*) from conversation_turn where state = 'streaming'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void doesWithoutTheAiDatabase() {
    DatabaseUrl nobody = DatabaseUrl.of("127.0.0.1", freePort(), "ai").withUser("ai", "ai");
    try (TestServer server =
        TestServer.start(Map.of("AI_DATABASE_URL", TestServer.withLogin(nobody)))) {
      Client client = server.signedIn(server.account(Role.USER));

      List<Event> events =
          events(ask(client, conversation(client), "{\"content\": \"Hello\"}").text());

      assertThat(events.getLast().type()).isEqualTo("done");
      assertThat(
              events.stream()
                  .filter(event -> event.type().equals("info"))
                  .map(event -> event.data().get("info_type").asString()))
          .contains("memory_off");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesWhenTheAnswersOfTheMonthAreUsedUp() {
    try (TestServer server = TestServer.start(Map.of("sigmasight.ai.monthly-answers", "1"))) {
      Client client = server.signedIn(server.account(Role.USER));
      String conversation = conversation(client);
      Client keyed = client.with("Idempotency-Key", "once");
      Answer first = ask(keyed, conversation, "{\"content\": \"Hello\"}");

      Answer second = ask(client, conversation, "{\"content\": \"Hello again\"}");

      assertThat(second.status()).isEqualTo(429);
      assertThat(Long.parseLong(second.header("Retry-After"))).isPositive();
      assertThat(events(ask(keyed, conversation, "{\"content\": \"Hello\"}").text()))
          .as("what was answered can be had again")
          .isEqualTo(events(first.text()));
    }
  }

  @Test
  void keepsUpWithServersOfTheSameDatabase() {
    TestServer first = DemoServer.server();
    String core = String.valueOf(first.part(Environment.class).getProperty("DATABASE_URL"));
    Answer answer = ask(CLIENT, conversation(CLIENT), RISK);
    try (TestServer other = TestServer.start(Map.of("DATABASE_URL", core))) {
      other.clock().set(first.clock().instant());
      Client there = new Client("http://localhost:" + other.port(), CLIENT.headers());

      Answer read = there.get(CHAT + "/runs/" + answer.header("X-Run-Id") + "/events");

      assertThat(events(read.text())).isEqualTo(events(answer.text()));
      assertThat(Stream.of(read.text().split("\n", -1)).filter(line -> line.startsWith("id: ")))
          .hasSameSizeAs(events(answer.text()));
    }
  }
}
