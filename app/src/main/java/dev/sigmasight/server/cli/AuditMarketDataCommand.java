package dev.sigmasight.server.cli;

import dev.sigmasight.server.audit.MarketDataAudit;
import dev.sigmasight.server.audit.MarketDataAudit.Result;
import dev.sigmasight.server.audit.MarketDataAudit.SymbolPrices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The stored prices. */
@Command(
    name = "market-data",
    description = {
      "Examine the stored prices: coverage, gaps, age, sources, doubtful ones, company profiles.",
      "",
      "Of every symbol that is held, and of the funds that the factors rest on. Exit code 3 if",
      "there are findings."
    })
final class AuditMarketDataCommand extends AuditTool {
  @Override
  Examined examine(Parts parts) {
    Result result = parts.get(MarketDataAudit.class).examine();
    List<String> lines = new ArrayList<>();
    lines.add("Prices by symbol, last session " + result.lastSession());
    lines.addAll(symbols(result));
    title(lines, "Sources");
    lines.addAll(sources(result));
    if (!result.quarantine().isEmpty()) {
      title(lines, "Prices that were not believed");
      TextTable table = new TextTable("  symbol", "session", "source", "close", "reason");
      result
          .quarantine()
          .forEach(
              each ->
                  table.row(
                      "  " + each.symbol(),
                      each.onDate().toString(),
                      each.source(),
                      each.close(),
                      Failures.sentence(each.reason())));
      lines.addAll(table.lines());
    }
    title(lines, "What else is stored");
    TextTable others = new TextTable("  table", "rows", "newest");
    result
        .others()
        .forEach(
            each -> others.row("  " + each.name(), Figures.count(each.rows()), day(each.newest())));
    lines.addAll(others.lines());
    title(lines, "Fields of the company profiles (75 % is high, 25 % medium)");
    TextTable fields = new TextTable("  field", "known");
    result.profileCoverage().forEach((field, known) -> fields.row("  " + field, known));
    lines.addAll(fields.lines());
    if (!result.findings().isEmpty()) {
      title(lines, "Findings");
      lines.addAll(FindingLines.of(result.findings()));
    }
    String summary =
        "%s, %s."
            .formatted(count(result.symbols().size(), "symbol"), count(result.count(), "finding"));
    return new Examined(lines, Json.of(result), summary, result.count());
  }

  private static void title(List<String> lines, String title) {
    lines.add("");
    lines.add(title);
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? Figures.UNKNOWN : day.toString();
  }

  private static List<String> symbols(Result result) {
    TextTable table =
        new TextTable(
            "  symbol",
            "positions",
            "prices",
            "first",
            "last",
            "missing",
            "provisional",
            "doubtful",
            "source",
            "fetched");
    for (SymbolPrices each : result.symbols()) {
      table.row(
          "  " + each.symbol(),
          each.positions() == 0 ? "fund" : Integer.toString(each.positions()),
          Figures.count(each.days()),
          day(each.first()),
          day(each.last()),
          Figures.count(each.missing()),
          Figures.count(each.provisional()),
          Figures.count(each.inQuarantine()),
          each.sources(),
          age(each.fetchedAt(), result.writtenAt()));
    }
    return table.lines();
  }

  private static List<String> sources(Result result) {
    TextTable table = new TextTable("  source", "prices", "symbols", "first", "last", "fetched");
    result
        .sources()
        .forEach(
            each ->
                table.row(
                    "  " + each.source(),
                    Figures.count(each.rows()),
                    Figures.count(each.symbols()),
                    each.first().toString(),
                    each.last().toString(),
                    age(each.fetchedAt(), result.writtenAt())));
    return table.lines();
  }

  private static String age(@Nullable Instant then, Instant now) {
    if (then == null) {
      return Figures.UNKNOWN;
    }
    Duration age = Duration.between(then, now);
    return age.toDays() > 0 ? age.toDays() + " days ago" : age.toHours() + " h ago";
  }
}
