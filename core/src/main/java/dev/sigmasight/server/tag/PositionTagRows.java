package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which positions carry which tags. */
@Component
final class PositionTagRows {
  private final CoreDb db;

  PositionTagRows(CoreDb db) {
    this.db = db;
  }

  /** A tag as it is shown beside a position. */
  record Summary(UUID id, String name, String color, @Nullable String description) {}

  /** The tags of a position in their order, archived ones left out; empty if it is unknown. */
  Optional<List<Summary>> of(AccountId owner, PositionId position) {
    List<Summary> tags = new ArrayList<>();
    boolean[] found = {false};
    db.sql(
            """
            select t.id, t.name, t.color, t.description
            from position p join portfolio f on f.id = p.portfolio_id and f.deleted_at is null
              left join (position_tag l join tag t on t.id = l.tag_id and t.deleted_at is null)
                on l.position_id = p.id
            where p.id = :position and p.deleted_at is null and f.account_id = :owner
            order by t.display_order, t.name, t.id
            """)
        .param("position", position.value())
        .param("owner", owner.value())
        .query(
            row -> {
              found[0] = true;
              UUID id = row.getObject("id", UUID.class);
              if (id != null) {
                tags.add(
                    new Summary(
                        id,
                        row.getString("name"),
                        row.getString("color"),
                        row.getString("description")));
              }
            });
    return found[0] ? Optional.of(tags) : Optional.empty();
  }

  /** Whether there is such a position; it cannot be erased until the end of the transaction. */
  boolean holds(AccountId owner, PositionId position) {
    return db.sql(
            """
            select p.id from position p join portfolio f on f.id = p.portfolio_id
            where p.id = :position and p.deleted_at is null
              and f.account_id = :owner and f.deleted_at is null
            for key share of p
            """)
        .param("position", position.value())
        .param("owner", owner.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /** Those of some tags that are the owner's, archived ones too. */
  Set<UUID> known(AccountId owner, Collection<UUID> tags) {
    return db
        .sql("select id from tag where account_id = :owner and id = any (:tags)")
        .param("owner", owner.value())
        .param("tags", array(tags))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** Puts tags on a position; answers those that it did not carry. Archived ones are left out. */
  Set<UUID> add(AccountId by, PositionId position, Collection<UUID> tags, Instant now) {
    return Set.copyOf(
        db.sql(
                """
                insert into position_tag (position_id, tag_id, assigned_at, assigned_by)
                select :position, id, :now, :by from tag
                where account_id = :by and id = any (:tags) and deleted_at is null
                on conflict do nothing
                returning tag_id
                """)
            .param("position", position.value())
            .param("tags", array(tags))
            .param("by", by.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .list());
  }

  /** Takes tags off a position; answers how many it carried. */
  int remove(PositionId position, Collection<UUID> tags) {
    return db.sql("delete from position_tag where position_id = :position and tag_id = any (:tags)")
        .param("position", position.value())
        .param("tags", array(tags))
        .update();
  }

  /** Takes all but these off a position; answers how many they were. */
  int keepOnly(PositionId position, Collection<UUID> tags) {
    return db.sql(
            "delete from position_tag where position_id = :position and tag_id <> all (:tags)")
        .param("position", position.value())
        .param("tags", array(tags))
        .update();
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
