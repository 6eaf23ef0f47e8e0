package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.aidb.AiDb;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Insights about portfolios. The same evidence, type and wishes are answered from what is kept;
 * while one is being written nobody begins the same again.
 */
@Component
class Insights {
  /** New ones about a portfolio in a day, of UTC. */
  static final int MOST_A_DAY = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Insights.class);
  private static final Duration ABANDONED = Duration.ofMinutes(5);
  private static final int LOCKS = 64;

  private final PortfolioFacts facts;
  private final EvidenceCollector collector;
  private final ModelWriter models;
  private final InsightRows rows;
  private final AiDb db;
  private final Clock clock;
  private final List<ReentrantLock> writing =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  Insights(
      PortfolioFacts facts,
      EvidenceCollector collector,
      ModelWriter models,
      InsightRows rows,
      AiDb db,
      Clock clock) {
    this.facts = facts;
    this.collector = collector;
    this.models = models;
    this.rows = rows;
    this.db = db;
    this.clock = clock;
  }

  /**
   * An insight, and whether it was written now.
   *
   * @param isNew false if it was known already
   */
  record Told(Insight insight, boolean isNew) {}

  /**
   * Writes an insight, or finds the one about the same state of the data.
   *
   * @throws ProblemException NotFound; TooManyRequests after ten in a day; Conflict {@code
   *     INSIGHT_RUNNING} while another instance writes the same
   */
  Told generate(AccountId account, Wish wish) {
    Instant started = clock.instant();
    OwnedPortfolio portfolio = owned(account, wish.portfolio());
    List<Rules> rules = wish.type().rules(wish.words());
    Evidence evidence = evidence(account, portfolio, wish, rules);
    String version =
        evidence.version(
            RuleWriter.VERSION,
            models.name(),
            wish.type().text(),
            wish.verbosity().name(),
            wish.words());
    ReentrantLock lock = writing.get(Math.floorMod(version.hashCode(), LOCKS));
    lock.lock();
    try {
      Reserved reserved = reserve(account, wish, version, started);
      Insight known = reserved.known();
      return known != null
          ? new Told(known, false)
          : new Told(write(new Job(account, wish, rules, evidence), reserved.id(), started), true);
    } finally {
      lock.unlock();
    }
  }

  private Evidence evidence(
      AccountId account, OwnedPortfolio portfolio, Wish wish, List<Rules> rules) {
    try {
      return collector.collect(account, portfolio, InsightType.parts(rules));
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      note(() -> rows.failed(account, wish, "evidence", clock.instant()), e);
      throw e;
    }
  }

  /** A place for a new insight, or the one that is known. */
  private record Reserved(UUID id, @Nullable Insight known) {}

  private Reserved reserve(AccountId account, Wish wish, String version, Instant now) {
    PortfolioId portfolio = wish.portfolio();
    return db.inTransaction(
        () -> {
          rows.lock(portfolio);
          Optional<Insight> known = rows.ofVersion(account, portfolio, version);
          if (known.isPresent()) {
            return new Reserved(known.get().id(), known.get());
          }
          rows.failAbandoned(portfolio, now.minus(ABANDONED), now);
          if (rows.isRunning(account, portfolio, version)) {
            throw InsightFaults.running();
          }
          Instant today = now.truncatedTo(ChronoUnit.DAYS);
          if (rows.countSince(account, portfolio, today) >= MOST_A_DAY) {
            throw InsightFaults.enough(Duration.between(now, today.plus(1, ChronoUnit.DAYS)));
          }
          return new Reserved(rows.begin(account, wish, version, now), null);
        });
  }

  private record Job(AccountId account, Wish wish, List<Rules> rules, Evidence evidence) {}

  private Insight write(Job job, UUID id, Instant started) {
    try {
      Draft draft = RuleWriter.write(job.wish(), job.rules(), job.evidence());
      Written written = models.write(job.account(), job.wish(), draft, job.evidence());
      Instant now = clock.instant();
      int millis = (int) Duration.between(started, now).toMillis();
      rows.finish(id, written, job.evidence(), millis, now);
      return rows.owned(job.account(), id).orElseThrow(InsightFaults::unknown);
    } catch (RuntimeException e) {
      note(() -> rows.fail(id, "writing", clock.instant()), e);
      throw e;
    }
  }

  /** Keeps that something failed; if even that fails, the first failure is the one to tell. */
  private static void note(Runnable keep, RuntimeException failure) {
    try {
      keep.run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      LOG.warn("The failure of an insight could not be kept.", e);
    }
  }

  /**
   * Those of a portfolio that are not dismissed, newest first.
   *
   * @throws ProblemException NotFound
   */
  List<Insight> list(AccountId account, InsightFilter filter, int limit, int offset) {
    var _ = owned(account, filter.portfolio());
    return rows.list(account, filter, limit, offset);
  }

  int total(AccountId account, InsightFilter filter) {
    return rows.total(account, filter);
  }

  /**
   * One insight, which is viewed from now on.
   *
   * @throws ProblemException NotFound
   */
  Insight view(AccountId account, UUID id) {
    return see(account, id, true, null);
  }

  /**
   * Marks one as viewed or dismissed, or not; null leaves it.
   *
   * @throws ProblemException NotFound
   */
  Insight see(AccountId account, UUID id, @Nullable Boolean viewed, @Nullable Boolean dismissed) {
    Insight before = mine(account, id);
    return db.inTransaction(
        () -> {
          rows.lock(new PortfolioId(before.portfolio()));
          boolean returns = Boolean.FALSE.equals(dismissed) && before.seen().dismissed();
          if (returns && isReplaced(account, before)) {
            throw InsightFaults.replaced();
          }
          rows.see(id, viewed, dismissed, clock.instant());
          return rows.owned(account, id).orElseThrow(InsightFaults::unknown);
        });
  }

  private boolean isReplaced(AccountId account, Insight dismissed) {
    PortfolioId portfolio = new PortfolioId(dismissed.portfolio());
    String version = dismissed.data().version();
    return rows.ofVersion(account, portfolio, version).isPresent()
        || rows.isRunning(account, portfolio, version);
  }

  /**
   * Keeps what the owner thinks of one.
   *
   * @throws ProblemException NotFound
   */
  void rate(AccountId account, UUID id, BigDecimal rating, @Nullable String feedback) {
    rows.rate(mine(account, id).id(), rating, feedback, clock.instant());
  }

  private Insight mine(AccountId account, UUID id) {
    return rows.owned(account, id)
        .filter(
            found ->
                facts.portfolios(account).stream()
                    .anyMatch(each -> each.id().value().equals(found.portfolio())))
        .orElseThrow(InsightFaults::unknown);
  }

  private OwnedPortfolio owned(AccountId account, PortfolioId portfolio) {
    return facts.portfolios(account).stream()
        .filter(each -> each.id().equals(portfolio))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(new Problem.NotFound("There is no portfolio with this id.")));
  }
}
