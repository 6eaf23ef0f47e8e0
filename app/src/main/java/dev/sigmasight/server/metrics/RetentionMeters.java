package dev.sigmasight.server.metrics;

import dev.sigmasight.server.system.Forgotten;
import dev.sigmasight.server.system.RowsForgotten;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What this process deleted because it was older than it is kept. */
@Component
@ConditionalOnWebApplication
class RetentionMeters {
  private final PrometheusMeterRegistry registry;

  RetentionMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
    count(Forgotten.NOTHING); // a counter that is missing until the first night cannot be watched
  }

  @EventListener
  void forgotten(RowsForgotten event) {
    count(event.rows());
  }

  private void count(Forgotten rows) {
    rows.byKind()
        .forEach(
            (kind, number) ->
                Counter.builder("sigmasight.rows.forgotten")
                    .description("Rows deleted because they were older than they are kept")
                    .tag("table", kind)
                    .register(registry)
                    .increment(number));
  }
}
