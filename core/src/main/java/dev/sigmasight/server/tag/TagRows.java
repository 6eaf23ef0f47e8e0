package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of tags. */
@Component
final class TagRows {
  private static final String SELECT =
      """
      select t.id, t.account_id, t.name, t.color, t.description, t.display_order, t.automatic,
             t.created_at, t.updated_at, t.deleted_at, t.archived_by,
             array(select p.id from position_tag l
                     join position p on p.id = l.position_id and p.deleted_at is null
                     join portfolio f on f.id = p.portfolio_id and f.deleted_at is null
                   where l.tag_id = t.id order by l.assigned_at, p.id) as positions
      from tag t
      """;

  private final CoreDb db;

  TagRows(CoreDb db) {
    this.db = db;
  }

  /** Nobody else changes tags of this account, or which positions carry them, until the end. */
  void lock(AccountId owner) {
    var _ =
        db.sql("select id from account where id = :owner for no key update")
            .param("owner", owner.value())
            .query(UUID.class)
            .list();
  }

  /** All of an account in their order, archived ones too. */
  List<Tag> of(AccountId owner) {
    return db.sql(SELECT + "where t.account_id = :owner order by t.display_order, t.name, t.id")
        .param("owner", owner.value())
        .query(TagRows::map)
        .list();
  }

  Optional<Tag> owned(AccountId owner, UUID id) {
    return db.sql(SELECT + "where t.id = :id and t.account_id = :owner")
        .param("id", id)
        .param("owner", owner.value())
        .query(TagRows::map)
        .optional();
  }

  /** Whether another tag that is not archived has this name, whatever its case. */
  boolean isTaken(AccountId owner, String name, @Nullable UUID by) {
    return db.sql(
            """
            select exists (
              select from tag
              where account_id = :owner and lower(name) = lower(:name) and deleted_at is null
                and id is distinct from cast(:by as uuid))
            """)
        .param("owner", owner.value())
        .param("name", name)
        .param("by", by == null ? null : by.toString())
        .query(Boolean.class)
        .single();
  }

  /** Adds a tag. Whoever calls holds the lock and knows that the name is free. */
  UUID add(AccountId owner, NewTag added, Instant now) {
    return db.sql(
            """
            insert into tag (account_id, name, color, description, display_order, automatic,
                             created_at, updated_at)
            select :owner, :name, :color, :description,
              coalesce(:order, least(:last, coalesce(max(display_order) + 1, 0))), :automatic, :now, :now
            from tag where account_id = :owner
            returning id
            """)
        .param("owner", owner.value())
        .param("name", added.name())
        .param("color", added.color())
        .param("description", added.description())
        .param("order", added.displayOrder(), Types.INTEGER)
        .param("last", TagRules.LAST_PLACE)
        .param("automatic", added.automatic())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  /** Changes a tag; one made from a sector becomes the owner's own with a new name. */
  void change(UUID id, TagChange change, Instant now) {
    db.sql(
            """
            update tag set name = coalesce(:name, name), color = coalesce(:color, color),
              description = nullif(coalesce(:description, description), ''),
              display_order = coalesce(:order, display_order),
              automatic = automatic and lower(name) = lower(coalesce(:name, name)),
              updated_at = :now
            where id = :id
            """)
        .param("name", change.name(), Types.VARCHAR)
        .param("color", change.color(), Types.VARCHAR)
        .param("description", change.description(), Types.VARCHAR)
        .param("order", change.displayOrder(), Types.INTEGER)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** Archives a tag and takes it off every position. */
  void archive(UUID id, AccountId by, Instant now) {
    db.sql(
            """
            update tag set deleted_at = :now, archived_by = :by, updated_at = :now where id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .param("id", id)
        .update();
    db.sql("delete from position_tag where tag_id = :id").param("id", id).update();
  }

  void restore(UUID id, Instant now) {
    db.sql(
            """
            update tag set deleted_at = null, archived_by = null, updated_at = :now where id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  private static Tag map(ResultSet row, int number) throws SQLException {
    OffsetDateTime archivedAt = row.getObject("deleted_at", OffsetDateTime.class);
    return new Tag(
        row.getObject("id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("name"),
        row.getString("color"),
        row.getString("description"),
        row.getInt("display_order"),
        row.getBoolean("automatic"),
        List.of((UUID[]) row.getArray("positions").getArray()),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        archivedAt == null ? null : archivedAt.toInstant(),
        row.getObject("archived_by", UUID.class));
  }
}
