package dev.sigmasight.server.health;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How fresh prices are, and how the batch went. */
@Component
class DataChecks {
  private final CoreDb db;
  private final ObjectProvider<Schedule> schedule;
  private final TradingCalendar calendar;

  DataChecks(CoreDb db, ObjectProvider<Schedule> schedule, TradingCalendar calendar) {
    this.schedule = schedule;
    this.db = db;
    this.calendar = calendar;
  }

  /** Asks each symbol for its newest price, which the key answers without reading the table. */
  ComponentView marketData(Instant now) {
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
        .map(date -> freshness(date, calendar.lastCompletedSession(now)))
        .orElseGet(() -> ComponentView.of(Status.DEGRADED, "There are no prices yet."));
  }

  /** The batch of the evening may still be on its way, so one session may be missing. */
  private ComponentView freshness(LocalDate newest, LocalDate lastSession) {
    if (newest.isBefore(calendar.previousSession(lastSession))) {
      String reason = "Prices are missing up to the last session, " + lastSession + ".";
      return ComponentView.market(Status.DEGRADED, reason, newest);
    }
    return ComponentView.market(Status.HEALTHY, null, newest);
  }

  ComponentView lastBatch() {
    ComponentView newest = newestBatch();
    return schedule.stream()
        .flatMap(known -> known.overdue().stream())
        .findFirst()
        .map(reason -> newest.because(Status.DEGRADED, reason))
        .orElse(newest);
  }

  private ComponentView newestBatch() {
    return db.sql("select business_date, state from batch_run order by started_at desc limit 1")
        .query((row, _) -> outcome(row.getObject(1, LocalDate.class), row.getString(2)))
        .optional()
        .orElseGet(() -> ComponentView.of(Status.DEGRADED, "No batch has run yet."));
  }

  private static ComponentView outcome(LocalDate businessDate, String state) {
    return switch (state) {
      case "QUEUED", "RUNNING", "SUCCEEDED" ->
          ComponentView.batch(Status.HEALTHY, null, businessDate, state);
      case "PARTIAL" ->
          ComponentView.batch(
              Status.DEGRADED, "Some items were skipped or failed.", businessDate, state);
      default ->
          ComponentView.batch(
              Status.DEGRADED, "The newest run did not come to its end.", businessDate, state);
    };
  }
}
