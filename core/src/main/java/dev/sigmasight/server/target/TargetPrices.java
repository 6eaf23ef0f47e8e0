package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.position.Position;
import dev.sigmasight.server.position.Positions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates, changes and deletes single target prices. Whoever asks for one must own it. */
@Service
class TargetPrices {
  private final CoreDb db;
  private final TargetRows rows;
  private final TargetBooks books;
  private final TargetViews views;
  private final Positions positions;
  private final ChangeLog changes;

  TargetPrices(
      CoreDb db,
      TargetRows rows,
      TargetBooks books,
      TargetViews views,
      Positions positions,
      ChangeLog changes) {
    this.db = db;
    this.rows = rows;
    this.books = books;
    this.views = views;
    this.positions = positions;
    this.changes = changes;
  }

  /**
   * One target.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  TargetPriceView get(AccountId owner, UUID id) {
    TargetBook book = books.ofTarget(owner, id);
    return views.of(book, find(book, id));
  }

  /**
   * Creates a target.
   *
   * @throws ProblemException NotFound, InvalidInput, or Conflict if there is one of this symbol and
   *     type
   */
  TargetPriceView create(AccountId owner, UUID portfolio, CreateTarget wanted, Instant now) {
    PortfolioId into = books.of(owner, portfolio).state().portfolio();
    TargetCheck check = new TargetCheck("", 0);
    NewTarget found = read(owner, into, wanted, check);
    TargetFaults.refuseIfAny(check.faults());
    NewTarget read = Objects.requireNonNull(found);
    return db.inTransaction(
        () -> {
          rows.lock(into);
          UUID id = rows.add(owner, into, read, now).orElseThrow(() -> TargetFaults.exists(read));
          rows.change(id, read.change(), now);
          remember(owner, "create", id, read.symbol(), read.type());
          return settled(owner, id);
        });
  }

  /**
   * What a client wants of one target, its position looked up; null if there are faults.
   *
   * @throws ProblemException NotFound if the position is not one of the portfolio
   */
  @Nullable NewTarget read(
      AccountId owner, PortfolioId into, CreateTarget wanted, TargetCheck check) {
    UUID named = wanted.positionId();
    if (named == null) {
      return wanted.target(check, null).orElse(null);
    }
    Position position = positions.owned(owner, new PositionId(named));
    if (position.isDeleted() || !position.portfolio().equals(into)) {
      throw TargetFaults.unknownPosition();
    }
    NewTarget read = wanted.target(check, position.type()).orElse(null);
    if (read == null) {
      return null;
    }
    if (!position.instrument().symbol().equals(read.symbol())
        && !position.instrument().riskSymbol().equals(read.symbol())) {
      check.refuse("position_id", "The position is not one in " + read.symbol() + ".");
    } else if (position.type() != read.type()) {
      check.refuse("position_id", "The position is " + position.type() + ".");
    }
    return read;
  }

  /**
   * Changes what was sent.
   *
   * @throws ProblemException NotFound or InvalidInput
   */
  TargetPriceView change(AccountId owner, UUID id, TargetChange change, Instant now) {
    Target old = find(books.ofTarget(owner, id), id);
    TargetCheck check = new TargetCheck("", 0);
    check.change(change);
    TargetFaults.refuseIfAny(check.faults());
    if (change.sent().isEmpty()) {
      return get(owner, id);
    }
    return db.inTransaction(
        () -> {
          rows.lock(new PortfolioId(old.portfolio()));
          rows.change(id, change, now);
          remember(owner, "update", id, old.symbol(), old.type());
          return settled(owner, id);
        });
  }

  /**
   * Deletes a target.
   *
   * @throws ProblemException NotFound
   */
  void delete(AccountId owner, UUID id) {
    Target old = find(books.ofTarget(owner, id), id);
    db.inTransaction(
        () -> {
          rows.delete(id);
          remember(owner, "delete", id, old.symbol(), old.type());
        });
  }

  void remember(AccountId owner, String action, UUID id, String symbol, PositionType type) {
    changes.byAccount(
        owner,
        new Change(
            action,
            "target_price",
            id.toString(),
            Map.of("symbol", symbol, "position_type", type.name())));
  }

  /** A target that was just written; one without any price is refused. */
  private TargetPriceView settled(AccountId owner, UUID id) {
    TargetBook book = books.ofTarget(owner, id);
    Target written = find(book, id);
    if (written.price() == null) {
      TargetCheck check = new TargetCheck("", 0);
      check.refuse("current_price", TargetFaults.priceless(written.symbol()));
      TargetFaults.refuseIfAny(check.faults());
    }
    if (written.statesInVain()) {
      rows.forgetStated(List.of(id));
    }
    return views.of(book, written);
  }

  private static Target find(TargetBook book, UUID id) {
    return book.targets().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .orElseThrow(TargetFaults::unknownTarget);
  }
}
