package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cash and lots after a number of transactions. Immutable: applying more gives another book. */
public final class Book {
  private final LotMethod method;
  private final LocalDate date;
  private final Totals totals;
  private final Map<String, Holding> holdings;
  private final List<Lot> closedLots;
  private final Set<String> lotIds;

  Book(
      LotMethod method,
      LocalDate date,
      Totals totals,
      Map<String, Holding> holdings,
      List<Lot> closedLots,
      Set<String> lotIds) {
    this.method = method;
    this.date = date;
    this.totals = totals;
    this.holdings = holdings;
    this.closedLots = closedLots;
    this.lotIds = lotIds;
  }

  /** A book before its first transaction. */
  public static Book empty(LotMethod method) {
    return new Book(method, LocalDate.MIN, Totals.ZERO, Map.of(), List.of(), Set.of());
  }

  /**
   * The book after these transactions.
   *
   * @param transactions dated after {@link #date()}; any order of dates, and within a date the
   *     order that counts
   * @throws TransactionRefused if one of them contradicts what is held
   */
  public Book after(Collection<? extends Transaction> transactions) {
    return Posting.post(this, transactions).book();
  }

  /** The day of the last transaction; {@link LocalDate#MIN} before the first. */
  public LocalDate date() {
    return date;
  }

  public LotMethod method() {
    return method;
  }

  /** Cash balance; negative is a debit. */
  public BigDecimal cash() {
    return totals.cash();
  }

  /** Running sums since the first transaction. */
  public Totals totals() {
    return totals;
  }

  /** One entry per instrument with open lots, in the order first opened. */
  public Collection<Holding> holdings() {
    return Collections.unmodifiableCollection(holdings.values());
  }

  public Optional<Holding> holding(String instrument) {
    return Optional.ofNullable(holdings.get(instrument));
  }

  /** Net signed quantity of an instrument, zero if not held. */
  public BigDecimal quantity(String instrument) {
    return holding(instrument).map(Holding::quantity).orElse(BigDecimal.ZERO);
  }

  /** Open lots, by instrument. */
  public List<Lot> lots() {
    return holdings.values().stream().flatMap(holding -> holding.lots().stream()).toList();
  }

  /** Closed lots, in the order they closed. */
  public List<Lot> closedLots() {
    return Collections.unmodifiableList(closedLots);
  }

  /** Neither cash nor lots. */
  public boolean isEmpty() {
    return holdings.isEmpty() && totals.cash().signum() == 0;
  }

  Map<String, Holding> byInstrument() {
    return holdings;
  }

  Set<String> lotIds() {
    return lotIds;
  }
}
