package dev.sigmasight.server.cli;

import dev.sigmasight.server.demo.DemoSeed;
import dev.sigmasight.server.demo.EntryExposure;
import dev.sigmasight.server.demo.TableOfRecord;
import dev.sigmasight.server.marketdata.PriceRefresh;
import dev.sigmasight.server.marketdata.RefreshOutcome;
import java.io.PrintWriter;
import java.time.LocalDate;

/** Sets the demo up and prints the table of record. */
final class Seeding {
  private final Parts parts;

  Seeding(Parts parts) {
    this.parts = parts;
  }

  /** Whether the stored portfolios start with the figures of record. */
  boolean seed(PrintWriter out, PrintWriter err) {
    DemoSeed demo = parts.get(DemoSeed.class);
    LocalDate lastSession = parts.lastSession();
    prices(demo.loadPrices(lastSession), lastSession, out);
    demo.addMissing(lastSession, parts.now());
    TableOfRecord table = demo.table();
    print(table, out);
    table.lines().stream()
        .filter(line -> !line.differences().isEmpty())
        .forEach(
            line ->
                err.println(
                    "sigmasight: " + line.name() + ": " + String.join(", ", line.differences())));
    out.println(table.isExact() ? "OK" : "The figures of record are not met.");
    return table.isExact();
  }

  private static void prices(PriceRefresh.Report report, LocalDate lastSession, PrintWriter out) {
    int stored = 0;
    int without = 0;
    for (RefreshOutcome outcome : report.outcomes().values()) {
      switch (outcome) {
        case RefreshOutcome.Stored some -> stored += some.prices();
        case RefreshOutcome.Quarantined some -> stored += some.prices();
        case RefreshOutcome.UpToDate _ -> {}
        case RefreshOutcome.NoPrices _ -> without++;
        case RefreshOutcome.Failed _ -> without++;
      }
    }
    out.println(
        "Synthetic prices: %s symbols up to %s, %s prices added%s."
            .formatted(
                Figures.count(report.outcomes().size()),
                lastSession,
                Figures.count(stored),
                without == 0 ? "" : ", " + without + " symbols without any"));
  }

  private static void print(TableOfRecord table, PrintWriter out) {
    TextTable text =
        new TextTable("portfolio", "positions", "equity", "long", "short", "gross", "net");
    for (TableOfRecord.Line line : table.lines()) {
      EntryExposure stored = line.stored();
      text.row(
          line.name(),
          Figures.count(stored.positions()),
          Figures.money(stored.equity()),
          Figures.money(stored.longSide()),
          Figures.money(stored.shortSide()),
          Figures.money(stored.gross()),
          Figures.money(stored.net()));
    }
    out.println();
    text.lines().forEach(out::println);
    out.println("At entry values of 2025-06-30. Options came in without a cost and count 0.");
    out.println();
  }
}
