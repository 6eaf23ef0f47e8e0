package dev.sigmasight.server.savedview;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The saved views of all accounts. Whoever asks for one must own it; otherwise there is none. */
@Service
class SavedViews {
  private final CoreDb db;
  private final SavedViewRows rows;
  private final ChangeLog changes;

  SavedViews(CoreDb db, SavedViewRows rows, ChangeLog changes) {
    this.db = db;
    this.rows = rows;
    this.changes = changes;
  }

  /** All of an account by name. */
  List<SavedView> of(AccountId owner) {
    return rows.of(owner);
  }

  /**
   * Saves a view.
   *
   * @throws ProblemException Conflict if the name is taken or there are as many as there may be
   */
  SavedView create(AccountId owner, SaveView wanted, Instant now) {
    SavedView created =
        new SavedView(
            UUID.randomUUID(), SavedViewRules.name(wanted.name()), wanted.search(), now, now);
    db.inTransaction(
        () -> {
          rows.lock(owner);
          refuseIfTaken(owner, created);
          if (rows.of(owner).size() >= SavedViewRules.MOST) {
            throw tooMany();
          }
          rows.add(owner, created);
          log(owner, "create", created);
        });
    return created;
  }

  /**
   * Renames a view, or saves another one under its name.
   *
   * @throws ProblemException NotFound; Conflict if the name is taken
   */
  SavedView change(AccountId owner, UUID id, ChangeView change, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          SavedView old = owned(owner, id);
          SavedView changed = change.of(old, now);
          refuseIfTaken(owner, changed);
          rows.store(changed);
          log(owner, "update", changed);
          return changed;
        });
  }

  /**
   * Forgets a view.
   *
   * @throws ProblemException NotFound
   */
  void delete(AccountId owner, UUID id) {
    db.inTransaction(
        () -> {
          rows.lock(owner);
          SavedView old = owned(owner, id);
          rows.delete(id);
          log(owner, "delete", old);
        });
  }

  private void log(AccountId owner, String action, SavedView view) {
    changes.byAccount(
        owner,
        new Change(
            action,
            "saved_view",
            view.id().toString(),
            Map.of("name", view.name(), "search", view.search())));
  }

  private SavedView owned(AccountId owner, UUID id) {
    return rows.of(owner).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no such saved view.")));
  }

  private void refuseIfTaken(AccountId owner, SavedView wanted) {
    if (rows.isTaken(owner, wanted)) {
      throw new ProblemException(
          new Problem.Conflict(
              "VIEW_NAME_TAKEN",
              "There is a view named "
                  + wanted.name()
                  + " already; please choose another name or change that one."));
    }
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        new Problem.Conflict(
            "TOO_MANY_VIEWS",
            "There are " + SavedViewRules.MOST + " saved views; please delete one first."));
  }
}
