package dev.sigmasight.server.tag;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import dev.sigmasight.server.position.LotState;
import dev.sigmasight.server.position.Positions;
import dev.sigmasight.server.tag.SectorRows.Link;
import dev.sigmasight.server.tag.SectorRows.Untagged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Gives what a portfolio holds the tag of its company's sector. */
@Service
public class SectorTags {
  private static final String BATCH = "batch";

  private final CoreDb db;
  private final Portfolios portfolios;
  private final Positions positions;
  private final TagRows rows;
  private final Tags tags;
  private final SectorRows sectors;
  private final ChangeLog changes;

  SectorTags(
      CoreDb db,
      Portfolios portfolios,
      Positions positions,
      TagRows rows,
      Tags tags,
      SectorRows sectors,
      ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.positions = positions;
    this.rows = rows;
    this.tags = tags;
    this.sectors = sectors;
    this.changes = changes;
  }

  /** How many positions carry a tag because of their sector. */
  public record Applied(String tagName, int positionCount) {}

  /**
   * What was done.
   *
   * @param tagged open positions, all of which carry the tag of their sector now
   * @param skipped closed positions, which keep what they have
   * @param created tags that were not there
   * @param applied the most frequent first
   */
  public record Restored(
      PortfolioId portfolio,
      String portfolioName,
      int tagged,
      int skipped,
      int created,
      List<Applied> applied) {
    public Restored {
      applied = List.copyOf(applied);
    }
  }

  /**
   * Takes the automatic tags off the open positions of a portfolio and puts those of their sectors
   * on, creating them on demand; all or nothing. A second time changes nothing.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  public Restored restore(AccountId owner, PortfolioId portfolio, Instant now) {
    return restore(owner, portfolio, now, change -> changes.byAccount(owner, change));
  }

  /**
   * As {@link #restore}, of anybody's portfolio.
   *
   * @param actor the administrator who asks for it
   * @throws ProblemException NotFound if there is no such portfolio
   */
  public Restored restoreAnybodys(AccountId actor, PortfolioId portfolio, Instant now) {
    AccountId owner = portfolios.anybodys(portfolio).owner();
    return restore(owner, portfolio, now, change -> changes.byAccount(actor, change));
  }

  private Restored restore(
      AccountId owner, PortfolioId portfolio, Instant now, Consumer<Change> log) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          Portfolio kept = portfolios.kept(owner, portfolio);
          Map<PositionId, String> names = sectors.of(portfolio);
          Set<PositionId> open = open(List.of(portfolio), names.keySet());
          Known known = new Known(owner, now, log);
          List<Link> wanted =
              names.entrySet().stream()
                  .filter(each -> open.contains(each.getKey()))
                  .sorted(Map.Entry.comparingByValue())
                  .map(each -> new Link(each.getKey(), known.tag(each.getValue()).id()))
                  .toList();
          sectors.replace(owner, wanted, now);
          var _ = sectors.mark(wanted.stream().map(Link::position).toList(), now);
          Restored done =
              new Restored(
                  portfolio,
                  kept.name(),
                  open.size(),
                  names.size() - open.size(),
                  known.created,
                  known.applied(wanted));
          log.accept(change(done));
          return done;
        });
  }

  /**
   * Gives open positions the tag of their sector that were never given one, where the sector is
   * known. What an owner takes off stays off, and a tag that is archived is not made anew.
   *
   * @return positions that carry a tag now and did not before
   */
  int tagNew(List<PortfolioId> all, Instant now) {
    return sectors.untagged(all).stream().collect(groupingBy(Untagged::owner)).entrySet().stream()
        .mapToInt(each -> tagNew(each.getKey(), each.getValue(), now))
        .sum();
  }

  private int tagNew(AccountId owner, List<Untagged> found, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(owner);
          Set<PositionId> marked =
              sectors.mark(found.stream().map(Untagged::position).toList(), now);
          Set<PositionId> open =
              open(found.stream().map(Untagged::portfolio).distinct().toList(), marked);
          Known known = new Known(owner, now, change -> changes.byCommand(BATCH, change));
          List<Link> wanted =
              found.stream()
                  .filter(each -> open.contains(each.position()))
                  .filter(each -> !known.isArchived(each.sector()))
                  .map(each -> new Link(each.position(), known.tag(each.sector()).id()))
                  .toList();
          return sectors.add(owner, wanted, now);
        });
  }

  private Set<PositionId> open(List<PortfolioId> all, Set<PositionId> kept) {
    Map<PositionId, LotState> states = positions.states(all);
    return kept.stream()
        .filter(id -> Optional.ofNullable(states.get(id)).filter(LotState::isOpen).isPresent())
        .collect(toSet());
  }

  private static Change change(Restored done) {
    return new Change(
        "restore sector tags",
        "portfolio",
        done.portfolio().toString(),
        Map.of(
            "positions_tagged", Integer.toString(done.tagged()),
            "tags_created", Integer.toString(done.created())));
  }

  private record Named(UUID id, String name) {}

  /** The tags of the account by name, whatever the case; missing ones are created. */
  private final class Known {
    private final AccountId owner;
    private final Instant now;
    private final Consumer<Change> log;
    private final Map<String, Named> byName = new HashMap<>();
    private final Set<String> archived = new HashSet<>();
    private int created;

    Known(AccountId owner, Instant now, Consumer<Change> log) {
      this.owner = owner;
      this.now = now;
      this.log = log;
      for (Tag tag : rows.of(owner)) {
        if (tag.isArchived()) {
          archived.add(key(tag.name()));
        } else {
          byName.put(key(tag.name()), new Named(tag.id(), tag.name()));
        }
      }
    }

    /** Whether the owner has done away with the tag and has no other of that name. */
    boolean isArchived(String name) {
      return archived.contains(key(name)) && !byName.containsKey(key(name));
    }

    Named tag(String name) {
      return byName.computeIfAbsent(
          key(name),
          _ -> {
            created++;
            return new Named(tags.add(owner, SectorNames.tag(name), now, log), name);
          });
    }

    List<Applied> applied(List<Link> wanted) {
      Map<UUID, Long> counts = wanted.stream().collect(groupingBy(Link::tag, counting()));
      List<Applied> applied = new ArrayList<>();
      byName
          .values()
          .forEach(
              tag -> {
                Long count = counts.get(tag.id());
                if (count != null) {
                  applied.add(new Applied(tag.name(), count.intValue()));
                }
              });
      applied.sort(
          Comparator.comparingInt(Applied::positionCount)
              .reversed()
              .thenComparing(Applied::tagName));
      return applied;
    }

    private static String key(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
