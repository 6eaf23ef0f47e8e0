package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.TakenBack;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which positions came with which import. */
@Component
final class ImportedPositions {
  private final CoreDb db;

  ImportedPositions(CoreDb db) {
    this.db = db;
  }

  /** Remembers that positions came with an import. */
  void add(UUID id, List<NewHolding> opened) {
    db.sql("update position set import_id = :id where id = any (:positions)")
        .param("id", id)
        .param("positions", opened.stream().map(each -> each.id().value()).toArray(UUID[]::new))
        .update();
  }

  /**
   * Those of an import that are still there, and when the starting capital was deposited before. If
   * several files moved it, what counts is the day before the first of those that are undone.
   */
  TakenBack.Opened of(ImportRecord found) {
    List<PositionId> positions =
        db.sql("select id from position where import_id = :id and deleted_at is null order by id")
            .param("id", found.id())
            .query((row, _) -> new PositionId(row.getObject("id", UUID.class)))
            .list();
    return new TakenBack.Opened(positions, capitalDay(found));
  }

  private @Nullable LocalDate capitalDay(ImportRecord found) {
    return db.sql(
            """
            select capital_day from portfolio_import
            where portfolio_id = :portfolio and capital_day is not null
              and (id = :id or undone_at is not null)
            order by capital_day desc limit 1
            """)
        .param("portfolio", found.portfolio().value())
        .param("id", found.id())
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  /** Takes the tags off positions. */
  void untag(List<PositionId> positions) {
    db.sql("delete from position_tag where position_id = any (:positions)")
        .param("positions", positions.stream().map(PositionId::value).toArray(UUID[]::new))
        .update();
  }
}
