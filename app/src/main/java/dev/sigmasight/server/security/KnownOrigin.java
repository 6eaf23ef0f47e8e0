package dev.sigmasight.server.security;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests from pages that nobody named. The header {@code Host} is not believed: a page
 * whose name was made to lead to this machine (DNS rebinding) would be at the same host.
 */
final class KnownOrigin extends OncePerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> named;

  KnownOrigin(List<String> named) {
    this.named = named.stream().map(KnownOrigin::normal).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !named.contains(normal(origin)) && !LOOPBACK.contains(host(origin))) {
      throw new ProblemException(
          new Problem.Forbidden("Pages of this origin may not use the tools."));
    }
    chain.doFilter(request, response);
  }

  private static String normal(String origin) {
    String lower = origin.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String host(String origin) {
    try {
      String host = URI.create(normal(origin)).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
