package dev.sigmasight.market.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.market.http.Closing.Scope;
import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderCall;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.ProviderStatus.Circuit;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.testing.ManualTime;
import dev.sigmasight.market.testing.ProviderDouble;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.market.testing.Served.Ending;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderClientTest {
  private static final String SECRET = "Secret0123456789";
  private static final Served GOOD = Served.json("{\"value\":1}");

  private final ProviderDouble there = new ProviderDouble();
  private final Transport transport = new Transport();
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T15:00:00Z"));
  private final List<ProviderCall> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    transport.close();
    there.close();
  }

  @Test
  void readsWhatIsAnswered() {
    there.on("/a", GOOD);

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(outcomes()).containsExactly(Outcome.DATA);
  }

  @Test
  void triesThreeTimesAfterAServerErrorWithPausesThatGrow() {
    there.on("/a", Served.of(500, ""), Served.of(503, ""), GOOD);

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(outcomes()).containsExactly(Outcome.UNAVAILABLE, Outcome.UNAVAILABLE, Outcome.DATA);
    assertThat(time.pauses()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(time.passed()).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void givesUpAfterThreeTries() {
    there.on("/a", Served.of(500, ""));

    assertThat(ask(client(), "/a")).isInstanceOf(Reply.Unavailable.class);
    assertThat(there.calls("/a")).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    there.on("/a", Served.of(429, "").with("Retry-After", "3"), GOOD);

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(time.passed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3600));
  }

  @Test
  void waitsUntilTheDateItIsTold() {
    there.on("/a", Served.of(429, "").with("Retry-After", "Mon, 5 Jan 2026 15:00:04 GMT"), GOOD);

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(time.passed()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4600));
  }

  @Test
  void leavesAProviderAloneThatNamesALongWait() {
    there.on("/a", Served.of(429, "").with("Retry-After", "600"));
    ProviderClient client = client();

    ask(client, "/a");
    Reply<Long> held = ask(client, "/b");

    assertThat(held).isInstanceOf(Reply.RateLimited.class);
    assertThat(there.calls("/b")).isZero();
    assertThat(client.status().circuit()).isEqualTo(Circuit.OPEN);
    assertThat(outcomes()).containsExactly(Outcome.RATE_LIMITED, Outcome.HELD_BACK);
    time.pass(Duration.ofSeconds(601));
    there.on("/b", GOOD);
    assertThat(ask(client, "/b")).isEqualTo(new Reply.Data<>(1L));
    assertThat(client.status().circuit()).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void leavesItAloneTwiceAsLongEachTime() {
    there.on("/a", Served.of(429, ""));
    ProviderClient client = client();

    ask(client, "/a");
    time.pass(Duration.ofSeconds(61));
    ask(client, "/a");
    time.pass(Duration.ofSeconds(61));
    ask(client, "/a");

    assertThat(there.calls("/a")).isEqualTo(2);
    time.pass(Duration.ofSeconds(61));
    ask(client, "/a");
    assertThat(there.calls("/a")).isEqualTo(3);
  }

  @Test
  void asksForASymbolOutsideThePlanOnceADay() {
    there.on("/a", Served.of(402, ""));
    there.on("/b", GOOD);
    ProviderClient client = client();

    ask(client, "/a");
    Reply<Long> again = ask(client, "/a");

    assertThat(again).isInstanceOf(Reply.NotEntitled.class);
    assertThat(there.calls("/a")).isEqualTo(1);
    assertThat(client.status().circuit()).isEqualTo(Circuit.CLOSED);
    assertThat(ask(client, call("OTHER", "/b"))).isEqualTo(new Reply.Data<>(1L));
    time.pass(Duration.ofHours(25));
    ask(client, "/a");
    assertThat(there.calls("/a")).isEqualTo(2);
  }

  @Test
  void asksNothingWithAKeyThatIsRefused() {
    there.on("/a", Served.of(401, ""));
    ProviderClient client = client();

    ask(client, "/a");

    assertThat(ask(client, call("OTHER", "/b"))).isInstanceOf(Reply.NotEntitled.class);
    assertThat(there.calls("/b")).isZero();
  }

  @Test
  void stopsAskingWhenEverythingFailsAndTriesAgainLater() {
    there.on("/a", Served.of(500, ""));
    ProviderClient client = client();

    IntStream.range(0, 5).forEach(_ -> ask(client, "/a"));

    assertThat(client.status().circuit()).isEqualTo(Circuit.OPEN);
    int asked = there.calls("/a");
    assertThat(asked).isLessThanOrEqualTo(10);
    assertThat(ask(client, "/a")).isInstanceOf(Reply.Unavailable.class);
    assertThat(there.calls("/a")).isEqualTo(asked);
    time.pass(Duration.ofSeconds(31));
    there.on("/a", GOOD);
    assertThat(ask(client, "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(ask(client, "/a")).isEqualTo(new Reply.Data<>(1L));
    assertThat(client.status().circuit()).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void spreadsCallsEvenly() {
    there.on("/a", GOOD);
    ProviderClient client = client(new Limits(new Pace(5, Duration.ofMinutes(1)), 0, 2, second()));

    IntStream.range(0, 6).forEach(_ -> ask(client, "/a"));

    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(time.pauses()).hasSize(5).containsOnly(Duration.ofSeconds(12));
  }

  @Test
  void refusesMoreThanTheCallsOfADay() {
    there.on("/a", GOOD);
    ProviderClient client = client(new Limits(pace(), 2, 2, second()));

    ask(client, "/a");
    ask(client, "/a");

    assertThat(ask(client, "/a"))
        .isInstanceOfSatisfying(
            Reply.RateLimited.class,
            limited -> assertThat(limited.detail()).contains("2 calls of the day"));
    assertThat(there.calls("/a")).isEqualTo(2);
    time.pass(Duration.ofHours(14)); // midnight in New York
    assertThat(ask(client, "/a")).isEqualTo(new Reply.Data<>(1L));
  }

  @Test
  void hasNoMoreCallsUnderWayThanAllowed() throws Exception {
    there.on("/a", GOOD.after(Duration.ofMillis(5)));
    ProviderClient client = client(new Limits(pace(), 0, 2, second()));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply<Long>>> replies =
          IntStream.range(0, 40).mapToObj(_ -> threads.submit(() -> ask(client, "/a"))).toList();
      for (Future<Reply<Long>> reply : replies) {
        assertThat(reply.get()).isEqualTo(new Reply.Data<>(1L));
      }
    }
    // the double may still be closing an exchange whose answer has arrived
    assertThat(there.mostAtOnce()).isBetween(2, 4);
  }

  @Test
  void isNotReopenedByAnAnswerThatWasOnItsWay() throws Exception {
    there.on("/slow", GOOD.after(Duration.ofMillis(300)));
    there.on("/a", Served.of(429, ""));
    ProviderClient client = client();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply<Long>> slow = threads.submit(() -> ask(client, "/slow"));
      while (there.calls("/slow") == 0) {
        Thread.onSpinWait();
      }
      ask(client, "/a");
      assertThat(slow.get()).isEqualTo(new Reply.Data<>(1L));
    }
    assertThat(client.status().circuit()).isEqualTo(Circuit.OPEN);
  }

  @Test
  void doesNotWaitForABodyThatHangs() {
    there.on("/a", GOOD.ending(Ending.HANGING));
    ProviderClient client = client(new Limits(pace(), 0, 2, Duration.ofMillis(150)));

    assertThat(ask(client, "/a"))
        .isEqualTo(new Reply.Unavailable<>("test did not answer within 150 ms"));
  }

  @Test
  void doesNotReadABodyThatBreaksOff() {
    there.on("/a", GOOD.ending(Ending.TRUNCATED));

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Unavailable<>("test broke off its answer"));
  }

  @Test
  void survivesADroppedConnection() {
    there.on("/a", GOOD.ending(Ending.DROPPED));

    assertThat(ask(client(), "/a")).isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void saysThatNobodyIsThere() {
    there.close();

    assertThat(ask(client(), "/a")).isEqualTo(new Reply.Unavailable<>("test could not be reached"));
  }

  @Test
  void callsABodyWithoutItsFieldsMalformed() {
    there.on("/a", Served.json("{}"));

    assertThat(ask(client(), "/a"))
        .isEqualTo(new Reply.Malformed<>("test answered what cannot be read: value is missing"));
    assertThat(outcomes()).containsExactly(Outcome.MALFORMED);
  }

  @Test
  void followsNoRedirectBecauseTheKeyWouldGoWithIt() {
    there.on("/a", Served.of(302, "").with("Location", "/b"));

    ask(client(), "/a");

    assertThat(there.calls("/b")).isZero();
  }

  @Test
  void sendsTheKeyInItsHeaderAndNamesItNowhere() {
    there.on("/a", Served.of(500, ""));
    ApiKey key = ApiKey.header("apikey", SECRET);
    ProviderClient client =
        new ProviderClient(
            new ProviderClient.Profile("test", key, limits(), ProviderClientTest::judged),
            surroundings());

    Reply<Long> reply = ask(client, "/a");

    assertThat(there.asked().getFirst().header("Apikey")).isEqualTo(SECRET);
    assertThat(reply.toString() + key + heard + call("X", "/a")).doesNotContain(SECRET);
    assertThatThrownBy(() -> ApiKey.header("apikey", SECRET + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void appendsTheKeyWhereAProviderTakesItNowhereElse() {
    there.on("/a", GOOD);
    ProviderClient client =
        new ProviderClient(
            new ProviderClient.Profile(
                "test", ApiKey.query("api_key", SECRET), limits(), ProviderClientTest::judged),
            surroundings());

    client.ask(Call.about("X", "test", there.uri().resolve("/a?x=1")), ProviderClientTest::value);

    assertThat(there.asked().getFirst().uri().getRawQuery()).isEqualTo("x=1&api_key=" + SECRET);
  }

  private ProviderClient client() {
    return client(limits());
  }

  private ProviderClient client(Limits limits) {
    return new ProviderClient(
        new ProviderClient.Profile("test", ApiKey.none(), limits, ProviderClientTest::judged),
        surroundings());
  }

  private ProviderClient.Surroundings surroundings() {
    return new ProviderClient.Surroundings(transport, DailyBudget.inMemory(), heard::add, time);
  }

  private static Limits limits() {
    return new Limits(pace(), 0, 2, Duration.ofSeconds(5));
  }

  private static Pace pace() {
    return new Pace(1_000_000, second());
  }

  private static Duration second() {
    return Duration.ofSeconds(1);
  }

  private static Verdict judged(Call call, Answer answer) {
    return switch (answer.status()) {
      case 200 -> Verdict.of(new Reply.Data<>(Json.parsed(answer.body()).orElseThrow()));
      case 401 -> Verdict.keyRefused("the key is refused");
      case 402 -> Verdict.outsidePlan("not in the plan", Scope.SYMBOL);
      case 429 ->
          Verdict.rateLimited(
              "too many",
              RetryAfter.of(
                  answer.headers(),
                  java.time.Clock.fixed(
                      Instant.parse("2026-01-05T15:00:00Z"), java.time.ZoneOffset.UTC)));
      default ->
          answer.status() >= 500 ? Verdict.unavailable("down") : Verdict.malformed("what is this");
    };
  }

  private Call call(String symbol, String path) {
    return Call.about(symbol, "test", URI.create(there.uri() + path));
  }

  private Reply<Long> ask(ProviderClient client, String path) {
    return ask(client, call("X", path));
  }

  private static Reply<Long> ask(ProviderClient client, Call call) {
    return client.ask(call, ProviderClientTest::value);
  }

  private static Reply<Long> value(tools.jackson.databind.JsonNode body) {
    return new Reply.Data<>(Json.required(Json.whole(body, "value"), "value"));
  }

  private List<Outcome> outcomes() {
    return heard.stream().map(ProviderCall::outcome).toList();
  }
}
