package dev.sigmasight.server.overview;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The tags of a portfolio's positions, archived ones left out. */
@Component
class PortfolioTags {
  private final CoreDb db;

  PortfolioTags(CoreDb db) {
    this.db = db;
  }

  /** A tag as it is shown beside a position. */
  record TagView(UUID id, String name, String color) {}

  Map<UUID, List<TagView>> of(PortfolioId portfolio) {
    Map<UUID, List<TagView>> tags = new HashMap<>();
    db.sql(
            """
            select p.id as position_id, t.id, t.name, t.color
            from position p
              join position_tag l on l.position_id = p.id
              join tag t on t.id = l.tag_id and t.deleted_at is null
            where p.portfolio_id = :portfolio and p.deleted_at is null
            order by t.display_order, t.name
            """)
        .param("portfolio", portfolio.value())
        .query(
            row -> {
              tags.computeIfAbsent(
                      row.getObject("position_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new TagView(
                          row.getObject("id", UUID.class),
                          row.getString("name"),
                          row.getString("color")));
            });
    return tags;
  }
}
