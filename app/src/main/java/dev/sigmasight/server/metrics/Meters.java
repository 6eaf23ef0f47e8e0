package dev.sigmasight.server.metrics;

import dev.sigmasight.database.Database;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where figures are collected, with those of the Java machine. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(Meters.Settings.class)
class Meters {

  /**
   * Who may read the figures.
   *
   * @param token lets whoever sends it as a bearer token read them from elsewhere; empty lets
   *     nobody
   */
  @ConfigurationProperties("sigmasight.metrics")
  record Settings(@DefaultValue("") String token) {}

  @Bean(destroyMethod = "close")
  PrometheusMeterRegistry meterRegistry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List<MeterBinder> machine =
        List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics());
    machine.forEach(binder -> binder.bindTo(registry));
    return registry;
  }

  /** What a pool does; what the core waits for tells when it is too small. */
  @Bean
  CorePoolMeters corePoolMeters(CoreDb core, PrometheusMeterRegistry registry) {
    measure("core", core.database(), registry);
    return new CorePoolMeters();
  }

  @Bean
  AiPoolMeters aiPoolMeters(AiDb ai, PrometheusMeterRegistry registry) {
    measure("AI", ai.database(), registry);
    return new AiPoolMeters();
  }

  private static void measure(String pool, Database database, MeterRegistry registry) {
    database.measure(registry);
    Gauge.builder("sigmasight.database.waiting", database, Database::waiting)
        .description("Who waits for a connection now")
        .tag("pool", pool)
        .register(registry);
    Timer waits =
        Timer.builder("sigmasight.database.wait")
            .description("How long a connection was waited for")
            .tag("pool", pool)
            .register(registry);
    database.whenGiven(nanos -> waits.record(nanos, TimeUnit.NANOSECONDS));
  }

  /** Says that the core pool is measured. */
  record CorePoolMeters() {}

  /** Says that the AI pool is measured. */
  record AiPoolMeters() {}
}
