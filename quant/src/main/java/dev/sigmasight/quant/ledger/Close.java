package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A book valued at the close of a day.
 *
 * @param date the day; {@link LocalDate#MIN} before the first
 * @param prices of what the book holds, by instrument id
 * @param longValue value of the lots with positive quantity
 * @param shortValue value of the lots with negative quantity, not positive
 * @param nav cash + long value + short value
 * @param unrealised value less basis of the open lots
 */
public record Close(
    LocalDate date,
    Book book,
    Map<String, BigDecimal> prices,
    BigDecimal longValue,
    BigDecimal shortValue,
    BigDecimal nav,
    Gains unrealised) {

  /**
   * One open lot at this close.
   *
   * @param value signed quantity × price × multiplier
   * @param unrealised value less basis
   */
  public record LotValue(Lot lot, BigDecimal price, BigDecimal value, BigDecimal unrealised) {}

  /** Before the first transaction: no cash, no lots, no value. */
  public static Close beforeTheFirst(LotMethod method) {
    return of(LocalDate.MIN, Book.empty(method), Map.of());
  }

  /**
   * Values a book.
   *
   * @param prices by instrument id, not negative; more than the book holds is allowed
   * @throws IllegalArgumentException if a price is missing (ask {@link Valuation#unpriced} first)
   *     or negative
   */
  public static Close of(LocalDate date, Book book, Map<String, BigDecimal> prices) {
    SortedSet<String> missing = Valuation.unpriced(book, prices);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("no price on " + date + " for " + missing);
    }
    Map<String, BigDecimal> used = new HashMap<>();
    BigDecimal longValue = BigDecimal.ZERO;
    BigDecimal shortValue = BigDecimal.ZERO;
    Gains unrealised = Gains.ZERO;
    for (Holding holding : book.holdings()) {
      BigDecimal price = Valuation.price(holding.instrument(), prices);
      used.put(holding.instrument().id(), price);
      for (Lot lot : holding.lots()) {
        BigDecimal value = Valuation.value(lot.quantity(), price, lot.instrument());
        if (lot.quantity().signum() > 0) {
          longValue = longValue.add(value);
        } else {
          shortValue = shortValue.add(value);
        }
        unrealised = unrealised.plus(value.subtract(lot.basis()), lot.costKnown());
      }
    }
    BigDecimal nav = book.cash().add(longValue).add(shortValue);
    return new Close(date, book, Map.copyOf(used), longValue, shortValue, nav, unrealised);
  }

  /** Cash balance; negative is a debit. */
  public BigDecimal cash() {
    return book.cash();
  }

  /** Every open lot with its value. */
  public List<LotValue> lots() {
    return book.lots().stream().map(this::valued).toList();
  }

  private LotValue valued(Lot lot) {
    BigDecimal price = Valuation.price(lot.instrument(), prices);
    BigDecimal value = Valuation.value(lot.quantity(), price, lot.instrument());
    return new LotValue(lot, price, value, value.subtract(lot.basis()));
  }
}
