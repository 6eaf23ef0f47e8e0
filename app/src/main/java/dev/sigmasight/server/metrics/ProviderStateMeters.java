package dev.sigmasight.server.metrics;

import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.server.Providers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How the providers of market data in use are doing. */
@Component
@ConditionalOnWebApplication
class ProviderStateMeters {

  ProviderStateMeters(PrometheusMeterRegistry registry, Providers providers) {
    providers.statuses().forEach(status -> bind(registry, status));
  }

  private static void bind(PrometheusMeterRegistry registry, ProviderStatus status) {
    Gauge.builder("sigmasight.provider.circuit", status, it -> code(it.circuit()))
        .description("0 while a provider is asked, 1 while one call tries it, 2 while it is not")
        .tag("provider", status.provider())
        .strongReference(true)
        .register(registry);
    Gauge.builder("sigmasight.provider.tokens", status, ProviderStatus::tokens)
        .description("Calls that may be sent to a provider this moment without waiting")
        .tag("provider", status.provider())
        .strongReference(true)
        .register(registry);
  }

  private static int code(ProviderStatus.Circuit circuit) {
    return switch (circuit) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }
}
