package dev.sigmasight.server.metrics;

import dev.sigmasight.server.batch.RunOver;
import dev.sigmasight.server.batch.RunView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How long runs and their phases took in this process, and what became of their items. */
@Component
@ConditionalOnWebApplication
class RunMeters {
  private final PrometheusMeterRegistry registry;

  RunMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @EventListener
  void over(RunOver event) {
    RunView run = event.run();
    Timer.builder("sigmasight.batch.run")
        .description("Time of an attempt at a run")
        .tag("kind", run.kind().name())
        .tag("state", run.state().name())
        .register(registry)
        .record(run.elapsed(run.startedAt()));
    run.phases().forEach(this::phase);
  }

  private void phase(RunView.PhaseView phase) {
    Instant started = phase.startedAt();
    Instant finished = phase.finishedAt();
    if (started != null && finished != null) {
      Timer.builder("sigmasight.batch.phase")
          .description("Time of a phase of a run")
          .tag("phase", phase.phase().name())
          .register(registry)
          .record(Duration.between(started, finished));
    }
    items(phase, "done", phase.done());
    items(phase, "skipped", phase.skipped());
    items(phase, "failed", phase.failed());
  }

  private void items(RunView.PhaseView phase, String outcome, int number) {
    Counter.builder("sigmasight.batch.items")
        .description("Items of runs: a symbol, or one portfolio on one session")
        .tag("phase", phase.phase().name())
        .tag("outcome", outcome)
        .register(registry)
        .increment(number);
  }
}
