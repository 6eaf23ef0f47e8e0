package dev.sigmasight.market.file;

import dev.sigmasight.market.file.PriceProblem.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of a date and one close per symbol. */
final class WideRows implements RowReader {

  private final List<Optional<String>> symbols;
  private final Sessions sessions;
  private final ProblemLog log;
  private final AcceptedPrices accepted;
  private final PriceCell price = new PriceCell();

  /**
   * @param symbols of the columns after the first; empty where a column is left out
   */
  WideRows(List<Optional<String>> symbols, Sessions sessions, AcceptedPrices accepted) {
    this.symbols = List.copyOf(symbols);
    this.sessions = sessions;
    this.log = sessions.log();
    this.accepted = accepted;
  }

  @Override
  public PriceFileFormat format() {
    return PriceFileFormat.WIDE;
  }

  @Override
  public int columns() {
    return symbols.size() + 1;
  }

  @Override
  public void read(CsvRow row) {
    LocalDate session = sessions.read(row, 0, null);
    if (session == null) {
      return;
    }
    for (int column = 1; column < columns(); column++) {
      String cell = row.cell(column);
      Optional<String> symbol = symbols.get(column - 1);
      if (!cell.isEmpty() && symbol.isPresent()) {
        read(row.line(), session, symbol.get(), cell);
      }
    }
  }

  private void read(long line, LocalDate session, String symbol, String cell) {
    Kind fault = price.read(cell);
    if (fault == null) {
      accepted.offer(
          new PriceRow(line, symbol, session, null, null, null, price.text(), null, null),
          price.units());
    } else {
      log.add(
          new PriceProblem(line, symbol, symbol, fault, PriceColumn.message("close", cell, fault)));
    }
  }
}
