package dev.sigmasight.server.metrics;

import dev.sigmasight.database.StatementCount;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request an id that its answer and its lines in the log carry, and measures its time
 * and how many statements it sends to the databases.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestMeters extends OncePerRequestFilter {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String EVENTS = "text/event-stream";

  private final PrometheusMeterRegistry registry;
  private final AtomicInteger underWay = new AtomicInteger();

  RequestMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("sigmasight.http.under.way", underWay, AtomicInteger::get)
        .description("Requests that are not answered, or answered and not measured yet")
        .register(registry);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = id(request);
    response.setHeader(HEADER, id);
    underWay.incrementAndGet();
    long began = System.nanoTime();
    StatementCount.begin();
    try (MDC.MDCCloseable _ = MDC.putCloseable("request_id", id)) {
      chain.doFilter(request, response);
    } finally {
      try {
        measure(request, response, System.nanoTime() - began, StatementCount.end());
      } finally {
        underWay.decrementAndGet();
      }
    }
  }

  /** Keeps the id that a proxy gave, if it cannot hurt the log. */
  private static String id(HttpServletRequest request) {
    String given = request.getHeader(HEADER);
    return given != null && SAFE.matcher(given).matches() ? given : newId();
  }

  /** It is no secret: all requests at once would wait for the source of secrets. */
  private static String newId() {
    var random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private void measure(
      HttpServletRequest request, HttpServletResponse response, long nanos, int statements) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String route = pattern == null ? "none" : pattern.toString();
    String type = response.getContentType();
    if (type != null && type.startsWith(EVENTS)) {
      return; // its time is the client's patience
    }
    Timer.builder("sigmasight.http.requests")
        .description("Time of an answer")
        .tag("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER")
        .tag("route", route)
        .tag("status", Integer.toString(response.getStatus()))
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(registry)
        .record(Duration.ofNanos(nanos));
    DistributionSummary.builder("sigmasight.http.statements")
        .description("SQL statements that an answer took")
        .tag("route", route)
        .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100)
        .register(registry)
        .record(statements);
  }
}
