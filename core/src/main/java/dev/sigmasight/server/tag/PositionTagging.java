package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Puts tags on positions and takes them off: all that a request names, or none. */
@Service
class PositionTagging {
  private static final String ENTITY = "position_tag";

  private final CoreDb db;
  private final TagRows tags;
  private final PositionTagRows rows;
  private final ChangeLog changes;

  PositionTagging(CoreDb db, TagRows tags, PositionTagRows rows, ChangeLog changes) {
    this.db = db;
    this.tags = tags;
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * What an assignment changed.
   *
   * @param added in the order of the request
   * @param removed how many made room
   */
  record Assigned(List<UUID> added, int removed) {}

  /**
   * The tags of a position in their order.
   *
   * @throws ProblemException NotFound if there is no such position, or it is somebody else's
   */
  List<PositionTagRows.Summary> of(AccountId owner, PositionId position) {
    return rows.of(owner, position).orElseThrow(TagFaults::unknownPosition);
  }

  /**
   * Puts tags on a position. Those that it carries, and archived ones, are left alone.
   *
   * @param only takes all others off
   * @throws ProblemException NotFound if the position or one of the tags is not the owner's
   */
  Assigned assign(
      AccountId owner, PositionId position, Collection<UUID> wanted, boolean only, Instant now) {
    return db.inTransaction(
        () -> {
          Set<UUID> distinct = checked(owner, position, wanted);
          int removed = only ? rows.keepOnly(position, distinct) : 0;
          Set<UUID> added = rows.add(owner, position, distinct, now);
          Assigned done = new Assigned(distinct.stream().filter(added::contains).toList(), removed);
          if (!added.isEmpty() || removed > 0) {
            changes.byAccount(owner, change(only ? "replace" : "assign", position, distinct));
          }
          return done;
        });
  }

  /**
   * Takes tags off a position; answers how many it carried.
   *
   * @throws ProblemException NotFound if the position or one of the tags is not the owner's
   */
  int remove(AccountId owner, PositionId position, Collection<UUID> unwanted) {
    return db.inTransaction(
        () -> {
          Set<UUID> distinct = checked(owner, position, unwanted);
          int removed = rows.remove(position, distinct);
          if (removed > 0) {
            changes.byAccount(owner, change("remove", position, distinct));
          }
          return removed;
        });
  }

  private Set<UUID> checked(AccountId owner, PositionId position, Collection<UUID> named) {
    tags.lock(owner);
    if (!rows.holds(owner, position)) {
      throw TagFaults.unknownPosition();
    }
    Set<UUID> distinct = new LinkedHashSet<>(named);
    if (!rows.known(owner, distinct).containsAll(distinct)) {
      throw TagFaults.unknownTag();
    }
    return distinct;
  }

  private static Change change(String action, PositionId position, Set<UUID> tags) {
    return new Change(
        action,
        ENTITY,
        position.toString(),
        Map.of("tag_ids", tags.stream().map(UUID::toString).collect(Collectors.joining(" "))));
  }
}
