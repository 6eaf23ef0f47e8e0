package dev.sigmasight.server.metrics;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.PriceCoverage;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.schedule.Schedule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How complete, how old and how many the data are. Read at most every 15 seconds. */
@Component
@ConditionalOnWebApplication
class DataMeters {
  private static final Logger LOG = LoggerFactory.getLogger(DataMeters.class);
  private static final Duration FRESH = Duration.ofSeconds(15);

  /** Tables whose growth shows what a run stores. */
  private static final List<String> TABLES =
      List.of(
          "market_data_cache",
          "corporate_action",
          "company_profiles",
          "portfolio_snapshot",
          "position_snapshot",
          "symbol_risk",
          "portfolio_risk");

  private final CoreDb db;
  private final PriceCoverage coverage;
  private final Schedule schedule;
  private final TradingCalendar calendar;
  private final Clock clock;
  private Sample latest = new Sample(Instant.MIN, Double.NaN, Double.NaN, Double.NaN, Map.of());

  DataMeters(
      PrometheusMeterRegistry registry,
      CoreDb db,
      PriceCoverage coverage,
      Schedule schedule,
      TradingCalendar calendar,
      Clock clock) {
    this.db = db;
    this.coverage = coverage;
    this.schedule = schedule;
    this.calendar = calendar;
    this.clock = clock;
    bind(registry);
  }

  /** NaN is how Prometheus writes a figure that is not known. */
  private record Sample(
      Instant at, double coverage, double age, double overdue, Map<String, Double> written) {}

  private void bind(PrometheusMeterRegistry registry) {
    Gauge.builder("sigmasight.price.coverage", this, it -> it.sample().coverage())
        .description("Share of the symbols held with a price of the last session, as a fraction")
        .register(registry);
    Gauge.builder("sigmasight.price.age.sessions", this, it -> it.sample().age())
        .description("Sessions since the newest price of the symbol that is worst off")
        .register(registry);
    Gauge.builder("sigmasight.batch.overdue", this, it -> it.sample().overdue())
        .description("1 while the run of the last session is missed")
        .register(registry);
    for (String table : TABLES) {
      for (String operation : List.of("insert", "update", "delete")) {
        String key = table + " " + operation;
        FunctionCounter.builder(
                "sigmasight.rows.written", this, it -> it.sample().written().getOrDefault(key, 0.0))
            .description("Rows written to a table of the core database since its statistics began")
            .tag("table", table)
            .tag("operation", operation)
            .register(registry);
      }
    }
  }

  private synchronized Sample sample() {
    Instant now = clock.instant();
    if (latest.at().equals(Instant.MIN) || !now.isBefore(latest.at().plus(FRESH))) {
      latest = read(now);
    }
    return latest;
  }

  private Sample read(Instant now) {
    try {
      PriceCoverage.Figures figures = coverage.figures(calendar.lastCompletedSession(now));
      return new Sample(
          now,
          known(figures.coverage()),
          known(figures.oldestAgeSessions()),
          schedule.overdue().isPresent() ? 1 : 0,
          written());
    } catch (RuntimeException e) {
      LOG.warn("Figures about the data could not be read: {}", e.getMessage());
      return new Sample(now, Double.NaN, Double.NaN, Double.NaN, latest.written());
    }
  }

  private static double known(@Nullable Number figure) {
    return figure == null ? Double.NaN : figure.doubleValue();
  }

  private Map<String, Double> written() {
    Map<String, Double> rows = new HashMap<>();
    db.sql(
            """
            select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables
            where schemaname = current_schema()
            """)
        .query(
            row -> {
              String table = row.getString(1);
              rows.put(table + " insert", (double) row.getLong(2));
              rows.put(table + " update", (double) row.getLong(3));
              rows.put(table + " delete", (double) row.getLong(4));
            });
    return rows;
  }
}
