package dev.sigmasight.server.health;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.llm.ModelGateway;
import dev.sigmasight.server.llm.ModelStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Examines all parts at once and waits for none longer than its limit. An answer serves everybody
 * who asks within the next second, so that asking costs the databases little.
 *
 * <p>The checks have threads of the system: a virtual one waits for as long as a run computes on
 * all processors, and would call a database late that is well.
 */
@Component
class SystemHealth implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SystemHealth.class);
  private static final Duration LIMIT = Duration.ofMillis(1800);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final DatabaseChecks databases;
  private final DataChecks data;
  private final ModelGateway models;
  private final Environment environment;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("health-", 0).factory());
  private @Nullable HealthView latest;

  SystemHealth(
      DatabaseChecks databases,
      DataChecks data,
      ModelGateway models,
      Environment environment,
      Clock clock) {
    this.databases = databases;
    this.data = data;
    this.models = models;
    this.environment = environment;
    this.clock = clock;
  }

  synchronized HealthView view() throws InterruptedException {
    Instant now = clock.instant();
    if (latest == null || !now.isBefore(latest.timestamp().plus(FRESH))) {
      latest = HealthView.of(examine(now), now);
    }
    return latest;
  }

  private HealthView.ComponentsView examine(Instant now) throws InterruptedException {
    List<Callable<ComponentView>> checks =
        List.of(
            databases::coreDatabase,
            databases::aiDatabase,
            () -> data.marketData(now),
            data::lastBatch);
    List<Future<ComponentView>> parts =
        threads.invokeAll(checks, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    return new HealthView.ComponentsView(
        outcome(parts.get(0)),
        outcome(parts.get(1)),
        outcome(parts.get(2)),
        outcome(parts.get(3)),
        provider());
  }

  private static ComponentView outcome(Future<ComponentView> part) throws InterruptedException {
    try {
      return part.get();
    } catch (CancellationException late) {
      return ComponentView.of(Status.UNHEALTHY, "There was no answer in time.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseUnavailable down) {
        return ComponentView.of(
            Status.UNHEALTHY, "The " + down.database() + " database does not answer.");
      }
      log.error("A check of the system's health failed", e.getCause());
      return ComponentView.of(Status.UNHEALTHY, "The check itself failed; the log says why.");
    }
  }

  /** From what its calls told; nobody is asked. */
  private ComponentView provider() {
    ModelStatus status = models.status();
    if (!status.isConfigured()) {
      boolean hasKey = !environment.getProperty("OPENAI_API_KEY", "").isBlank();
      String why = hasKey ? "The AI provider is switched off" : "OPENAI_API_KEY is not set";
      return ComponentView.of(Status.HEALTHY, why + ": the built-in analyst answers.");
    }
    return status.circuit() == ModelStatus.Circuit.OPEN
        ? ComponentView.of(
            Status.DEGRADED,
            "The AI provider is not asked for a while (%s): the built-in analyst answers."
                .formatted(status.reason()))
        : ComponentView.healthy();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
