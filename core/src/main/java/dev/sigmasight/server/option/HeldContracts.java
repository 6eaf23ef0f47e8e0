package dev.sigmasight.server.option;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Contracts that somebody holds or held and that have not expired. */
@Component
final class HeldContracts {
  private final CoreDb db;
  private final Instruments instruments;

  HeldContracts(CoreDb db, Instruments instruments) {
    this.db = db;
    this.instruments = instruments;
  }

  /** Those on these underlyings that exist on a day, by symbol. */
  List<Instrument> on(Collection<String> underlyings, LocalDate day) {
    List<Long> ids =
        db.sql(
                """
                select option.id from instrument option
                  join instrument underlying on underlying.id = option.underlying_id
                where option.investment_class = 'OPTIONS' and underlying.symbol = any (:underlyings)
                  and option.expiry >= :day
                  and exists (select from ledger_transaction t
                    where t.instrument_id = option.id and t.deleted_at is null and t.on_date <= :day)
                """)
            .param("underlyings", underlyings.toArray(String[]::new))
            .param("day", day)
            .query(Long.class)
            .list();
    return instruments.byIds(ids).values().stream()
        .sorted(Comparator.comparing(Instrument::symbol))
        .toList();
  }
}
