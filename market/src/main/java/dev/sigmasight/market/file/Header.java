package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import dev.sigmasight.market.price.Ticker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Understands the first row of a file. */
final class Header {

  private final CsvRow row;
  private final Sessions sessions;
  private final ProblemLog log;
  private final AcceptedPrices accepted;
  private final Map<LongColumn, Integer> known = new EnumMap<>(LongColumn.class);

  Header(CsvRow row, Sessions sessions, AcceptedPrices accepted) {
    this.row = row;
    this.sessions = sessions;
    this.log = sessions.log();
    this.accepted = accepted;
  }

  /**
   * The reader of the rows below, or empty after a problem was logged.
   *
   * @param format as the caller says, or empty to tell by the names of the columns
   */
  Optional<RowReader> rows(Optional<PriceFileFormat> format) {
    for (int i = row.size() - 1; i >= 0; i--) {
      int index = i;
      LongColumn.named(row.cell(i)).ifPresent(column -> known.put(column, index));
    }
    if (row.size() == 1 && (row.cell(0).contains(";") || row.cell(0).contains("\t"))) {
      return refused("The columns must be separated by commas.");
    }
    return switch (format.orElseGet(this::detected)) {
      case LONG -> longRows();
      case WIDE -> wideRows(format.isPresent());
    };
  }

  private PriceFileFormat detected() {
    boolean namesSymbols = known.containsKey(LongColumn.SYMBOL);
    boolean namesPrices =
        known.containsKey(LongColumn.CLOSE)
            && (known.containsKey(LongColumn.OPEN) || known.containsKey(LongColumn.VOLUME));
    return namesSymbols || namesPrices ? PriceFileFormat.LONG : PriceFileFormat.WIDE;
  }

  private Optional<RowReader> longRows() {
    Set<LongColumn> missing = LongColumn.mandatory();
    missing.removeAll(known.keySet());
    if (!missing.isEmpty()) {
      return refused(
          "The long format needs the columns symbol, date and close; missing: "
              + missing.stream().map(LongColumn::title).collect(Collectors.joining(", "))
              + ".");
    }
    for (int i = 0; i < row.size(); i++) {
      Optional<LongColumn> column = LongColumn.named(row.cell(i));
      if (column.isPresent() && !Objects.equals(known.get(column.get()), i)) {
        return refused("Two columns hold the " + column.get().title() + ".");
      }
      if (column.isEmpty() && !row.cell(i).isEmpty()) {
        ignored(
            row.cell(i),
            "The column " + Quoted.cell(row.cell(i)) + " is not known, so it is left out.");
      }
    }
    return Optional.of(new LongRows(row.size(), known, sessions, accepted));
  }

  private Optional<RowReader> wideRows(boolean asked) {
    boolean dateFirst =
        row.cell(0).isEmpty()
            || LongColumn.named(row.cell(0)).filter(LongColumn.DATE::equals).isPresent();
    if (row.size() < 2 || (!dateFirst && !asked)) {
      return refused(
          "The header must name the date and then one symbol per column, or symbol, date and"
              + " close.");
    }
    List<Optional<String>> symbols = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < row.size(); i++) {
      symbols.add(symbol(i, seen));
    }
    return seen.isEmpty()
        ? refused("No column of the header is a symbol.")
        : Optional.of(new WideRows(symbols, sessions, accepted));
  }

  private Optional<String> symbol(int index, Set<String> seen) {
    String name = row.cell(index);
    if (row.isBlankFrom(index)) {
      ignored("", "Column " + (index + 1) + " has no name, so it is left out.");
      return Optional.empty();
    }
    Optional<String> symbol = Ticker.normalised(name);
    if (symbol.isEmpty()) {
      String message =
          name.isEmpty()
              ? "Column " + (index + 1) + " has no symbol."
              : Quoted.cell(name) + " is no symbol.";
      log.add(new PriceProblem(row.line(), name, null, Kind.BAD_SYMBOL, message));
    } else if (!seen.add(symbol.get())) {
      String message = symbol.get() + " has two columns; only the first is read.";
      log.add(new PriceProblem(row.line(), name, symbol.get(), Kind.DUPLICATE, message));
      return Optional.empty();
    }
    return symbol;
  }

  private void ignored(String column, String message) {
    log.add(new PriceProblem(row.line(), column, null, Kind.UNKNOWN_COLUMN, message));
  }

  private Optional<RowReader> refused(String message) {
    log.add(new PriceProblem(row.line(), null, null, Kind.BAD_HEADER, message));
    return Optional.empty();
  }
}
