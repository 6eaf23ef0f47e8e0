package dev.sigmasight.server.memory;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.memory.Memory.Source;
import dev.sigmasight.server.memory.Memory.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Memories of persons: at most fifty each, and never one pushes out another. Only what the person
 * wrote or approved is used.
 */
@Component
public class Memories {
  static final int MOST = 50;
  static final int LONGEST = 500;
  private static final Duration UNDO = Duration.ofDays(30);

  private final MemoryRows rows;
  private final AiDb db;
  private final PortfolioFacts facts;

  Memories(MemoryRows rows, AiDb db, PortfolioFacts facts) {
    this.rows = rows;
    this.db = db;
    this.facts = facts;
  }

  /**
   * Keeps what a person wrote.
   *
   * @throws ProblemException Conflict {@code MEMORY_KNOWN} or {@code MEMORY_LIMIT}; NotFound for a
   *     portfolio that is not the account's
   */
  Memory add(AccountId account, NewMemory wanted, Instant now) {
    NewMemory added = checked(account, wanted, now);
    return db.inTransaction(
        () -> {
          rows.lock(account.value());
          if (known(account, added, now).anyMatch(known -> isUsed(known, added.content()))) {
            throw MemoryFaults.known();
          }
          makeRoom(account, now);
          return found(account, rows.add(account.value(), added, State.APPROVED, now), now);
        });
  }

  /**
   * Proposes something that was noticed or learned; it is used once the person approves. Nothing
   * happens if it is known already, was forgotten on purpose, or there is no room.
   *
   * @return the proposal, if it is one
   */
  public Optional<UUID> propose(AccountId account, NewMemory proposal, Instant now) {
    NewMemory added = withPortfolio(proposal);
    return db.inTransaction(
        () -> {
          rows.lock(account.value());
          boolean pointless =
              rows.count(account.value(), now) >= MOST
                  || known(account, added, now)
                      .anyMatch(known -> Wording.overlap(known.content(), added.content()));
          return pointless
              ? Optional.empty()
              : Optional.of(rows.add(account.value(), added, State.PROPOSED, now));
        });
  }

  /**
   * Listens to what a person says and proposes the preferences in it. Only the person's own words
   * may be passed, never an answer or anything from elsewhere.
   *
   * @return how many were proposed
   */
  public int listen(AccountId account, UUID message, String words, Instant now) {
    return (int)
        Preference.in(words).stream()
            .map(
                each ->
                    new NewMemory(
                        each.sentence(),
                        null,
                        Map.of("category", each.category(), "source", "words"),
                        Source.WORDS,
                        message,
                        null,
                        null))
            .filter(each -> propose(account, each, now).isPresent())
            .count();
  }

  /**
   * @throws ProblemException NotFound
   */
  Memory owned(AccountId account, UUID id, Instant now) {
    return rows.owned(account.value(), id, now)
        .filter(memory -> memory.state() != State.FORGOTTEN)
        .orElseThrow(MemoryFaults::unknown);
  }

  List<Memory> list(AccountId account, MemoryFilter filter, int limit, Instant now) {
    UUID portfolio = filter.portfolio();
    if (portfolio != null) {
      requireOwned(account, new PortfolioId(portfolio));
    }
    return rows.list(filter, limit, 0, now);
  }

  int count(AccountId account, Instant now) {
    return rows.count(account.value(), now);
  }

  /**
   * Edits or approves one.
   *
   * @throws ProblemException NotFound; Conflict {@code MEMORY_KNOWN}
   */
  Memory change(AccountId account, UUID id, MemoryChange change, Instant now) {
    MemoryFaults.checkExpiry(change.expires(), now);
    return db.inTransaction(
        () -> {
          rows.lock(account.value());
          Memory before = owned(account, id, now);
          String content = change.content();
          if (content != null) {
            checkRewording(account, before, content, now);
          }
          rows.change(id, change, now);
          return found(account, id, now);
        });
  }

  private void checkRewording(AccountId account, Memory before, String content, Instant now) {
    boolean isKnown =
        rows.about(account.value(), (String) before.tags().get("portfolio_id"), now).stream()
            .anyMatch(other -> !other.id().equals(before.id()) && isUsed(other, content));
    if (isKnown) {
      throw MemoryFaults.known();
    }
  }

  /**
   * Forgets one; for thirty days that can be undone.
   *
   * @throws ProblemException NotFound
   */
  void forget(AccountId account, UUID id, Instant now) {
    if (!rows.forget(account.value(), id, now)) {
      throw MemoryFaults.unknown();
    }
  }

  /**
   * Undoes forgetting; one that was not forgotten stays as it is.
   *
   * @throws ProblemException NotFound; Conflict {@code MEMORY_LIMIT}
   */
  Memory restore(AccountId account, UUID id, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(account.value());
          if (found(account, id, now).state() == State.FORGOTTEN) {
            makeRoom(account, now);
            rows.restore(id, now);
          }
          return found(account, id, now);
        });
  }

  /** Deletes all of an account for good. */
  int deleteAll(AccountId account) {
    return rows.deleteAll(account.value());
  }

  /** What was learned and is proposed or approved, newest first, of one person or of all. */
  public List<Memory> learned(@Nullable UUID user, int limit, Instant now) {
    return rows.learned(user, limit, now);
  }

  /** Drops what has expired and what was forgotten more than thirty days ago. */
  public int purge(Instant now) {
    return rows.purge(now, now.minus(UNDO));
  }

  /** Takes note that messages were deleted: proposals from them go, memories lose the mention. */
  public int detach(Collection<UUID> messages) {
    return messages.isEmpty() ? 0 : rows.detach(messages);
  }

  /** Takes note that a judgement is withdrawn: what was learned from it and not approved goes. */
  public void withdraw(UUID feedback) {
    rows.withdraw(feedback);
  }

  private NewMemory checked(AccountId account, NewMemory wanted, Instant now) {
    PortfolioId portfolio = wanted.portfolio();
    if (portfolio != null) {
      requireOwned(account, portfolio);
    }
    MemoryFaults.checkExpiry(wanted.expires(), now);
    MemoryFaults.checkTags(MemoryRows.json(wanted.tags()));
    return withPortfolio(wanted);
  }

  /** Only we say which portfolio a memory is about. */
  private static NewMemory withPortfolio(NewMemory wanted) {
    Map<String, Object> tags = new HashMap<>(wanted.tags());
    tags.remove("portfolio_id");
    PortfolioId portfolio = wanted.portfolio();
    if (portfolio != null) {
      tags.put("portfolio_id", portfolio.toString());
    }
    return new NewMemory(
        wanted.content(),
        portfolio,
        tags,
        wanted.source(),
        wanted.message(),
        wanted.feedback(),
        wanted.expires());
  }

  private void requireOwned(AccountId account, PortfolioId portfolio) {
    if (facts.portfolios(account).stream().noneMatch(owned -> owned.id().equals(portfolio))) {
      throw MemoryFaults.unknownPortfolio();
    }
  }

  private Stream<Memory> known(AccountId account, NewMemory added, Instant now) {
    return rows.about(account.value(), (String) added.tags().get("portfolio_id"), now).stream();
  }

  private static boolean isUsed(Memory known, String content) {
    return known.state() != State.FORGOTTEN && Wording.same(known.content(), content);
  }

  private void makeRoom(AccountId account, Instant now) {
    if (rows.count(account.value(), now) >= MOST) {
      throw MemoryFaults.full();
    }
  }

  private Memory found(AccountId account, UUID id, Instant now) {
    return rows.owned(account.value(), id, now).orElseThrow(MemoryFaults::unknown);
  }
}
