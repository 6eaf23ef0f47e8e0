package dev.sigmasight.server.data;

import dev.sigmasight.server.coredb.CoreDb;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tags of many positions in one statement, archived ones left out. */
@Component
class HeldTags {
  private final CoreDb db;

  HeldTags(CoreDb db) {
    this.db = db;
  }

  /** A tag as it is shown beside a position. */
  @Schema(name = "PositionDetailTag")
  record TagLine(UUID id, String name, String color, @Nullable String description) {}

  /** By position, in the order of the tags. */
  Map<UUID, List<TagLine>> of(Collection<UUID> positions) {
    Map<UUID, List<TagLine>> tags = new HashMap<>();
    db.sql(
            """
            select l.position_id, t.id, t.name, t.color, t.description
            from position_tag l join tag t on t.id = l.tag_id and t.deleted_at is null
            where l.position_id = any (:positions)
            order by t.display_order, t.name, t.id
            """)
        .param("positions", positions.toArray(UUID[]::new))
        .query(
            row -> {
              tags.computeIfAbsent(row.getObject("position_id", UUID.class), _ -> new ArrayList<>())
                  .add(
                      new TagLine(
                          row.getObject("id", UUID.class),
                          row.getString("name"),
                          row.getString("color"),
                          row.getString("description")));
            });
    return tags;
  }
}
