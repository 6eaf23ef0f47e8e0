package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which tags positions carry. */
@Component
final class PositionTags {
  private final CoreDb db;

  PositionTags(CoreDb db) {
    this.db = db;
  }

  /** The tags of some positions that are still offered, each once. */
  List<UUID> of(Collection<PositionId> positions) {
    return db.sql(
            """
            select id from tag
            where deleted_at is null
              and id in (select tag_id from position_tag where position_id = any (:positions))
            order by display_order, name
            """)
        .param("positions", positions.stream().map(PositionId::value).toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  void clear(Collection<PositionId> positions) {
    db.sql("delete from position_tag where position_id = any (:positions)")
        .param("positions", positions.stream().map(PositionId::value).toArray(UUID[]::new))
        .update();
  }
}
