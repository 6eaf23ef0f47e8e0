package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The tags of all accounts. Whoever asks for one must own it; otherwise there is none. */
@Service
class Tags {
  private static final String ENTITY = "tag";

  private final CoreDb db;
  private final TagRows rows;
  private final ChangeLog changes;

  Tags(CoreDb db, TagRows rows, ChangeLog changes) {
    this.db = db;
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * Creates a tag.
   *
   * @throws ProblemException Conflict if the name is taken
   */
  Tag create(AccountId owner, NewTag wanted, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          refuseIfTaken(owner, wanted.name(), null);
          return owned(owner, add(owner, wanted, now));
        });
  }

  /** Adds a tag and remembers it. Whoever calls holds the lock and knows that the name is free. */
  UUID add(AccountId owner, NewTag wanted, Instant now) {
    return add(owner, wanted, now, change -> changes.byAccount(owner, change));
  }

  /** As {@link #add(AccountId, NewTag, Instant)}, remembered as somebody else's doing. */
  UUID add(AccountId owner, NewTag wanted, Instant now, Consumer<Change> log) {
    UUID id = rows.add(owner, wanted, now);
    log.accept(
        new Change(
            "create",
            ENTITY,
            id.toString(),
            Map.of("name", wanted.name(), "color", wanted.color())));
    return id;
  }

  /** All of an account in their order, archived ones too. */
  List<Tag> of(AccountId owner) {
    return rows.of(owner);
  }

  /**
   * One tag, archived or not.
   *
   * @throws ProblemException NotFound if there is none, or it is somebody else's
   */
  Tag owned(AccountId owner, UUID id) {
    return rows.owned(owner, id).orElseThrow(TagFaults::unknownTag);
  }

  /**
   * Changes a tag.
   *
   * @throws ProblemException NotFound; Conflict if the name is taken
   */
  Tag change(AccountId owner, UUID id, TagChange change, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          Tag old = owned(owner, id);
          if (change.isEmpty()) {
            return old;
          }
          if (change.name() != null && !old.isArchived()) {
            refuseIfTaken(owner, change.name(), id);
          }
          rows.change(id, change, now);
          changes.byAccount(owner, new Change("update", ENTITY, id.toString(), detail(change)));
          return owned(owner, id);
        });
  }

  /**
   * Archives a tag: it leaves every position. Does nothing if it is archived.
   *
   * @throws ProblemException NotFound
   */
  Tag archive(AccountId owner, UUID id, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          Tag old = owned(owner, id);
          if (!old.isArchived()) {
            rows.archive(id, owner, now);
            changes.byAccount(owner, named("archive", old));
          }
          return old;
        });
  }

  /**
   * Offers an archived tag again, without positions. Does nothing if it is not archived.
   *
   * @throws ProblemException NotFound; Conflict if another tag has its name by now
   */
  Tag restore(AccountId owner, UUID id, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          Tag old = owned(owner, id);
          if (old.isArchived()) {
            refuseIfTaken(owner, old.name(), id);
            rows.restore(id, now);
            changes.byAccount(owner, named("restore", old));
          }
          return old;
        });
  }

  /**
   * What became of the wish for the usual tags.
   *
   * @param created false if the account had tags already
   */
  record Defaults(boolean created, List<Tag> tags) {}

  /** Creates the usual tags, unless the account has one that is not archived. */
  Defaults defaults(AccountId owner, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          List<Tag> active = active(owner);
          if (!active.isEmpty()) {
            return new Defaults(false, active);
          }
          DefaultTags.ALL.forEach(tag -> add(owner, tag, now));
          return new Defaults(true, active(owner));
        });
  }

  private List<Tag> active(AccountId owner) {
    return of(owner).stream().filter(tag -> !tag.isArchived()).toList();
  }

  private void refuseIfTaken(AccountId owner, String name, @Nullable UUID by) {
    if (rows.isTaken(owner, name, by)) {
      throw TagFaults.nameTaken(name);
    }
  }

  private static Change named(String action, Tag tag) {
    return new Change(action, ENTITY, tag.id().toString(), Map.of("name", tag.name()));
  }

  private static Map<String, String> detail(TagChange change) {
    Map<String, String> detail = new HashMap<>();
    if (change.name() != null) {
      detail.put("name", change.name());
    }
    if (change.color() != null) {
      detail.put("color", change.color());
    }
    if (change.description() != null) {
      detail.put("description", change.description());
    }
    if (change.displayOrder() != null) {
      detail.put("display_order", change.displayOrder().toString());
    }
    return detail;
  }
}
