package dev.sigmasight.server.ledger;

import dev.sigmasight.quant.ledger.LotMethod;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A ledger ready to be replayed.
 *
 * @param version of the ledger it was read from
 * @param transactions in the order in which they count
 * @param instruments by id, the underlyings of options included
 */
public record LedgerView(
    long version,
    LotMethod method,
    List<Transaction> transactions,
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

  /** A message of the arithmetic with the keys of instruments replaced by their symbols. */
  String named(String message) {
    String named = message;
    for (Instrument instrument : instruments.values()) {
      named = named.replaceAll(instrument.key() + "\\b", instrument.symbol());
    }
    return named;
  }
}
