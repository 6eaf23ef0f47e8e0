package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A run of a session under way, and the one after the close. By hand: 100 shares at 100; 102 on
 * Monday; on Tuesday three new shares for one, at noon 35, at the close 34.68.
 */
class ProvisionalRunTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final String MONDAY_EVENING = "2025-01-06T23:00:00Z";
  private static final String NOON = "2025-01-07T17:00:00Z";
  private static final String EVENING = "2025-01-07T23:00:00Z";

  private CoreContext core = open(TestDatabases.copyOf("core", CoreContext::migrate), EVENING);

  @AfterEach
  void close() {
    core.close();
  }

  /** Every symbol costs the same; the last session's price depends on the hour. */
  private record Market(String hour) implements PriceSource {
    @Override
    public String name() {
      return "yahoo";
    }

    @Override
    public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
      List<PriceBar> bars =
          TradingCalendar.nyse().sessions(from, to).stream().map(this::bar).toList();
      return new Reply.Data<>(
          new PriceSeries(
              bars,
              List.of(new CorporateAction.Split(TUESDAY, new BigDecimal("3"), BigDecimal.ONE))));
    }

    private PriceBar bar(LocalDate on) {
      boolean noon = hour.equals(NOON) && on.equals(TUESDAY);
      BigDecimal close =
          new BigDecimal(
              on.isBefore(MONDAY) ? "100" : on.equals(MONDAY) ? "102" : noon ? "35" : "34.68");
      return new PriceBar(on, null, null, null, close, close, noon ? 10L : 900L);
    }
  }

  private static CoreContext open(DatabaseUrl url, String hour) {
    return CoreContext.at(hour, url, new PriceSources(List.of(new Market(hour))));
  }

  private static PortfolioId buys(CoreContext core) {
    Instant now = Instant.parse(MONDAY_EVENING);
    return core.get(PortfolioImport.class)
        .create(
            core.get(Accounts.class)
                .create(NewAccount.user("ada@example.com", "Ada"), "long enough 123", now)
                .id(),
            new ImportRequest(
                "Ada",
                "Ada",
                null,
                "20000",
                null,
                new ImportRequest.File(
                    "f.csv",
                    "Symbol,Quantity,Entry Price Per Share,Entry Date\nAAA,100,100,2025-01-03\n"
                        .getBytes(StandardCharsets.UTF_8))),
            now)
        .portfolio()
        .id();
  }

  private static void run(CoreContext core, LocalDate target) {
    if (core.get(BatchRuns.class).start(RunRequest.all(target, "test"))
        instanceof BatchRuns.Started.Here here) {
      var _ = here.work().finish(RunListener.NOBODY);
    }
  }

  private static Snapshot snapshot(CoreContext core, PortfolioId portfolio) {
    return core.get(Snapshots.class).onOrBefore(portfolio, TUESDAY).orElseThrow();
  }

  /** Figures that do not hold the random ids of portfolio and position. */
  private static String figures(Snapshot row) {
    return "%s %s %s %s %s %s"
        .formatted(row.date(), row.nav(), row.pnl(), row.twrIndex(), row.quality(), row.sources());
  }

  @Test
  void theFinalRunEndsAsIfTheProvisionalOneHadNotBeen() {
    DatabaseUrl url = TestDatabases.copyOf("core", CoreContext::migrate);
    PortfolioId portfolio;
    try (CoreContext monday = open(url, MONDAY_EVENING)) {
      portfolio = buys(monday);
      run(monday, MONDAY);
      assertThat(snapshot(monday, portfolio).nav()).isEqualByComparingTo("20200");
    }
    try (CoreContext noon = open(url, NOON)) {
      run(noon, TUESDAY);
      assertThat(snapshot(noon, portfolio).quality()).isEqualTo("PROVISIONAL");
      assertThat(snapshot(noon, portfolio).nav())
          .as("10,000 in cash and 300 shares at 35")
          .isEqualByComparingTo("20500");
    }
    try (CoreContext evening = open(url, EVENING)) {
      run(evening, TUESDAY);
      Snapshot last = snapshot(evening, portfolio);
      assertThat(last.quality()).isEqualTo("FINAL");
      assertThat(last.nav()).as("300 shares at 34.68").isEqualByComparingTo("20404");
      assertThat(last.pnl()).as("2 % of 10,200").isEqualByComparingTo("204");

      PortfolioId undisturbed = buys(core);
      run(core, MONDAY);
      run(core, TUESDAY);
      assertThat(figures(last)).isEqualTo(figures(snapshot(core, undisturbed)));
      Map<String, String> disturbed = Results.of(evening);
      assertThat(disturbed.get("symbol_risk")).isEqualTo(Results.of(core).get("symbol_risk"));
      assertThat(prices(evening)).isEqualTo(prices(core));
    }
  }

  private static List<String> prices(CoreContext core) {
    return core.get(CoreDb.class)
        .sql(
            """
            select ((to_jsonb(m) - 'revision') - 'fetched_at')::text from market_data_cache m
            where on_date >= '2025-01-02' order by symbol, on_date
            """)
        .query(String.class)
        .list();
  }

  @Test
  void aSplitLeavesTheValueContinuousAndRevisesTheAdjustedCloses() {
    PortfolioId portfolio = buys(core);
    run(core, MONDAY);

    run(core, TUESDAY);

    Snapshot last = snapshot(core, portfolio);
    assertThat(Objects.requireNonNull(last.dailyReturn()).doubleValue())
        .isCloseTo(204 / 20_200.0, within(1e-12));
    assertThat(
            core.get(CoreDb.class)
                .sql(
                    """
                    select trim_scale(close) || ' ' || trim_scale(adjusted_close) from market_data_cache
                    where symbol = 'AAA' and on_date >= :from order by on_date
                    """)
                .param("from", FRIDAY)
                .query(String.class)
                .list())
        .containsExactly("100 33.33333333", "102 34", "34.68 34.68");
  }
}
