package dev.sigmasight.server.ledger;

import dev.sigmasight.quant.ledger.LotMethod;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A ledger ready to be replayed.
 *
 * @param version of the ledger it was read from
 * @param transactions in the order in which they count
 * @param postedActions corporate actions that already have a line
 * @param instruments by id, the underlyings of options included
 */
public record LedgerView(
    long version,
    LotMethod method,
    List<Transaction> transactions,
    Set<Long> postedActions,
    Map<Long, Instrument> instruments) {

  /** The instrument behind a key of the ledger arithmetic. */
  public Instrument instrument(String key) {
    return Objects.requireNonNull(instruments.get(Long.valueOf(key.substring(1))), key);
  }

  /** The day of the first line. */
  public Optional<LocalDate> firstDay() {
    return transactions.stream().map(Transaction::date).min(LocalDate::compareTo);
  }

  /** The transactions up to and including a day. */
  public List<Transaction> upTo(LocalDate day) {
    return transactions.stream().filter(each -> !each.date().isAfter(day)).toList();
  }

  /** A line that is not in the ledger yet, as a transaction. */
  public Transaction transaction(NewLine line) {
    return LedgerTransactions.of(line, id -> Objects.requireNonNull(instruments.get(id)));
  }

  /** The instrument that an option line delivers. */
  public Instrument underlying(NewLine line) {
    Instrument option = Objects.requireNonNull(line.instrument());
    return Objects.requireNonNull(instruments.get(option.option().orElseThrow().underlyingId()));
  }

  /** The instruments that transactions name, in order. */
  public Set<Instrument> instrumentsOf(List<Transaction> some) {
    Set<Instrument> named = new LinkedHashSet<>();
    for (Transaction each : some) {
      LedgerTransactions.instrumentOf(each).ifPresent(key -> named.add(instrument(key)));
    }
    return named;
  }
}
