package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight audit} and {@code report}. */
class AuditTest {
  private static final String FUND = "Demo Hedge Fund Style Investor Portfolio";
  private static final String FUND_ID = "fcd71196-e93e-f000-5a74-31a9eead3118";

  @TempDir private Path folder;

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  private static void change(Shell shell, String sql) {
    int _ = shell.<Integer>ask(db -> db.sql(sql).update());
  }

  @Test
  void whatTheBatchStoredIsComputedAgainWithoutADifference() throws IOException {
    Path file = folder.resolve("calculations.json");
    Said said = Shell.computed().run("audit", "calculations", "--output", file.toString());

    JsonNode audit = json(Files.readString(file));
    List<String> different =
        audit
            .get("portfolios")
            .valueStream()
            .flatMap(each -> each.get("figures").valueStream())
            .filter(each -> !each.get("verdict").asString().equals("EQUAL"))
            .map(JsonNode::toString)
            .toList();
    assertThat(different).isEmpty();
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(audit.get("portfolios")).hasSize(5);
    assertThat(audit.get("figures").asInt()).isGreaterThan(500);
    assertThat(
            audit
                .get("portfolios")
                .valueStream()
                .map(AuditTest::stressed)
                .filter(figures -> figures > 0))
        .containsOnly(35L);
    assertThat(said.out()).contains("0 different", "Written to " + file);
  }

  /** Scenarios that no replay changes, and points of the grid. */
  private static long stressed(JsonNode portfolio) {
    return portfolio
        .get("figures")
        .valueStream()
        .filter(each -> each.get("area").asString().equals("stress"))
        .count();
  }

  @Test
  void aScenarioThatDoesNotFollowIsFound() {
    Shell shell = Shell.seeded();
    change(shell, "update portfolio set recompute_from = null");
    change(
        shell,
        """
        insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
          holding_pnl, trading_pnl, income, fees, realized_pnl, pnl_since_entry, cumulative_pnl, cumulative_flow,
          position_count, long_count, short_count, quality, sources, method_version, input_hash)
        values ('%s', '2025-07-05', 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 'FINAL', '{}', 'x', 'x')
        """
            .formatted(FUND_ID));
    change(
        shell,
        """
        insert into portfolio_risk (portfolio_id, on_date, return_observations, long_exposure, short_exposure,
          gross_exposure, net_exposure, option_count, reasons, sources, method_version, input_hash)
        values ('%s', '2025-07-05', 0, 0, 0, 0, 0, 0, '{}', '{}', 'x', 'x')
        """
            .formatted(FUND_ID));
    change(
        shell,
        """
        insert into portfolio_stress (portfolio_id, on_date, scenarios, stipulated, conditional, convexity, distances,
          replayed, scenario_notes, factors, by_factor, grid_moves, grid_profits, grid_linear, surface_spots,
          surface_points, surface_yields, surface, coverage, method_version, input_hash)
        values ('%s', '2025-07-05', '{market_down_10,covid_crash_2020}', '{-5,-7}', '{null,null}', '{0,0}',
          '{null,null}', '{f,t}', '{null,null}', '{}', '{}', '{-0.1,0}', '{-5,0}', '{-5,0}', '{}', '{}', '{}', '{}',
          null, 'x', 'x')
        """
            .formatted(FUND_ID));

    Said said = shell.run("audit", "calculations", "--portfolio", FUND, "--differences");

    assertThat(said.out())
        .contains(
            "DIFFERENT stress: Market Decline 10%, others stay",
            "DIFFERENT stress: market -10 %", "stored -5, computed again 0, difference 5")
        .doesNotContain("COVID", "market +0");
  }

  @Test
  void aStoredFigureThatDoesNotFollowIsFound() {
    Shell shell = Shell.seeded();
    change(shell, "update portfolio set recompute_from = null");
    change(
        shell,
        """
        insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
          holding_pnl, trading_pnl, income, fees, realized_pnl, unrealized_pnl, pnl_since_entry, cumulative_pnl,
          cumulative_flow, daily_return, twr_index, position_count, long_count, short_count, quality, sources,
          stale_count, method_version, input_hash)
        values ('%s', '2025-07-05', 100, 50, 40, 0, 0, 7, 1, 2, 3, 0, 0, 0, 0, 0, 100, null, 1, 3, 3, 0, 'FINAL',
          '{}', 0, 'x', 'x')
        """
            .formatted(FUND_ID));

    Said said = shell.run("audit", "calculations", "--portfolio", FUND, "--differences");

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said.out())
        .contains(
            "DIFFERENT profit: P&L",
            "holding + trading + income − fees = 1.0000 + 2.0000 + 3.0000 − 0.0000",
            "stored 7, computed again 6, difference -1",
            "DIFFERENT ledger: cash");

    Said portfolios = shell.run("audit", "portfolios");
    assertThat(portfolios.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(portfolios.out())
        .contains(
            "finding  nav-is-cash-and-values",
            "finding  positions-are-counted",
            "finding  profit-is-its-parts",
            "finding  close-without-session",
            "2025-07-05: NAV 100.0000, cash and values 90.0000",
            "what to do: ");
  }

  @Test
  void theDataOfPortfoliosBecomesAFileForPrograms() throws IOException {
    Shell shell = Shell.seeded();
    change(
        shell,
        """
        insert into ledger_transaction (portfolio_id, on_date, kind, amount, origin)
        values ('%s', '2999-01-04', 'DEPOSIT', 5, 'API')
        """
            .formatted(FUND_ID));
    change(
        shell,
        """
        insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date,
          price_source, market_value, pnl_since_entry)
        select p.id, '2025-07-01', p.portfolio_id, 2, 10, '2025-07-02', 'csv', 21, 0
        from position p where p.portfolio_id = '%s' limit 1
        """
            .formatted(FUND_ID));
    Path file = folder.resolve("new/audit.json");

    Said said = shell.run("audit", "portfolios", "--output", file.toString());

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode audit = json(Files.readString(file));
    assertThat(audit.get("portfolios")).hasSize(5);
    JsonNode fund =
        audit
            .get("portfolios")
            .valueStream()
            .filter(each -> each.get("name").asString().equals(FUND))
            .findFirst()
            .orElseThrow();
    assertThat(fund.get("lots").asInt()).isEqualTo(30);
    assertThat(fund.get("findings").valueStream().map(each -> each.get("check").asString()))
        .contains(
            "line-in-the-future",
            "price-after-the-day",
            "position-value-without-close",
            "value-is-quantity-times-price",
            "not-computed");
    assertThat(audit.get("findings").asInt()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void marketDataIsReadAloud() {
    Said said = Shell.computed().run("audit", "market-data");

    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("Prices by symbol", "Sources", "synthetic", "Fields of the company profiles")
        .containsPattern("SPY +\\d+ +\\d[\\d,]* +20\\d\\d-\\d\\d-\\d\\d");
    Shell shell = Shell.seeded();
    change(shell, "delete from market_data_cache where symbol = 'AAPL'");
    change(
        shell,
        """
        insert into market_data_cache (symbol, on_date, open, high, low, close, source, source_rank)
        values ('AAPL', '2025-06-30', 1, 2, 1, 9, 'csv', 1), ('AAPL', '2025-07-03', 1, 2, 1, 2, 'csv', 1)
        """);
    Said damaged = shell.run("audit", "market-data", "--json");
    assertThat(damaged.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(
            json(damaged.out())
                .get("findings")
                .valueStream()
                .filter(each -> each.get("subject").asString().equals("AAPL"))
                .map(each -> each.get("said").asString()))
        .anyMatch(each -> each.equals("2 sessions are missing: 2025-07-01 to 2025-07-02"))
        .anyMatch(each -> each.equals("1 prices contradict themselves"));
  }

  @Test
  void analyticsAreReadAsTheOwnerSeesThem() {
    Said said = Shell.computed().run("audit", "analytics", "--portfolio", FUND);

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said.out())
        .startsWith(FUND)
        .contains("Value and profit", "Stress scenarios", "How the figures are computed")
        .contains("Quality STALE");
    Said all =
        Shell.computed()
            .run("audit", "analytics", "--account", "demo_familyoffice@sigmasight.com", "--json");
    assertThat(json(all.out()).get("scope").asString()).isEqualTo("all");
  }

  @Test
  void reportsAreWrittenInEveryFormat() throws IOException {
    Said said =
        Shell.computed()
            .run(
                "report",
                "--portfolio",
                FUND,
                "--format",
                "md,json,csv,HTML,pdf",
                "--as-of",
                "2025-10-31",
                "--output",
                folder.resolve("reports").toString());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).endsWith("5 files written.\n");
    try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(5)
          .allMatch(
              name ->
                  name.startsWith("demo-hedge-fund-style-investor-portfolio-fcd71196-2025-10-31."));
    }
  }

  @Test
  void nothingIsWrittenOfADayBeforeEverything() {
    Path none = folder.resolve("none");
    Said said =
        Shell.computed()
            .run(
                "report",
                "--portfolio",
                FUND,
                "--as-of",
                "2001-01-02",
                "--output",
                none.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("Nothing is computed up to 2001-01-02");
    assertThat(none).doesNotExist();
    assertThat(
            Shell.computed()
                .run("report", "--all", "--as-of", "2001-01-02", "--output", none.toString())
                .exitCode())
        .isEqualTo(ExitCode.FAILED);
    assertThat(none).doesNotExist();
  }

  @Test
  void oneReportForEachPortfolioAndTheirList() throws IOException {
    Shell shell = Shell.seeded();
    Said said = shell.run("report", "--all", "--output", folder.toString());

    assertThat(said.exitCode()).as(said.err()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSize(5)
          .allMatch(file -> file.toString().endsWith("-nothing-computed.md"));
    }
    assertThat(shell.run("report", "--list").out()).contains(FUND_ID, FUND);
  }

  @Test
  void refusesWhatItCannotReportOn() {
    Shell shell = Shell.migrated();

    assertThat(shell.run("report").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("report", "--all", "--list").exitCode()).isEqualTo(ExitCode.USAGE);
    Said format = shell.run("report", "--all", "--format", "doc");
    assertThat(format.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(format.err()).contains("doc");
    assertThat(shell.run("report", "--portfolio", "nobody's").err()).contains("no portfolio");
    assertThat(shell.run("audit", "analytics", "--account", "a@example.com").err())
        .contains("no account");
  }
}
