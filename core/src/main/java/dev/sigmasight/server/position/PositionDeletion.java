package dev.sigmasight.server.position;

import static java.util.Comparator.comparing;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Lots;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes positions: they are kept, marked deleted, unless they were just created. */
@Component
final class PositionDeletion {
  private final CoreDb db;
  private final Lots lots;
  private final Instruments instruments;
  private final PositionTags tags;
  private final Ledger ledger;
  private final ChangeLog changes;

  PositionDeletion(
      CoreDb db,
      Lots lots,
      Instruments instruments,
      PositionTags tags,
      Ledger ledger,
      ChangeLog changes) {
    this.db = db;
    this.lots = lots;
    this.instruments = instruments;
    this.tags = tags;
    this.ledger = ledger;
    this.changes = changes;
  }

  /**
   * What became of a position.
   *
   * @param deletedAt null if nothing is left of it
   */
  record Deleted(PositionId id, String symbol, @Nullable Instant deletedAt) {
    boolean erased() {
      return deletedAt == null;
    }
  }

  /**
   * Deletes positions, all or none, with their ledger lines and tags.
   *
   * @param erase leaves nothing of those that were created within five minutes
   * @throws ProblemException NotFound; Conflict if one is deleted already or the ledger would
   *     contradict itself
   */
  List<Deleted> delete(AccountId owner, Collection<PositionId> ids, boolean erase, Instant now) {
    return db.inTransaction(
        () -> {
          lock(owner, ids);
          List<Lots.Identity> found = ids.stream().distinct().map(id -> kept(owner, id)).toList();
          Map<Long, Instrument> known =
              instruments.byIds(found.stream().map(Lots.Identity::instrumentId).toList());
          tags.clear(ids);
          Set<PositionId> erased =
              found.stream()
                  .filter(each -> erase && isYoung(each, now))
                  .filter(each -> ledger.erase(each.portfolio(), each.id()))
                  .map(Lots.Identity::id)
                  .collect(Collectors.toSet());
          remove(found.stream().filter(each -> !erased.contains(each.id())).toList(), now);
          return found.stream()
              .map(each -> deleted(owner, each, known, erased.contains(each.id())))
              .toList();
        });
  }

  /** In the order of their ids, so that two requests do not wait for each other. */
  private void lock(AccountId owner, Collection<PositionId> ids) {
    ids.stream()
        .map(id -> kept(owner, id).portfolio())
        .distinct()
        .sorted(comparing(PortfolioId::toString))
        .forEach(ledger::lockedHead);
  }

  private Lots.Identity kept(AccountId owner, PositionId id) {
    Lots.Identity identity = lots.owned(owner, id).orElseThrow(PositionFaults::unknown);
    if (identity.deletedAt() != null) {
      throw PositionFaults.conflict("DELETED", "The position " + id + " is deleted already.");
    }
    return identity;
  }

  private static boolean isYoung(Lots.Identity identity, Instant now) {
    return !identity.createdAt().plus(PositionChanges.GRACE).isBefore(now);
  }

  private void remove(List<Lots.Identity> kept, Instant now) {
    kept.stream()
        .collect(Collectors.groupingBy(Lots.Identity::portfolio))
        .forEach(
            (portfolio, some) ->
                ledger.remove(portfolio, some.stream().map(Lots.Identity::id).toList(), now));
  }

  private Deleted deleted(
      AccountId owner, Lots.Identity identity, Map<Long, Instrument> known, boolean erased) {
    String symbol = Objects.requireNonNull(known.get(identity.instrumentId())).symbol();
    changes.byAccount(
        owner,
        new Change(
            erased ? "erase" : "delete",
            Positions.ENTITY,
            identity.id().toString(),
            Map.of("symbol", symbol)));
    Instant at =
        erased
            ? null
            : lots.owned(owner, identity.id()).map(Lots.Identity::deletedAt).orElseThrow();
    return new Deleted(identity.id(), symbol, at);
  }
}
