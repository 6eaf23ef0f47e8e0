package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a number of transactions did to a book.
 *
 * @param book after them
 * @param totals of these transactions alone
 * @param flowInKind the transfers in among the flows
 */
record Moved(Book book, Totals totals, BigDecimal flowInKind, Moves moves, List<Closing> closings) {

  static Moved nothing(Book book) {
    return new Moved(book, Totals.ZERO, BigDecimal.ZERO, new Moves(book), List.of());
  }
}
