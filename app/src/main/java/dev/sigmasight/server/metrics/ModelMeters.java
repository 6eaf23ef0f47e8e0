package dev.sigmasight.server.metrics;

import dev.sigmasight.server.llm.CallListener;
import dev.sigmasight.server.llm.ModelCall;
import dev.sigmasight.server.llm.Reply.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Calls of language models by what became of them, and the tokens that they took. */
@Component
@ConditionalOnWebApplication
class ModelMeters implements CallListener {
  private final PrometheusMeterRegistry registry;

  ModelMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ended(ModelCall call) {
    Timer.builder("sigmasight.model.calls")
        .description("Calls of language models, each attempt one")
        .tag("provider", call.provider())
        .tag("model", call.model())
        .tag("operation", call.operation())
        .tag("outcome", call.outcome())
        .register(registry)
        .record(call.duration());
    Usage usage = call.usage();
    if (usage != null) {
      count(call, "input", usage.input());
      count(call, "cached", usage.cached());
      count(call, "output", usage.output());
      count(call, "reasoning", usage.reasoning());
    }
  }

  private void count(ModelCall call, String kind, int tokens) {
    Counter.builder("sigmasight.model.tokens")
        .description("Tokens; cached ones are part of the input, reasoning is part of the output")
        .tag("provider", call.provider())
        .tag("model", call.model())
        .tag("kind", kind)
        .register(registry)
        .increment(tokens);
  }
}
