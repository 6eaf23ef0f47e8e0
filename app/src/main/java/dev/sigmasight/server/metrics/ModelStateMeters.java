package dev.sigmasight.server.metrics;

import dev.sigmasight.server.llm.ModelGateway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How the provider of language models is doing. */
@Component
@ConditionalOnWebApplication
class ModelStateMeters {

  ModelStateMeters(PrometheusMeterRegistry registry, ModelGateway gateway) {
    if (gateway.status().isConfigured()) {
      Gauge.builder("sigmasight.model.circuit", gateway, ModelStateMeters::code)
          .description(
              "0 while the provider is asked, 1 while one call tries it, 2 while it is not")
          .strongReference(true)
          .register(registry);
    }
  }

  private static int code(ModelGateway gateway) {
    return switch (gateway.status().circuit()) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }
}
