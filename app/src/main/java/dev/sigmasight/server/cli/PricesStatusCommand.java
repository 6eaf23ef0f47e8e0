package dev.sigmasight.server.cli;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.marketdata.Freshness;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.Quarantine;
import dev.sigmasight.server.marketdata.UnknownSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** How far prices reach. */
@Command(
    name = "status",
    description =
        "Show how far the stored prices reach, where they come from, and what is in doubt.")
final class PricesStatusCommand extends Tool {
  private static final int SHOWN = 20;

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Freshness freshness = parts.get(Prices.class).freshness();
      LocalDate newest = freshness.newest().orElse(null);
      if (newest == null) {
        say("No prices yet; `sigmasight prices import FILE` brings some.");
      } else {
        reach(freshness, newest, parts.lastSession());
      }
      doubtful(parts.get(Quarantine.class).open());
      unknown(parts.get(UnknownSymbols.class).all());
      return ExitCode.OK;
    }
  }

  private void reach(Freshness freshness, LocalDate newest, LocalDate lastSession) {
    say(
        "%s symbols, the newest price of %s; the last completed session is %s."
            .formatted(Figures.count(freshness.symbols()), newest, lastSession));
    TextTable table = new TextTable("source of the newest price", "symbols");
    new TreeMap<>(freshness.symbolsByOrigin())
        .forEach((origin, symbols) -> table.row(origin.key(), Figures.count(symbols)));
    table.lines().forEach(this::say);
  }

  private void doubtful(List<Quarantine.Doubtful> held) {
    if (held.isEmpty()) {
      return;
    }
    say("");
    say(
        "In quarantine until a credible price is stored, by a source or `sigmasight prices import`: %s."
            .formatted(Figures.count(held.size())));
    TextTable table = new TextTable("symbol", "session", "source", "why");
    held.stream()
        .limit(SHOWN)
        .forEach(
            each ->
                table.row(each.symbol(), each.on().toString(), each.origin().key(), each.reason()));
    table.lines().forEach(this::say);
    more(held.size());
  }

  private void unknown(List<UnknownSymbols.Unknown> symbols) {
    if (symbols.isEmpty()) {
      return;
    }
    say("");
    say("Not known to any source: %s.".formatted(Figures.count(symbols.size())));
    TextTable table = new TextTable("symbol", "asked again", "why");
    symbols.stream()
        .limit(SHOWN)
        .forEach(
            each ->
                table.row(
                    each.symbol(),
                    each.askAgainAt().atZone(TradingCalendar.ZONE).toLocalDate().toString(),
                    each.reason()));
    table.lines().forEach(this::say);
    more(symbols.size());
  }

  private void more(int all) {
    if (all > SHOWN) {
      say("… and " + Figures.count(all - SHOWN) + " more");
    }
  }
}
