package dev.sigmasight.server.savedview;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The table of saved views. */
@Component
final class SavedViewRows {
  private final CoreDb db;

  SavedViewRows(CoreDb db) {
    this.db = db;
  }

  /** Nobody else changes views of this account until the transaction ends. */
  void lock(AccountId owner) {
    var _ =
        db.sql("select id from account where id = :owner for no key update")
            .param("owner", owner.value())
            .query(UUID.class)
            .list();
  }

  /** All of an account by name. */
  List<SavedView> of(AccountId owner) {
    return db.sql(
            """
            select id, name, search, created_at, updated_at
            from saved_view where account_id = :owner order by lower(name), id
            """)
        .param("owner", owner.value())
        .query(SavedViewRows::map)
        .list();
  }

  /** Whether another view of the account has this one's name. */
  boolean isTaken(AccountId owner, SavedView wanted) {
    return db.sql(
            """
            select exists (
              select from saved_view
              where account_id = :owner and lower(name) = lower(:name) and id <> :id)
            """)
        .param("owner", owner.value())
        .param("name", wanted.name())
        .param("id", wanted.id())
        .query(Boolean.class)
        .single();
  }

  void add(AccountId owner, SavedView view) {
    db.sql(
            """
            insert into saved_view (id, account_id, name, search, created_at, updated_at)
            values (:id, :owner, :name, :search, :created, :updated)
            """)
        .param("id", view.id())
        .param("owner", owner.value())
        .param("name", view.name())
        .param("search", view.search())
        .param("created", view.createdAt().atOffset(UTC))
        .param("updated", view.updatedAt().atOffset(UTC))
        .update();
  }

  void store(SavedView view) {
    db.sql(
            """
            update saved_view set name = :name, search = :search, updated_at = :updated
            where id = :id
            """)
        .param("name", view.name())
        .param("search", view.search())
        .param("updated", view.updatedAt().atOffset(UTC))
        .param("id", view.id())
        .update();
  }

  void delete(UUID id) {
    db.sql("delete from saved_view where id = :id").param("id", id).update();
  }

  private static SavedView map(ResultSet row, int number) throws SQLException {
    return new SavedView(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("search"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
