package dev.sigmasight.market.http;

import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.Reply;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What a call to one provider has to pass: what is closed, the calls under way, the pace, the
 * circuit breaker and the calls of the day, in this order, so that only a call that is really made
 * counts against the day.
 */
final class Gate implements ProviderStatus {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Whoever would wait longer for its turn is told so. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final String provider;
  private final Limits limits;
  private final DailyBudget budget;
  private final DailyBudget.Account account;
  private final Timing timing;
  private final Semaphore underWay;
  private final Bucket bucket;
  private final CircuitBreaker breaker;
  private final Closures closures;

  Gate(DailyBudget.Account account, Limits limits, DailyBudget budget, Timing timing) {
    this.account = account;
    this.limits = limits;
    this.budget = budget;
    this.timing = timing;
    provider = account.provider();
    underWay = new Semaphore(limits.concurrency(), true);
    bucket = bucket(limits.pace(), timing);
    breaker = breaker(provider, timing);
    closures = new Closures(timing.clock());
  }

  private static Bucket bucket(Pace pace, Timing timing) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(1).refillGreedy(1, pace.interval()))
        .withCustomTimePrecision(
            new TimeMeter() {
              @Override
              public long currentTimeNanos() {
                return timing.nanoTime();
              }

              @Override
              public boolean isWallClockBased() {
                return false;
              }
            })
        .build();
  }

  /** Opens when half of at least ten calls failed: for 30 s, and twice as long each time. */
  private static CircuitBreaker breaker(String provider, Timing timing) {
    return CircuitBreaker.of(
        provider,
        CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .permittedNumberOfCallsInHalfOpenState(2)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialBackoff(
                    Duration.ofSeconds(30), 2, Duration.ofMinutes(10)))
            .clock(timing.clock())
            .build());
  }

  /** Empty if the call may be made, and then {@link #leave} must follow; otherwise the answer. */
  Optional<Reply<JsonNode>> enter(Call call) throws InterruptedException {
    Optional<Reply<JsonNode>> closed = closures.instead(call);
    if (closed.isPresent()) {
      return closed;
    }
    if (!underWay.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.of(overOurLimit());
    }
    boolean entered = false;
    try {
      Optional<Reply<JsonNode>> refusal = inTurn(call);
      entered = refusal.isEmpty();
      return refusal;
    } finally {
      if (!entered) {
        underWay.release();
      }
    }
  }

  private Optional<Reply<JsonNode>> inTurn(Call call) throws InterruptedException {
    boolean turn =
        bucket
            .asBlocking()
            .tryConsume(1, LONGEST_WAIT, nanos -> timing.sleep(Duration.ofNanos(nanos)));
    if (!turn) {
      return Optional.of(overOurLimit());
    }
    Optional<Reply<JsonNode>> closed = closures.instead(call);
    if (closed.isPresent()) {
      return closed;
    }
    if (!breaker.tryAcquirePermission()) {
      return Optional.of(
          new Reply.Unavailable<>(provider + " is not asked for a while, its last calls failed"));
    }
    return dayIsUsedUp();
  }

  private Optional<Reply<JsonNode>> dayIsUsedUp() {
    if (limits.perDay() == 0) {
      return Optional.empty();
    }
    ZonedDateTime now = timing.clock().instant().atZone(NEW_YORK);
    LocalDate today = now.toLocalDate();
    boolean taken = false;
    try {
      taken = budget.take(account, today, limits.perDay());
    } finally {
      if (!taken) {
        breaker.releasePermission();
      }
    }
    return taken
        ? Optional.empty()
        : Optional.of(
            new Reply.RateLimited<>(
                "the " + limits.perDay() + " calls of the day to " + provider + " are used up",
                Optional.of(Duration.between(now, today.plusDays(1).atStartOfDay(NEW_YORK)))));
  }

  /** The call is over. Not for one that was refused on entering. */
  void leave(Call call, Verdict verdict, Duration duration) {
    underWay.release();
    if (verdict.reply() instanceof Reply.Unavailable<JsonNode>(String detail)) {
      breaker.onError(duration.toNanos(), TimeUnit.NANOSECONDS, new IllegalStateException(detail));
    } else {
      breaker.onSuccess(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
    if (verdict.reply() instanceof Reply.Data<JsonNode>) {
      closures.answered(call);
    }
  }

  /** An answer that would only be repeated. */
  void close(Call call, Verdict verdict) {
    Closing closing = verdict.closing();
    if (closing != null) {
      var until = closures.close(call, verdict.reply(), closing);
      LOG.warn("{}: {} closed for {} until {}", provider, closing.scope(), call, until);
    }
  }

  private Reply<JsonNode> overOurLimit() {
    return new Reply.RateLimited<>(
        "more calls to "
            + provider
            + " are waiting than our own limit of "
            + limits.pace().calls()
            + " in "
            + limits.pace().per().toMillis()
            + " ms lets through",
        Optional.of(LONGEST_WAIT));
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Circuit circuit() {
    if (closures.isClosed()) {
      return Circuit.OPEN;
    }
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Circuit.OPEN;
      case HALF_OPEN -> Circuit.HALF_OPEN;
      default -> Circuit.CLOSED;
    };
  }

  @Override
  public long tokens() {
    return bucket.getAvailableTokens();
  }
}
