package dev.sigmasight.server.health;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How fresh prices are, and how the batch went. */
@Component
class DataChecks {
  /** A weekend, a holiday beside it, and the evening on which the prices arrive. */
  private static final int FRESH_DAYS = 5;

  private final CoreDb db;

  DataChecks(CoreDb db) {
    this.db = db;
  }

  /** Asks each symbol for its newest price, which the key answers without reading the table. */
  ComponentView marketData(java.time.Instant now) {
    Optional<LocalDate> newest =
        db.sql(
                """
                with recursive symbol as (
                  (select symbol from market_data_cache order by symbol limit 1)
                  union all
                  select (select next.symbol from market_data_cache next
                          where next.symbol > symbol.symbol order by next.symbol limit 1)
                  from symbol where symbol.symbol is not null)
                select max((select max(on_date) from market_data_cache price
                            where price.symbol = symbol.symbol))
                from symbol
                """)
            .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
            .single();
    return newest
        .map(date -> freshness(date, now.atOffset(UTC).toLocalDate()))
        .orElseGet(() -> ComponentView.of(Status.DEGRADED, "There are no prices yet."));
  }

  private static ComponentView freshness(LocalDate newest, LocalDate today) {
    return ChronoUnit.DAYS.between(newest, today) <= FRESH_DAYS
        ? ComponentView.market(Status.HEALTHY, null, newest)
        : ComponentView.market(
            Status.DEGRADED, "The newest price is older than " + FRESH_DAYS + " days.", newest);
  }

  ComponentView lastBatch() {
    return db.sql("select business_date, state from batch_run order by started_at desc limit 1")
        .query((row, _) -> outcome(row.getObject(1, LocalDate.class), row.getString(2)))
        .optional()
        .orElseGet(() -> ComponentView.of(Status.DEGRADED, "No batch has run yet."));
  }

  private static ComponentView outcome(LocalDate businessDate, String state) {
    return switch (state) {
      case "RUNNING", "SUCCEEDED" -> ComponentView.batch(Status.HEALTHY, null, businessDate, state);
      case "PARTIAL" ->
          ComponentView.batch(
              Status.DEGRADED, "Some items were skipped or failed.", businessDate, state);
      default ->
          ComponentView.batch(
              Status.DEGRADED, "The newest run did not come to its end.", businessDate, state);
    };
  }
}
