package dev.sigmasight.quant.whatif;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cash and positions. Immutable.
 *
 * <p>Positions add up by instrument, and one of quantity 0 is none.
 */
public final class Book {
  private final double cash;
  private final SortedMap<String, Line> lines;

  private Book(double cash, SortedMap<String, Line> lines) {
    this.cash = cash;
    this.lines = lines;
  }

  /**
   * A book of these positions.
   *
   * @param cash balance, negative if borrowed
   */
  public static Book of(double cash, Collection<Line> positions) {
    if (!Double.isFinite(cash)) {
      throw new IllegalArgumentException("not a finite balance: " + cash);
    }
    SortedMap<String, Line> lines = new TreeMap<>();
    positions.forEach(position -> add(lines, position));
    return new Book(cash, lines);
  }

  /** All books in one. */
  public static Book pooled(Collection<Book> books) {
    double cash = 0;
    SortedMap<String, Line> lines = new TreeMap<>();
    for (Book book : books) {
      cash += book.cash;
      book.lines.values().forEach(line -> add(lines, line));
    }
    return new Book(cash, lines);
  }

  /** The book after trades, paid for in cash. */
  public Book after(List<Trade> trades) {
    double left = cash;
    SortedMap<String, Line> traded = new TreeMap<>(lines);
    for (Trade trade : trades) {
      left -= trade.cost();
      add(traded, new Line(trade.id(), trade.quantity(), trade.unit()));
    }
    if (!Double.isFinite(left)) {
      throw new IllegalArgumentException("the trades cost more than a double holds");
    }
    return new Book(left, traded);
  }

  private static void add(SortedMap<String, Line> lines, Line more) {
    if (more.quantity() != 0) {
      lines.merge(more.id(), more, (line, _) -> line.plus(more.quantity()));
      lines.computeIfPresent(more.id(), (_, line) -> line.quantity() == 0 ? null : line);
    }
  }

  /** Balance, negative if borrowed. */
  public double cash() {
    return cash;
  }

  /** Positions by instrument. */
  public Collection<Line> lines() {
    return List.copyOf(lines.values());
  }

  /** {@code cash + Σ value}: the net asset value, which may be negative. */
  public double equity() {
    double equity = cash;
    for (Line line : lines.values()) {
      equity += line.value();
    }
    return equity;
  }
}
