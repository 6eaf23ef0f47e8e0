package dev.sigmasight.server.testing;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.demo.DemoSeed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** A server with the demo, every session of four months computed. Tests only read from it. */
public final class DemoServer {
  /** A Tuesday, 10:00 in New York. */
  private static final Instant NOW = Instant.parse("2025-11-04T15:00:00Z");

  /** The last completed session then. */
  public static final LocalDate SESSION = LocalDate.of(2025, 11, 3);

  private static final TestServer SERVER = start();

  private DemoServer() {}

  private static TestServer start() {
    TestServer server =
        TestServer.start(
            Map.of(
                "sigmasight.prices.sources",
                SyntheticPrices.NAME,
                "sigmasight.profiles.sources",
                "",
                "sigmasight.options.sources",
                "",
                "sigmasight.rates.sources",
                "",
                "sigmasight.ai.monthly-answers",
                "-1",
                "sigmasight.database.core.max-connections",
                "20"));
    server.clock().set(NOW);
    DemoSeed demo = server.part(DemoSeed.class);
    LocalDate session = TradingCalendar.nyse().lastCompletedSession(NOW);
    var _ = demo.loadPrices(session);
    demo.addMissing(session, NOW);
    var here =
        (BatchRuns.Started.Here)
            server.part(BatchRuns.class).start(RunRequest.all(session, "test"));
    var _ = here.work().finish(RunListener.NOBODY);
    return server;
  }

  /** Starts it if it is not yet there. */
  public static TestServer server() {
    return SERVER;
  }

  /** A client that is signed in as this account. */
  public static Client signedIn(DemoAccount account) {
    Answer answer =
        SERVER
            .anonymous()
            .post(
                "/api/v1/auth/login",
                Map.of("email", account.email(), "password", DemoAccount.PASSWORD));
    return SERVER.anonymous().bearer(answer.text("access_token"));
  }
}
