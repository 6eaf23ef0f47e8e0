package dev.sigmasight.market.file;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.file.PriceProblem.Kind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last gate: each symbol and session once. What passes goes to the caller. */
final class AcceptedPrices {

  private final TradingCalendar calendar;
  private final ProblemLog log;
  private final Consumer<PriceRow> target;
  private final Map<String, SymbolTrack> tracks = new HashMap<>();

  private long count;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  AcceptedPrices(TradingCalendar calendar, ProblemLog log, Consumer<PriceRow> target) {
    this.calendar = calendar;
    this.log = log;
    this.target = target;
  }

  /**
   * @param units the close in hundred-millionths of a dollar
   */
  void offer(PriceRow row, long units) {
    SymbolTrack track = tracks.computeIfAbsent(row.symbol(), symbol -> new SymbolTrack());
    if (!track.add(calendar.ordinal(row.on()))) {
      log(row, Kind.DUPLICATE, row.symbol() + " on " + row.on() + " is in the file already.");
      return;
    }
    String jump = track.jump(row.on(), row.close(), units);
    if (jump != null) {
      log(row, Kind.JUMP, jump);
    }
    count++;
    first = first == null || row.on().isBefore(first) ? row.on() : first;
    last = last == null || row.on().isAfter(last) ? row.on() : last;
    target.accept(row);
  }

  long count() {
    return count;
  }

  Optional<PriceFileReport.Coverage> coverage() {
    LocalDate from = first;
    LocalDate to = last;
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(new PriceFileReport.Coverage(tracks.size(), from, to));
  }

  private void log(PriceRow row, Kind kind, String message) {
    log.add(new PriceProblem(row.line(), null, row.symbol(), kind, message));
  }
}
