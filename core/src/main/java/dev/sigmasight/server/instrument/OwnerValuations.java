package dev.sigmasight.server.instrument;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
