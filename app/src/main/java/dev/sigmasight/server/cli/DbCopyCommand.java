package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.database.move.Comparison;
import dev.sigmasight.database.move.TableCopy;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.CopiedPrices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prices, companies and benchmarks of another database. */
@Command(
    name = "copy-market-data",
    description = {
      "Copy prices, company data and sector weights from one core database to another.",
      "",
      "Copies the rows that the target lacks, in batches; a row that is there already stays as it",
      "is. May be stopped at any time and started again: it goes on where it was. At the end both",
      "sides are compared. The source is only read. Exit code 0: the target holds the same; 3: it",
      "also has rows or values of its own, which stay."
    })
final class DbCopyCommand extends DbTool {
  @Option(names = "--from", required = true, paramLabel = "DB", description = "Where they are.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "DB", description = "Where they go.")
  private String to = "";

  @Option(names = "--dry-run", description = "Only say what each side has.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it even where the target may be production.")
  private boolean yes;

  @Option(names = "--json", description = "The result as JSON.")
  private boolean json;

  private record Moved(String table, long rows, long copied, long passed, long kept) {
    static Moved of(TableCopy.Result result) {
      return new Moved(
          result.table(), result.rows(), result.copied(), result.passed(), result.kept());
    }
  }

  private record Document(
      String from, String to, double seconds, boolean equal, List<Moved> tables) {}

  @Override
  public Integer call() {
    try (Addresses addresses = new Addresses(surroundings())) {
      DatabaseUrl source = addresses.of(from);
      DatabaseUrl target = addresses.of(to);
      refuseSame(source, target);
      if (dryRun) {
        return plan(source, target);
      }
      refuseProductionTarget(target, yes);
      checkSchema(target);
      try (Database there = open("source", source);
          Parts parts = parts(target)) {
        return copy(there, parts);
      }
    }
  }

  private void checkSchema(DatabaseUrl target) {
    try (Database database = open("target", target)) {
      RequiredSchema.CORE.check(database);
    }
  }

  private Parts parts(DatabaseUrl target) {
    return Parts.open(
        root(),
        surroundings().onCore(target),
        Parts.Schema.FIT,
        "--sigmasight.database.core.statement-timeout=30m",
        "--sigmasight.database.core.idle-in-transaction-timeout=30m",
        "--sigmasight.providers.enabled=false");
  }

  private int copy(Database source, Parts parts) {
    long began = System.nanoTime();
    Database target = parts.get(CoreDb.class).database();
    List<Moved> moved = new ArrayList<>();
    for (TableCopy.Moving each : MarketTables.moving(parts.get(CopiedPrices.class))) {
      moved.add(Moved.of(new TableCopy(source, target, each, progress()).run()));
    }
    Comparison.Report report =
        new Comparison(source, target, quietProgress()).of(MarketTables.NAMES::contains);
    boolean equal = report.tables().stream().allMatch(Comparison.Line::equal);
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    if (json) {
      double seconds = time.toMillis() / 1000.0;
      say(Json.of(new Document(source.url().place(), target.url().place(), seconds, equal, moved)));
    } else {
      print(moved, report, time);
    }
    return equal ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  private void print(List<Moved> moved, Comparison.Report report, Duration time) {
    TextTable table = new TextTable("table", "rows", "copied now", "equal before", "kept", "");
    for (Moved each : moved) {
      table.row(
          each.table(),
          Figures.count(each.rows()),
          Figures.count(each.copied()),
          Figures.count(each.passed()),
          Figures.count(each.kept()),
          remark(each, report));
    }
    table.lines().forEach(this::say);
    long copied = moved.stream().mapToLong(Moved::copied).sum();
    say("%s rows copied in %s.".formatted(Figures.count(copied), Figures.elapsed(time)));
    say(
        report.tables().stream().allMatch(Comparison.Line::equal)
            ? "Rows and checksums of both sides are equal."
            : "Not equal: the target has rows or values of its own, which stayed as they were.");
  }

  private static String remark(Moved moved, Comparison.Report report) {
    return report.tables().stream()
        .filter(line -> line.table().equals(moved.table()))
        .findFirst()
        .map(line -> line.equal() ? "equal" : line.remark())
        .orElse("");
  }

  private int plan(DatabaseUrl source, DatabaseUrl target) {
    try (Database one = open("source", source);
        Database other = open("target", target)) {
      RequiredSchema.CORE.check(other);
      TextTable table = new TextTable("table", "rows in source", "rows in target");
      MarketTables.NAMES.forEach(name -> table.row(name, rows(one, name), rows(other, name)));
      table.lines().forEach(this::say);
      say("Dry run: nothing is copied.");
      return ExitCode.OK;
    }
  }

  private static String rows(Database database, String table) {
    return new Catalogue(database)
        .table(table)
        .map(
            found ->
                Figures.count(
                    database
                        .sql("select count(*) from " + found.quoted())
                        .query(Long.class)
                        .single()))
        .orElse(Figures.UNKNOWN);
  }
}
