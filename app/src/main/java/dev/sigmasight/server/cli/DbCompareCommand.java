package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether two databases hold the same. */
@Command(
    name = "compare",
    description = {
      "Compare two databases: schema versions, rows, newest dates and checksums of all columns.",
      "",
      "Only reads. Checksums are taken by pieces along the primary keys; the first piece that",
      "differs is named. Exit code 0: equal; 3: not equal."
    })
final class DbCompareCommand extends DbTool {
  @Parameters(index = "0", paramLabel = "A", description = "The first database.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "The second one.")
  private String second = "";

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "NAME",
      description = "Only these tables, separated by commas.")
  private List<String> tables = List.of();

  @Option(names = "--market-data", description = "Only the six tables of market data.")
  private boolean marketData;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private record Document(
      String first,
      String second,
      boolean equal,
      Map<String, String> firstVersions,
      Map<String, String> secondVersions,
      List<TableView> tables) {}

  private record TableView(
      String table,
      boolean equal,
      @Nullable Long firstRows,
      @Nullable Long secondRows,
      String firstNewest,
      String secondNewest,
      int checksums,
      int differentChecksums,
      String remark) {

    static TableView of(Comparison.Line line) {
      return new TableView(
          line.table(),
          line.equal(),
          line.firstRows(),
          line.secondRows(),
          line.firstNewest(),
          line.secondNewest(),
          line.pieces(),
          line.different(),
          line.remark());
    }
  }

  @Override
  public Integer call() {
    try (Addresses addresses = new Addresses(surroundings())) {
      DatabaseUrl one = addresses.of(first);
      DatabaseUrl other = addresses.of(second);
      refuseSame(one, other);
      try (Database a = open("first", one);
          Database b = open("second", other)) {
        Set<String> wanted = wanted();
        Comparison.Report report =
            new Comparison(a, b, quietProgress())
                .of(name -> wanted.isEmpty() || wanted.contains(name));
        refuseUnknown(wanted, report);
        boolean equal =
            wanted.isEmpty()
                ? report.equal()
                : report.tables().stream().allMatch(Comparison.Line::equal);
        if (json) {
          say(Json.of(document(one, other, equal, report)));
        } else {
          print(one, other, equal, report);
        }
        return equal ? ExitCode.OK : ExitCode.DIFFERENT;
      }
    }
  }

  private Set<String> wanted() {
    Set<String> wanted = new TreeSet<>(tables);
    if (marketData) {
      wanted.addAll(MarketTables.NAMES);
    }
    return wanted;
  }

  private void refuseUnknown(Set<String> wanted, Comparison.Report report) {
    Set<String> unknown = new TreeSet<>(wanted);
    report.tables().forEach(line -> unknown.remove(line.table()));
    if (!unknown.isEmpty()) {
      throw misused("Neither database has a table " + String.join(", ", unknown) + ".");
    }
  }

  private static Document document(
      DatabaseUrl one, DatabaseUrl other, boolean equal, Comparison.Report report) {
    return new Document(
        one.place(),
        other.place(),
        equal,
        report.firstVersions(),
        report.secondVersions(),
        report.tables().stream().map(TableView::of).toList());
  }

  private void print(DatabaseUrl one, DatabaseUrl other, boolean equal, Comparison.Report report) {
    say("A  " + one.place());
    say("B  " + other.place());
    say("");
    ComparisonTable.lines(report).forEach(this::say);
    say("");
    say(equal ? "Equal." : "Not equal.");
  }
}
