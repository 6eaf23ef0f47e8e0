package dev.sigmasight.server.metrics;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the figures to a scraper on the same machine, or to one that knows the token. A request
 * that came through a proxy is never taken for one of the same machine.
 */
@Hidden
@RestController
@ConditionalOnWebApplication
class MetricsController {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String BEARER = "Bearer ";
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Via");

  private final PrometheusMeterRegistry registry;
  private final Meters.Settings settings;

  MetricsController(PrometheusMeterRegistry registry, Meters.Settings settings) {
    this.registry = registry;
    this.settings = settings;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics(HttpServletRequest request) {
    if (!isLocal(request) && !knowsTheToken(request)) {
      throw new ProblemException(
          new Problem.Forbidden(
              "Metrics are shown on the same machine, or with the bearer token of"
                  + " sigmasight.metrics.token."));
    }
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, TEXT).body(registry.scrape());
  }

  private static boolean isLocal(HttpServletRequest request) {
    try {
      return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
          && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean knowsTheToken(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return !settings.token().isBlank()
        && header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            settings.token().getBytes(StandardCharsets.UTF_8));
  }
}
