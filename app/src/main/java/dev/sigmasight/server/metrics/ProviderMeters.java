package dev.sigmasight.server.metrics;

import dev.sigmasight.market.provider.ProviderCall;
import dev.sigmasight.market.provider.ProviderListener;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Calls to providers of market data by what became of them. */
@Component
@ConditionalOnWebApplication
class ProviderMeters implements ProviderListener {
  private final PrometheusMeterRegistry registry;

  ProviderMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ended(ProviderCall call) {
    Timer.builder("sigmasight.provider.calls")
        .description("Calls to providers of market data, held-back ones with no time")
        .tag("provider", call.provider())
        .tag("endpoint", call.endpoint())
        .tag("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .record(call.duration());
  }
}
