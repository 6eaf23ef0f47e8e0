package dev.sigmasight.server.instrument;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What owners say their private assets are worth: each value holds until the next one. */
@Component
public class OwnerValuations {
  private final CoreDb db;

  OwnerValuations(CoreDb db) {
    this.db = db;
  }

  /**
   * A value per unit.
   *
   * @param price per unit, not negative, at most eight decimals
   */
  public record Valuation(long instrumentId, LocalDate date, BigDecimal price) {}

  /** Records values; where one is recorded for that day already, it stays. */
  public void recordFirst(Collection<Valuation> stated, String origin) {
    if (stated.isEmpty()) {
      return;
    }
    List<Valuation> rows = List.copyOf(stated);
    db.sql(
            """
            insert into instrument_valuation (instrument_id, on_date, price, origin)
            select instrument_id, on_date, price, :origin
            from unnest(cast(:instruments as bigint[]), cast(:dates as date[]), cast(:prices as numeric[]))
              as stated (instrument_id, on_date, price)
            on conflict (instrument_id, on_date) do nothing
            """)
        .param("origin", origin)
        .param("instruments", rows.stream().map(Valuation::instrumentId).toArray(Long[]::new))
        .param("dates", rows.stream().map(each -> each.date().toString()).toArray(String[]::new))
        .param(
            "prices",
            rows.stream().map(each -> each.price().toPlainString()).toArray(String[]::new))
        .update();
  }

  /**
   * Forgets the values that were recorded first when these positions were opened, unless one was
   * corrected since or another position was opened on the same day. The positions are still there.
   */
  public void forgetFirst(Collection<PositionId> opened, String origin) {
    db.sql(
            """
            delete from instrument_valuation v using ledger_transaction t
            where t.position_id = any (:opened) and t.kind in ('BUY', 'SHORT') and t.deleted_at is null
              and v.instrument_id = t.instrument_id and v.on_date = t.on_date and v.price = t.price
              and v.origin = :origin
              and not exists (
                select 1 from ledger_transaction o
                where o.instrument_id = t.instrument_id and o.on_date = t.on_date
                  and o.kind in ('BUY', 'SHORT') and o.deleted_at is null
                  and o.position_id <> all (:opened))
            """)
        .param("opened", opened.stream().map(PositionId::value).toArray(UUID[]::new))
        .param("origin", origin)
        .update();
  }

  /** Forgets the value of the day on which a position was opened, unless another was, too. */
  public void forget(Valuation recorded, PositionId opened) {
    db.sql(
            """
            delete from instrument_valuation
            where instrument_id = :instrument and on_date = :date and price = :recorded
              and not exists (
                select 1 from ledger_transaction o
                where o.instrument_id = :instrument and o.on_date = :date
                  and o.kind in ('BUY', 'SHORT') and o.deleted_at is null
                  and o.position_id <> :opened)
            """)
        .param("instrument", recorded.instrumentId())
        .param("date", recorded.date())
        .param("recorded", recorded.price())
        .param("opened", opened.value())
        .update();
  }

  /** Corrects a value that was recorded for a day, unless it has been replaced since. */
  public void correct(Valuation recorded, BigDecimal price) {
    db.sql(
            """
            update instrument_valuation set price = :price
            where instrument_id = :instrument and on_date = :date and price = :recorded
            """)
        .param("price", price)
        .param("instrument", recorded.instrumentId())
        .param("date", recorded.date())
        .param("recorded", recorded.price())
        .update();
  }
}
