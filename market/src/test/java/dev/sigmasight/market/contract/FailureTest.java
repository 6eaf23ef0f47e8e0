package dev.sigmasight.market.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.sigmasight.market.fmp.FmpPrices;
import dev.sigmasight.market.polygon.PolygonPrices;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.market.testing.Served.Ending;
import dev.sigmasight.market.yahoo.YahooPrices;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every way in which a provider fails, for each of them. */
class FailureTest {
  private static final LocalDate FROM = LocalDate.of(2025, 12, 8);
  private static final LocalDate TO = LocalDate.of(2025, 12, 12);
  private static final String PAGE = "<!DOCTYPE html><html><body>Hello</body></html>";
  private static final Map<String, String> PATHS =
      Map.of(
          "yahoo", "/v8/finance/chart/AAPL",
          "fmp", "/stable/historical-price-eod/full",
          "polygon", "/v2/aggs/ticker/AAPL/range/1/day/2025-12-08/2025-12-12",
          "fred", "/fred/series/observations");

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Level usual = root.getLevel();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    root.setLevel(usual);
  }

  static Stream<Arguments> failures() {
    Served page = Served.of(200, PAGE);
    return Stream.of(
            all("a page with a good status", page, Outcome.MALFORMED),
            all("nothing with a good status", Served.of(200, ""), Outcome.MALFORMED),
            all("half a document", Served.of(200, "{\"chart\":{\"res"), Outcome.MALFORMED),
            all("a server error", Served.of(500, PAGE), Outcome.UNAVAILABLE),
            all("no gateway", Served.of(502, ""), Outcome.UNAVAILABLE),
            all("a body that breaks off", page.ending(Ending.TRUNCATED), Outcome.UNAVAILABLE),
            all("a body that hangs", page.ending(Ending.HANGING), Outcome.UNAVAILABLE),
            all("a dropped connection", page.ending(Ending.DROPPED), Outcome.UNAVAILABLE),
            all("too many questions", Served.of(429, "no"), Outcome.RATE_LIMITED),
            all(
                "too many questions for two hours",
                Served.of(429, "no").with("Retry-After", "7200"),
                Outcome.RATE_LIMITED),
            all("no authorisation", Served.of(401, "{}"), Outcome.NOT_ENTITLED),
            all("forbidden", Served.of(403, "{}"), Outcome.NOT_ENTITLED),
            Stream.of(
                one("yahoo", "payment due", Served.of(402, "Restricted"), Outcome.MALFORMED),
                one("fmp", "payment due", Served.of(402, "Restricted"), Outcome.NOT_ENTITLED),
                one("polygon", "payment due", Served.of(402, "Restricted"), Outcome.MALFORMED),
                one("fred", "payment due", Served.of(402, "Restricted"), Outcome.MALFORMED),
                one("yahoo", "not found", Served.of(404, PAGE), Outcome.MALFORMED),
                one("fmp", "not found", Served.of(404, PAGE), Outcome.MALFORMED),
                one("polygon", "not found", Served.of(404, PAGE), Outcome.UNKNOWN_SYMBOL),
                one("fred", "not found", Served.of(404, PAGE), Outcome.MALFORMED),
                one(
                    "yahoo",
                    "a consent wall",
                    Served.of(307, "").with("Location", "https://guce.yahoo.com/consent"),
                    Outcome.UNAVAILABLE),
                one(
                    "yahoo",
                    "an outage with a good status",
                    Served.of(200, "<html>Will be right back...</html>"),
                    Outcome.UNAVAILABLE),
                one(
                    "fmp",
                    "an error with a good status",
                    Served.json("{\"Error Message\":\"Limit Reach . Please upgrade\"}"),
                    Outcome.RATE_LIMITED),
                one(
                    "fmp",
                    "a refused key with a good status",
                    Served.json("{\"Error Message\":\"Invalid API KEY. Please retry\"}"),
                    Outcome.NOT_ENTITLED)))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> all(String what, Served served, Outcome outcome) {
    return PATHS.keySet().stream().sorted().map(provider -> one(provider, what, served, outcome));
  }

  private static Arguments one(String provider, String what, Served served, Outcome outcome) {
    return Arguments.of(provider, what, served, outcome);
  }

  @ParameterizedTest(name = "{0}: {1} is {3}")
  @MethodSource("failures")
  void endsAsItsOwnReply(String provider, String what, Served served, Outcome outcome) {
    try (Desk desk = new Desk(Duration.ofMillis(500))) {
      desk.there.on(PATHS.getOrDefault(provider, ""), served);

      Reply<?> reply = ask(desk, provider);

      assertThat(Outcome.of(reply)).as(what + ": " + reply).isEqualTo(outcome);
      assertThat(desk.heard.getLast().outcome()).isEqualTo(outcome);
      assertThat(desk.heard.getLast().provider()).isEqualTo(provider);
      assertThat(reply + " " + desk.heard).doesNotContain(Desk.KEY);
      assertThat(log.list).allSatisfy(event -> assertThat(said(event)).doesNotContain(Desk.KEY));
    }
  }

  private static Reply<?> ask(Desk desk, String provider) {
    return switch (provider) {
      case "yahoo" -> new YahooPrices(desk.yahoo).history("AAPL", FROM, TO);
      case "fmp" -> new FmpPrices(desk.fmp).history("AAPL", FROM, TO);
      case "polygon" -> new PolygonPrices(desk.polygon).history("AAPL", FROM, TO);
      default -> desk.fred.observations(RateSeries.DGS10, FROM, TO);
    };
  }

  private static String said(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
