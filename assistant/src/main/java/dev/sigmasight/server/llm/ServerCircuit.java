package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.ModelStatus.Circuit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server is asked at all. It opens when half of at least ten calls failed: for 30 s, and
 * twice as long each time; and at once for five minutes when the key or the credit is at fault,
 * which no second try mends. Then a single call finds out whether the server is well again.
 */
final class ServerCircuit {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCircuit.class);
  private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofMinutes(5);

  private final CircuitBreaker breaker;
  private volatile @Nullable Kind reason;

  ServerCircuit(Clock clock) {
    breaker =
        CircuitBreaker.of(
            "openai",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(
                    IntervalFunction.ofExponentialBackoff(
                        Duration.ofSeconds(30), 2, Duration.ofMinutes(10)))
                .clock(clock)
                .build());
  }

  /** Whether a call may be made; one of the other methods must follow it. */
  boolean enter() {
    return breaker.tryAcquirePermission();
  }

  void succeeded() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    reason = null;
  }

  /** Nobody knows how it would have ended. */
  void abandoned() {
    breaker.releasePermission();
  }

  void failed(ModelFailure failure) {
    reason = failure.kind();
    switch (failure.kind()) {
      case QUOTA_EXCEEDED, NOT_AUTHORIZED -> open(failure);
      case UNKNOWN_MODEL, TOO_LONG, BAD_REQUEST -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      case RATE_LIMITED, UNAVAILABLE, TIMED_OUT, BROKEN_OFF, MALFORMED ->
          breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }
  }

  private synchronized void open(ModelFailure failure) {
    breaker.releasePermission();
    if (breaker.getState() != State.OPEN) {
      breaker.transitionToOpenStateFor(UNTIL_SOMEBODY_ACTS);
      LOG.error("the AI provider is not asked for 5 minutes: {}", failure.getMessage());
    }
  }

  Circuit state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Circuit.OPEN;
      case HALF_OPEN -> Circuit.HALF_OPEN;
      default -> Circuit.CLOSED;
    };
  }

  /** What the last call failed with; null after a good one. */
  @Nullable Kind reason() {
    return reason;
  }
}
