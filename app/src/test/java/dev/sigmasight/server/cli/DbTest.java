package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight db status}, {@code compare} and {@code copy-market-data}. */
class DbTest {
  private static void add(Shell shell, String sql) {
    int _ = shell.<Integer>ask(db -> db.sql(sql).update());
  }

  private static Shell withPrices(int rows) {
    Shell shell = Shell.migrated();
    add(
        shell,
        """
        insert into market_data_cache (symbol, on_date, close, source, source_rank, fetched_at)
        select 'S' || n %% 50, date '2020-01-01' + n / 50, 10 + n %% 7, 'csv', 1,
          '2026-01-01T00:00:00Z'
        from generate_series(0, %d) n
        """
            .formatted(rows - 1));
    return shell;
  }

  /** Another database beside, which the environment names OTHER. */
  private static Shell beside(Shell here, Shell other) {
    return here.with("OTHER", other.core().withLogin());
  }

  private static JsonNode json(Said said) {
    return new JsonMapper().readTree(said.out());
  }

  @Test
  void saysHowBothDatabasesAre() {
    Shell shell = Shell.migrated();

    Said said = shell.run("db", "status");

    assertThat(said.exitCode()).as(said.out()).isZero();
    assertThat(said.out())
        .contains("core database at 127.0.0.1:", "ai database at ", "schema core: V", "MiB")
        .doesNotContain("tester:");
    JsonNode core = json(shell.run("db", "status", "--json")).get("databases").get(0);
    assertThat(core.get("ok").asBoolean()).isTrue();
    assertThat(core.get("pending")).isEmpty();
  }

  @Test
  void saysWhatIsPendingAndWhatIsDown() {
    assertThat(Shell.untouched().run("db", "status").out()).contains("run `sigmasight migrate`");
    Said said =
        Shell.migrated()
            .with("AI_DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nothing")
            .run("db", "status");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out())
        .contains("127.0.0.1:1/nothing does not answer")
        .doesNotContain("nothing:");
  }

  @Test
  void comparesEqualDatabases() {
    Shell shell = beside(withPrices(100), withPrices(100));

    Said said = shell.run("db", "compare", "core", "env:OTHER", "--market-data");

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("Equal.").containsPattern("market_data_cache +100 +100");
  }

  @Test
  void namesWhatDiffers() {
    Shell shell = beside(withPrices(100), withPrices(99));

    Said said = shell.run("db", "compare", "core", "env:OTHER", "--tables", "market_data_cache");
    assertThat(said.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(said.out()).contains("Not equal.", "differs from the beginning");

    JsonNode line =
        json(shell.run("db", "compare", "core", "env:OTHER", "--market-data", "--json"))
            .get("tables")
            .get(5);
    assertThat(line.get("table").asString()).isEqualTo("market_data_cache");
    assertThat(line.get("second_rows").asInt()).isEqualTo(99);
    assertThat(line.get("equal").asBoolean()).isFalse();
  }

  @Test
  void copiesMarketDataOnceAndMarksWhatRestsOnIt() {
    Shell target = Shell.migrated();
    Shell shell = beside(withPrices(5_000), target);
    String[] copy = {"db", "copy-market-data", "--from", "core", "--to", "env:OTHER"};

    Said first = shell.run(copy);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("5,000 rows copied", "checksums of both sides are equal");
    assertThat(target.count("price_change")).isEqualTo(50);
    assertThat(shell.run("db", "compare", "core", "env:OTHER", "--market-data").exitCode())
        .isZero();

    Said second = shell.run(copy);
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("0 rows copied");
    assertThat(target.count("price_change")).isEqualTo(50);
  }

  @Test
  void leavesTheTargetsOwnRowsAndSaysSo() {
    Shell target = withPrices(10);
    add(target, "update market_data_cache set close = 99 where symbol = 'S3'");
    Shell shell = beside(withPrices(100), target);

    Said said =
        shell.run("db", "copy-market-data", "--from", "core", "--to", "env:OTHER", "--json");

    assertThat(said.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    JsonNode prices = json(said).get("tables").get(0);
    assertThat(prices.get("copied").asInt()).isEqualTo(90);
    assertThat(prices.get("kept").asInt()).isEqualTo(10);
    assertThat(target.count("market_data_cache where close = 99")).isOne();
  }

  @Test
  void aDryRunCopiesNothing() {
    Shell target = Shell.migrated();

    Said said =
        beside(withPrices(100), target)
            .run("db", "copy-market-data", "--from", "core", "--to", "env:OTHER", "--dry-run");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).containsPattern("market_data_cache +100 +0").contains("Dry run");
    assertThat(target.count("market_data_cache")).isZero();
  }

  @Test
  void refusesProductionUnlessToldTwice() {
    Shell target = Shell.migrated();
    Shell shell = beside(withPrices(100), target).with("SIGMASIGHT_ENV", "production");
    List<String> copy = List.of("db", "copy-market-data", "--from", "core", "--to", "env:OTHER");

    Said said = shell.run(copy.toArray(String[]::new));

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("production", "--yes");
    assertThat(target.count("market_data_cache")).isZero();
  }

  @Test
  void refusesAnotherMachineUnlessToldTwice() {
    Said said =
        Shell.migrated()
            .run(
                "db",
                "copy-market-data",
                "--from",
                "core",
                "--to",
                "postgresql://u:secret@db.example/x");

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("db.example:5432/x", "--yes").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db compare core nowhere",
        "db compare core core",
        "db compare core env:NOT_SET",
        "db compare core ai --tables no_such_table",
        "db copy-market-data --from core --to core",
        "db"
      })
  void refusesWhatItDoesNotUnderstand(String typed) {
    Said said = Shell.migrated().run(typed.split(" ", -1));

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void tellsATargetThatWasNotMigrated() {
    Said said =
        beside(withPrices(10), Shell.untouched())
            .run("db", "copy-market-data", "--from", "core", "--to", "env:OTHER");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err())
        .contains("lacks ", " migrations of the schema core, from V001")
        .contains(
            "run `sigmasight migrate core`, which takes the database that DATABASE_URL names");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --dry-run"})
  void tellsATargetThatIsTheOtherDatabase(String more) {
    Shell shell = Shell.migrated();

    Said said = shell.run(("db copy-market-data --from core --to ai" + more).split(" ", -1));

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err().lines())
        .containsExactly(
            "sigmasight: %s has the schema ai and not core; name another database."
                .formatted(shell.ai().place()));
  }
}
