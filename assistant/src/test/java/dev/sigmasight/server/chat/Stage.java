package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.tool.Toolbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine with the real tools, over facts, a transcript and models of the test. */
final class Stage implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  static final AccountId STRANGER = new AccountId(new UUID(0, 2));
  static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PORTFOLIOS = 20;

  final MemoryTranscript transcript = new MemoryTranscript();
  final MemoryAllowance allowance = new MemoryAllowance();
  final Script model = new Script("openai");
  final Script rules = new Script(Models.OFFLINE);
  final AtomicLong nanos = new AtomicLong();
  final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
  volatile Function<Question, String> facts = _ -> volatility("0.1823");
  volatile @Nullable Reminders reminders;
  final Turns turns;
  final UUID conversation = transcript.open(ACCOUNT, "green", Set.of());

  Stage() {
    this(settings());
  }

  Stage(TurnSettings settings) {
    Models models =
        new Models(
            model,
            rules,
            (_, usage) -> new BigDecimal(usage.input() + usage.output()).movePointLeft(4),
            List.of("openai-model"),
            false);
    turns =
        new Turns(
            transcript,
            allowance,
            new Toolbox(new Facts(), Optional.empty()),
            models,
            new Present(),
            settings,
            times);
    turns.start();
  }

  static TurnSettings settings() {
    return new TurnSettings(
        6, 12, 4, Duration.ofSeconds(60), 24_000, 12_000, 500, Duration.ofSeconds(15));
  }

  static String volatility(String value) {
    return "{\"available\":true,\"as_of\":\"2026-01-14\",\"data\":{\"realized_volatility_21d\":"
        + value
        + "}}";
  }

  TurnStream send(String text) {
    return turns.send(ACCOUNT, asked(text, null));
  }

  Asked asked(String text, @Nullable String key) {
    return new Asked(conversation, text, Asked.Scene.NONE, key);
  }

  /** Asks, and reads until the turn has ended. */
  List<Told> ask(String text) {
    return read(send(text));
  }

  /** Reads to the end. */
  static List<Told> read(TurnStream stream) {
    return told(bytes(stream));
  }

  /** What a reader receives, whole. */
  static String bytes(TurnStream stream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      stream.send(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static List<Told> told(String bytes) {
    return Stream.of(bytes.split("\n\n", -1))
        .filter(frame -> frame.contains("data: "))
        .map(Told::of)
        .toList();
  }

  /** An event as it was read. */
  record Told(String id, String type, String json) {
    static Told of(String frame) {
      String id = "";
      String type = "";
      String data = "";
      for (String line : frame.split("\n", -1)) {
        String value = line.substring(line.indexOf(':') + 2);
        switch (line.substring(0, line.indexOf(':'))) {
          case "id" -> id = value;
          case "event" -> type = value;
          default -> data = value;
        }
      }
      return new Told(id, type, data);
    }

    JsonNode envelope() {
      return JSON.readTree(json);
    }

    JsonNode data() {
      return envelope().get("data");
    }

    int seq() {
      return envelope().get("seq").asInt();
    }
  }

  static String text(List<Told> events) {
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(event -> event.type().equals("token"))
        .forEach(event -> text.append(event.data().get("delta").asString()));
    return text.toString();
  }

  static List<String> types(List<Told> events) {
    return events.stream().map(Told::type).toList();
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    turns.stop();
  }

  private final class Facts implements PortfolioFacts {
    @Override
    public List<OwnedPortfolio> portfolios(AccountId account) {
      return IntStream.rangeClosed(1, PORTFOLIOS)
          .mapToObj(
              each -> new OwnedPortfolio(new PortfolioId(new UUID(7, each)), "Portfolio " + each))
          .toList();
    }

    @Override
    public String answer(AccountId account, Question question) {
      return question instanceof Question.Portfolios ? "[]" : facts.apply(question);
    }
  }

  private final class Present implements ObjectProvider<Reminders> {
    @Override
    public Stream<Reminders> orderedStream() {
      return Stream.ofNullable(reminders);
    }
  }
}
