package dev.sigmasight.market.file;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.file.PriceProblem.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which dates may carry a price. */
record Sessions(TradingCalendar calendar, LocalDate cutoff, ProblemLog log) {

  /** The session a cell names, or null after a problem was logged. */
  @Nullable LocalDate read(CsvRow row, int column, @Nullable String symbol) {
    String cell = row.cell(column);
    LocalDate date = DateCell.read(cell);
    if (date == null) {
      String message =
          cell.isEmpty()
              ? "The date is missing."
              : Quoted.cell(cell) + " is not a date; dates are written 2025-06-30.";
      log.add(new PriceProblem(row.line(), "date", symbol, Kind.NOT_A_DATE, message));
      return null;
    }
    PriceProblem problem = problem(row.line(), symbol, date);
    if (problem != null) {
      log.add(problem);
      return null;
    }
    return date;
  }

  private @Nullable PriceProblem problem(long line, @Nullable String symbol, LocalDate date) {
    if (date.isAfter(cutoff)) {
      return new PriceProblem(
          line,
          "date",
          symbol,
          Kind.IN_THE_FUTURE,
          date + " lies after the last session, " + cutoff + ".");
    }
    if (!calendar.covers(date)) {
      return new PriceProblem(
          line,
          "date",
          symbol,
          Kind.NOT_A_SESSION,
          date + " lies before " + calendar.firstDay() + ", where the trading calendar begins.");
    }
    if (!calendar.isSession(date)) {
      return new PriceProblem(
          line, "date", symbol, Kind.NOT_A_SESSION, "The exchange was closed on " + date + ".");
    }
    return null;
  }
}
