package dev.sigmasight.server.cli;

import dev.sigmasight.server.marketdata.Freshness;
import dev.sigmasight.server.marketdata.Prices;
import java.time.LocalDate;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** How far prices reach. */
@Command(
    name = "status",
    description = "Show how far the stored prices reach, and where they come from.")
final class PricesStatusCommand extends Tool {
  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Freshness freshness = parts.get(Prices.class).freshness();
      LocalDate newest = freshness.newest().orElse(null);
      if (newest == null) {
        say("No prices yet; `sigmasight prices import FILE` brings some.");
        return ExitCode.OK;
      }
      say(
          "%s symbols, the newest price of %s; the last completed session is %s."
              .formatted(Figures.count(freshness.symbols()), newest, parts.lastSession()));
      TextTable table = new TextTable("source of the newest price", "symbols");
      new TreeMap<>(freshness.symbolsByOrigin())
          .forEach((origin, symbols) -> table.row(origin.key(), Figures.count(symbols)));
      table.lines().forEach(this::say);
      return ExitCode.OK;
    }
  }
}
