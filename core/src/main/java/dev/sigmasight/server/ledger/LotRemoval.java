package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes lots out of the tables, with the lines that name them. */
@Component
final class LotRemoval {
  private final CoreDb db;

  LotRemoval(CoreDb db) {
    this.db = db;
  }

  /** Marks lots and their lines deleted; the date of the first of these lines. */
  Optional<LocalDate> mark(Collection<PositionId> lots, Instant at) {
    UUID[] ids = ids(lots);
    refuseDelivered(ids);
    Optional<LocalDate> first = firstLine(ids);
    db.sql(
            """
            update position set deleted_at = :at, updated_at = :at
            where deleted_at is null and (id = any (:ids) or id in (
              select delivered_id from ledger_transaction
              where position_id = any (:ids) and deleted_at is null))
            """)
        .param("ids", ids)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    db.sql(
            """
            update ledger_transaction set deleted_at = :at
            where position_id = any (:ids) and deleted_at is null
            """)
        .param("ids", ids)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return first;
  }

  /**
   * Removes one lot and its lines for good; the date of the first of these lines. Empty, and
   * nothing done, if something was computed from it.
   */
  Optional<LocalDate> erase(PositionId lot) {
    Optional<LocalDate> first = firstLine(ids(List.of(lot)));
    int erased =
        db.sql(
                """
                with used as (
                  select 1 from position_snapshot where position_id = :id
                  union all
                  select 1 from ledger_transaction
                  where delivered_id = :id or (position_id = :id and delivered_id is not null)),
                lines as (
                  delete from ledger_transaction where position_id = :id and not exists (select from used))
                delete from position where id = :id and not exists (select from used)
                """)
            .param("id", lot.value())
            .update();
    return erased > 0 ? first : Optional.empty();
  }

  private Optional<LocalDate> firstLine(UUID[] ids) {
    return db.sql(
            """
            select on_date from ledger_transaction
            where position_id = any (:ids) and deleted_at is null
            order by on_date limit 1
            """)
        .param("ids", ids)
        .query(LocalDate.class)
        .optional();
  }

  private void refuseDelivered(UUID[] ids) {
    db.sql(
            """
            select i.symbol from ledger_transaction t
            join instrument i on i.id = t.instrument_id
            where t.delivered_id = any (:ids) and t.position_id <> all (:ids) and t.deleted_at is null
            limit 1
            """)
        .param("ids", ids)
        .query(String.class)
        .optional()
        .ifPresent(
            option -> {
              throw new ProblemException(
                  new Problem.Conflict(
                      "DELIVERED_BY_OPTION",
                      "This position was delivered by the option "
                          + option
                          + "; delete the position in that option instead."));
            });
  }

  private static UUID[] ids(Collection<PositionId> lots) {
    return lots.stream().map(PositionId::value).toArray(UUID[]::new);
  }
}
