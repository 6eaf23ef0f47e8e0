package dev.sigmasight.server.security;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Protects against requests that a foreign page makes a browser send (CSRF). A request that changes
 * something must come from our own origin, by {@code Sec-Fetch-Site} or else {@code Origin}; one
 * that is signed in by cookie and says neither is refused. A bearer token is never sent by a
 * browser of its own accord, so requests with one are exempt.
 */
final class SameOriginOnly extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SAFE.contains(request.getMethod()) || bearer(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!ours(request)) {
      throw new ProblemException(
          new Problem.Forbidden(
              "This request does not come from our own pages; other programs sign in with a bearer"
                  + " token."));
    }
    chain.doFilter(request, response);
  }

  private static boolean ours(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      return sameHost(origin, request.getHeader(HttpHeaders.HOST));
    }
    return Arrays.stream(Door.values()).allMatch(door -> AuthCookie.token(door, request) == null);
  }

  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean bearer(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }
}
