package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import dev.sigmasight.market.price.Ticker;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of one symbol and date each. A row with any error is left out whole. */
final class LongRows implements RowReader {

  private final int columns;
  private final Sessions sessions;
  private final ProblemLog log;
  private final AcceptedPrices accepted;

  private final int symbolIndex;
  private final int dateIndex;
  private final PriceColumn open;
  private final PriceColumn high;
  private final PriceColumn low;
  private final PriceColumn close;
  private final PriceColumn adjustedClose;
  private final List<PriceColumn> prices;
  private final VolumeColumn volume;

  /** Symbols repeat, so each spelling is worked out once. */
  private final Map<String, Optional<String>> symbols = new HashMap<>();

  /**
   * @param columns how many the header has, unknown ones included
   * @param layout where each known column stands; the mandatory ones are there
   */
  LongRows(
      int columns, Map<LongColumn, Integer> layout, Sessions sessions, AcceptedPrices accepted) {
    this.columns = columns;
    this.sessions = sessions;
    this.log = sessions.log();
    this.accepted = accepted;
    symbolIndex = Objects.requireNonNull(layout.get(LongColumn.SYMBOL));
    dateIndex = Objects.requireNonNull(layout.get(LongColumn.DATE));
    open = new PriceColumn(LongColumn.OPEN, layout.get(LongColumn.OPEN));
    high = new PriceColumn(LongColumn.HIGH, layout.get(LongColumn.HIGH));
    low = new PriceColumn(LongColumn.LOW, layout.get(LongColumn.LOW));
    close = new PriceColumn(LongColumn.CLOSE, layout.get(LongColumn.CLOSE));
    adjustedClose =
        new PriceColumn(LongColumn.ADJUSTED_CLOSE, layout.get(LongColumn.ADJUSTED_CLOSE));
    prices = List.of(open, high, low, close, adjustedClose);
    volume = new VolumeColumn(layout.get(LongColumn.VOLUME));
  }

  @Override
  public PriceFileFormat format() {
    return PriceFileFormat.LONG;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void read(CsvRow row) {
    long errorsBefore = log.errors();
    String symbol = symbol(row);
    LocalDate session = sessions.read(row, dateIndex, symbol);
    for (PriceColumn price : prices) {
      price.read(row, symbol, log);
    }
    String shares = volume.read(row, symbol, log);
    String closing = close.text();
    if (close.isBlank()) {
      String title = LongColumn.CLOSE.title();
      log.add(
          new PriceProblem(row.line(), title, symbol, Kind.MISSING_CLOSE, "The close is missing."));
    }
    if (symbol == null || session == null || closing == null || log.errors() > errorsBefore) {
      return;
    }
    checkRange(row.line(), symbol);
    accepted.offer(
        new PriceRow(
            row.line(),
            symbol,
            session,
            open.text(),
            high.text(),
            low.text(),
            closing,
            adjustedClose.text(),
            shares),
        close.units());
  }

  private @Nullable String symbol(CsvRow row) {
    String cell = row.cell(symbolIndex);
    Optional<String> symbol = symbols.computeIfAbsent(cell, Ticker::normalised);
    if (symbol.isPresent()) {
      return symbol.get();
    }
    String message =
        cell.isEmpty() ? "The symbol is missing." : Quoted.cell(cell) + " is no symbol.";
    log.add(new PriceProblem(row.line(), "symbol", null, Kind.BAD_SYMBOL, message));
    return null;
  }

  private void checkRange(long line, String symbol) {
    boolean crossed = high.isPresent() && low.units() > high.units();
    boolean above = high.isPresent() && close.units() > high.units();
    boolean below = close.units() < low.units();
    if (crossed || above || below) {
      String message =
          crossed
              ? "The low " + low.text() + " is above the high " + high.text() + "."
              : "The close " + close.text() + " lies outside the day's low and high.";
      log.add(new PriceProblem(line, null, symbol, Kind.INCONSISTENT_RANGE, message));
    }
  }
}
