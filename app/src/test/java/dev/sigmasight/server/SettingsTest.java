package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting with its default. A new one, or another default, has to be written down here. */
class SettingsTest {
  private static final Map<String, Object> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("sigmasight.batch.threads", 2),
              Map.entry("sigmasight.options.sources", "unset"),
              Map.entry("sigmasight.batch.queue-workers", 2),
              Map.entry("sigmasight.batch.lease", Duration.ofSeconds(30)),
              Map.entry("sigmasight.batch.heartbeat", Duration.ofSeconds(2)),
              Map.entry("sigmasight.batch.run-deadline", Duration.ofHours(4)),
              Map.entry("sigmasight.batch.phase-deadline", Duration.ofHours(2)),
              Map.entry("sigmasight.prices.sources", "unset"),
              Map.entry("sigmasight.profiles.sources", "unset"),
              Map.entry("sigmasight.rates.sources", "unset"),
              Map.entry("sigmasight.providers.enabled", true),
              Map.entry("sigmasight.providers.yahoo.enabled", true),
              Map.entry("sigmasight.providers.yahoo.base-url", "unset"),
              Map.entry(
                  "sigmasight.providers.yahoo.user-agent", "Mozilla/5.0 (compatible; SigmaSight)"),
              Map.entry("sigmasight.providers.yahoo.calls", 50),
              Map.entry("sigmasight.providers.yahoo.per", Duration.ofSeconds(1)),
              Map.entry("sigmasight.providers.yahoo.per-day", 20000),
              Map.entry("sigmasight.providers.yahoo.concurrency", 8),
              Map.entry("sigmasight.providers.yahoo.timeout", Duration.ofSeconds(10)),
              Map.entry("sigmasight.providers.fmp.enabled", true),
              Map.entry(
                  "sigmasight.providers.fmp.base-url",
                  URI.create("https://financialmodelingprep.com")),
              Map.entry("sigmasight.providers.fmp.key", ""),
              Map.entry("sigmasight.providers.fmp.calls", 5),
              Map.entry("sigmasight.providers.fmp.per", Duration.ofSeconds(1)),
              Map.entry("sigmasight.providers.fmp.per-day", 250),
              Map.entry("sigmasight.providers.fmp.concurrency", 4),
              Map.entry("sigmasight.providers.fmp.timeout", Duration.ofSeconds(15)),
              Map.entry("sigmasight.providers.polygon.enabled", true),
              Map.entry(
                  "sigmasight.providers.polygon.base-url", URI.create("https://api.polygon.io")),
              Map.entry("sigmasight.providers.polygon.key", ""),
              Map.entry("sigmasight.providers.polygon.calls", 5),
              Map.entry("sigmasight.providers.polygon.per", Duration.ofMinutes(1)),
              Map.entry("sigmasight.providers.polygon.per-day", 0),
              Map.entry("sigmasight.providers.polygon.concurrency", 2),
              Map.entry("sigmasight.providers.polygon.timeout", Duration.ofSeconds(30)),
              Map.entry("sigmasight.providers.fred.enabled", true),
              Map.entry(
                  "sigmasight.providers.fred.base-url", URI.create("https://api.stlouisfed.org")),
              Map.entry("sigmasight.providers.fred.key", ""),
              Map.entry("sigmasight.providers.fred.calls", 1),
              Map.entry("sigmasight.providers.fred.per", Duration.ofMillis(600)),
              Map.entry("sigmasight.providers.fred.per-day", 0),
              Map.entry("sigmasight.providers.fred.concurrency", 1),
              Map.entry("sigmasight.providers.fred.timeout", Duration.ofSeconds(15)),
              Map.entry("sigmasight.model.enabled", true),
              Map.entry("sigmasight.model.key", ""),
              Map.entry("sigmasight.model.chain", "gpt-5-mini"),
              Map.entry("sigmasight.model.deep", ""),
              Map.entry("sigmasight.model.embedding", "text-embedding-3-small"),
              Map.entry("sigmasight.model.prices", ""),
              Map.entry("sigmasight.model.server.kind", "openai"),
              Map.entry("sigmasight.model.server.base-url", "https://api.openai.com/v1"),
              Map.entry("sigmasight.model.server.with", ""),
              Map.entry("sigmasight.model.server.without", ""),
              Map.entry("sigmasight.model.server.web-search", false),
              Map.entry("sigmasight.model.limits.total", Duration.ofSeconds(60)),
              Map.entry("sigmasight.model.limits.idle", Duration.ofSeconds(20)),
              Map.entry("sigmasight.feedback.upkeep", Duration.ofMinutes(5)),
              Map.entry("sigmasight.insights.daily", false),
              Map.entry("sigmasight.insights.every", Duration.ofHours(1)),
              Map.entry("sigmasight.chat.model-calls", 6),
              Map.entry("sigmasight.chat.tool-calls", 12),
              Map.entry("sigmasight.chat.tools-at-once", 4),
              Map.entry("sigmasight.chat.wall", Duration.ofSeconds(60)),
              Map.entry("sigmasight.chat.input-tokens", 24_000),
              Map.entry("sigmasight.chat.text-length", 12_000),
              Map.entry("sigmasight.chat.turns-at-once", 500),
              Map.entry("sigmasight.chat.heartbeat", Duration.ofSeconds(15)),
              Map.entry("sigmasight.database.at-start", DatabaseSettings.AtStart.MIGRATE),
              Map.entry("sigmasight.database.core.max-connections", "unset"),
              Map.entry("sigmasight.database.core.connection-timeout", Duration.ofSeconds(5)),
              Map.entry("sigmasight.database.core.statement-timeout", Duration.ofSeconds(20)),
              Map.entry(
                  "sigmasight.database.core.idle-in-transaction-timeout", Duration.ofSeconds(10)),
              Map.entry("sigmasight.database.core.max-lifetime", Duration.ofMinutes(30)),
              Map.entry("sigmasight.database.core.keepalive", Duration.ofMinutes(2)),
              Map.entry("sigmasight.database.ai.max-connections", 10),
              Map.entry("sigmasight.database.ai.connection-timeout", Duration.ofSeconds(1)),
              Map.entry("sigmasight.database.ai.statement-timeout", Duration.ofSeconds(20)),
              Map.entry(
                  "sigmasight.database.ai.idle-in-transaction-timeout", Duration.ofSeconds(10)),
              Map.entry("sigmasight.database.ai.max-lifetime", Duration.ofMinutes(30)),
              Map.entry("sigmasight.database.ai.keepalive", Duration.ofMinutes(2)),
              Map.entry("sigmasight.mcp.requests-per-minute", 120),
              Map.entry("sigmasight.mcp.origins", List.of()),
              Map.entry("sigmasight.security.token-lifetime", Duration.ofHours(24)),
              Map.entry("sigmasight.security.failures-per-address", 50),
              Map.entry("sigmasight.security.failures-per-email", 10),
              Map.entry("sigmasight.security.registrations-per-address", 60),
              Map.entry("sigmasight.security.imports-per-account", 60),
              Map.entry("sigmasight.security.calculations-per-account", 60),
              Map.entry("sigmasight.security.requests-per-minute", 300000),
              Map.entry("sigmasight.metrics.token", ""),
              Map.entry("sigmasight.schedule.enabled", true),
              Map.entry("sigmasight.schedule.daily", LocalTime.of(18, 30)),
              Map.entry("sigmasight.schedule.correction", LocalTime.of(7, 0)),
              Map.entry("sigmasight.schedule.overdue", LocalTime.of(20, 0)),
              Map.entry("sigmasight.schedule.watch-every", Duration.ofMinutes(15)),
              Map.entry("sigmasight.security.admin-token-lifetime", Duration.ofHours(8)),
              Map.entry("sigmasight.schedule.keep-events", Duration.ofDays(30)),
              Map.entry("sigmasight.schedule.keep-logs", Duration.ofDays(90)),
              Map.entry("sigmasight.schedule.keep-tokens", Duration.ofDays(90)),
              Map.entry("sigmasight.security.window", Duration.ofMinutes(15)),
              Map.entry("sigmasight.security.remembered", 20_000),
              Map.entry("sigmasight.ai.enabled", true),
              Map.entry("sigmasight.ai.monthly-answers", 100),
              Map.entry("sigmasight.ai.daily-cost", new BigDecimal("10")),
              Map.entry("sigmasight.ai.monthly-cost", new BigDecimal("100")),
              Map.entry("sigmasight.ai.keep-events", Duration.ofDays(30)),
              Map.entry("sigmasight.usage.max-portfolios", 1000)));

  @Test
  void areAllKnownWithTheirDefaults() {
    Map<String, Object> found = new TreeMap<>();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    scanner
        .findCandidateComponents("dev.sigmasight.server")
        .forEach(candidate -> collect(type(candidate.getBeanClassName()), found));

    assertThat(found).containsExactlyInAnyOrderEntriesOf(DEFAULTS);
  }

  private static void collect(Class<?> settings, Map<String, Object> found) {
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    Object defaults =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate(prefix, Bindable.of(settings));
    collect(prefix, (Record) defaults, found);
  }

  private static void collect(String prefix, Record settings, Map<String, Object> found) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String key = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
      switch (value(settings, component)) {
        case Record nested -> collect(key, nested, found);
        case null -> found.put(key, "unset");
        case Object value -> found.put(key, value);
      }
    }
  }

  private static @Nullable Object value(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> type(@Nullable String name) {
    try {
      return Class.forName(String.valueOf(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
