package dev.sigmasight.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.batch.RunView;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.marketdata.PriceRefresh;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read before the batch has caught up is what the batch will say. */
class LiveValuationTest {
  private static final String NOW = "2026-03-03T12:00:00Z";
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
  private static final String HEADER =
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
          + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n";

  /** Long and short over the split of November 2025, dividends both ways, options that ended. */
  private static final String POSITIONS =
      HEADER
          + "NFLX,100,1300,2025-07-01,,,,,,\n"
          + "AAPL,1000,205,2025-07-01,,,,,,\n"
          + "JNJ,-500,152,2025-07-01,,,,,,\n"
          + "AAPL250919C00150000,5,55,2025-07-01,OPTIONS,CALL,AAPL,150,2025-09-19,CALL\n"
          + "AAPL250919P00100000,-5,1,2025-07-01,OPTIONS,PUT,AAPL,100,2025-09-19,PUT\n"
          + "VIX250917C00010000,10,6,2025-07-01,OPTIONS,CALL,VIX,10,2025-09-17,CALL\n";

  private CoreContext core;
  private AccountId owner;

  @BeforeEach
  void startsWithInventedPrices() {
    open(NOW);
    var _ =
        core.get(PriceRefresh.class)
            .refresh(List.of("NFLX", "AAPL", "JNJ", "VIX"), LocalDate.of(2024, 1, 2), LAST);
  }

  private void open(String now) {
    core = CoreContext.withInventedPrices(now);
    owner =
        core.get(Accounts.class)
            .create(
                NewAccount.user("investor@example.com", "Investor"),
                "long enough 123",
                Instant.parse(now))
            .id();
  }

  @AfterEach
  void close() {
    core.close();
  }

  private PortfolioId create(String name, String positions) {
    return core.get(PortfolioImport.class)
        .create(
            owner,
            new ImportRequest(
                name,
                name,
                null,
                "1000000",
                null,
                new ImportRequest.File(
                    "positions.csv", positions.getBytes(StandardCharsets.UTF_8))),
            Instant.parse(NOW))
        .portfolio()
        .id();
  }

  private RunView run() {
    return run(LAST);
  }

  private RunView run(LocalDate last) {
    var here =
        (BatchRuns.Started.Here) core.get(BatchRuns.class).start(RunRequest.all(last, "test"));
    return here.work().finish(RunListener.NOBODY);
  }

  private PortfolioState state(PortfolioId portfolio) {
    return core.get(PortfolioStates.class).newest(portfolio);
  }

  private static BigDecimal stored(BigDecimal exact) {
    return exact.setScale(4, RoundingMode.HALF_EVEN);
  }

  @Test
  void agreesWithTheBatchAboutSplitsDividendsAndExpiries() {
    PortfolioId portfolio = create("Mixed", POSITIONS);
    PortfolioState before = state(portfolio);
    Close live = before.close().orElseThrow();

    RunView run = run();

    Snapshot last = core.get(Snapshots.class).newest(portfolio).orElseThrow();
    assertThat(run.failed()).isZero();
    assertThat(before.quality()).isEqualTo(Quality.PROVISIONAL);
    assertThat(last.date()).isEqualTo(before.asOf()).isEqualTo(LAST);
    assertThat(last.cash()).isEqualByComparingTo(stored(live.cash()));
    assertThat(last.nav()).isEqualByComparingTo(stored(live.nav()));
    assertThat(last.positionCount()).isEqualTo(live.book().lots().size());
    assertThat(state(portfolio).quality()).isEqualTo(Quality.FINAL);
    assertThat(state(portfolio).close().orElseThrow().nav()).isEqualByComparingTo(live.nav());
  }

  @Test
  void staysOnItsDayWhenThePastChanges() {
    PortfolioId portfolio = create("Changed", POSITIONS);
    var _ = run();
    BigDecimal before = state(portfolio).close().orElseThrow().nav();

    core.get(Ledger.class)
        .append(
            portfolio,
            List.of(NewLine.deposit(LocalDate.of(2025, 8, 4), new BigDecimal("5000"))),
            Origin.API,
            owner);

    PortfolioState changed = state(portfolio);
    assertThat(changed.asOf()).isEqualTo(LAST);
    assertThat(changed.quality()).isEqualTo(Quality.PROVISIONAL);
    assertThat(changed.close().orElseThrow().nav())
        .isEqualByComparingTo(before.add(new BigDecimal("5000")));
    var _ = run();
    assertThat(core.get(Snapshots.class).newest(portfolio).orElseThrow().nav())
        .isEqualByComparingTo(stored(changed.close().orElseThrow().nav()));
  }

  @Test
  void aPositionOlderThanTheCalendarStopsNobody() throws IOException {
    core.close();
    open("1990-04-03T12:00:00Z"); // three months after the calendar begins
    LocalDate last = LocalDate.of(1990, 4, 2);
    String closes =
        TradingCalendar.nyse().sessions(LocalDate.of(1990, 2, 1), last).stream()
            .map(session -> "AAPL," + session + ",34.5\n")
            .collect(Collectors.joining("", "symbol,date,close\n", ""));
    var _ =
        core.get(PriceImport.class)
            .importFile(
                new ByteArrayInputStream(closes.getBytes(StandardCharsets.UTF_8)),
                PriceImport.Options.upTo(last));
    PortfolioId ordinary = create("Ordinary", HEADER + "AAPL,10,34,1990-02-01,,,,,,\n");
    PortfolioId old = create("Old", HEADER + "HOUSE,1,100000,1985-01-02,PRIVATE,REAL_ESTATE,,,,\n");

    RunView run = run(last);

    assertThat(run.state()).isNotEqualTo(RunState.FAILED);
    assertThat(core.get(Snapshots.class).newestDay(ordinary)).contains(last);
    assertThat(core.get(Snapshots.class).newestDay(old)).contains(last);
  }
}
