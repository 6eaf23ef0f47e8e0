package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Draws the consequences of prices that came in as rows of another database. */
@Component
public class CopiedPrices {
  private final CoreDb db;
  private final ApplicationEventPublisher events;

  CopiedPrices(CoreDb db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /**
   * What rests on other prices will be computed again. To be called in the transaction that stored
   * the rows.
   *
   * @param changedFrom by symbol the earliest new date
   */
  public void stored(Map<String, LocalDate> changedFrom) {
    db.inTransaction(
        () -> {
          int _ =
              db.sql("delete from price_unknown_symbol where symbol = any (:symbols)")
                  .param("symbols", changedFrom.keySet().toArray(String[]::new))
                  .update();
          events.publishEvent(new PricesChanged(changedFrom));
        });
  }
}
