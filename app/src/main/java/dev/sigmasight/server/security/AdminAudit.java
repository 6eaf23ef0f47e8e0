package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.account.OperationDone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes into the audit log who asked for which change in the administration and what became of it,
 * also if it was refused. Bodies are not looked at, values of parameters that sound like a secret
 * are left out.
 */
final class AdminAudit extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AdminAudit.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final int LENGTH = 300;
  private static final Pattern SECRET =
      Pattern.compile("(?i)([^&=]*(?:password|token|secret|key)[^&=]*)=[^&]*");
  private static final Pattern PORTFOLIO = Pattern.compile("(?:^|&)portfolio_id=([0-9A-Za-z-]+)");

  private final ChangeLog changes;
  private final RequestMatcher administration;

  AdminAudit(ChangeLog changes, RequestMatcher administration) {
    this.changes = changes;
    this.administration = administration;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READS.contains(request.getMethod()) || !administration.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof AccountToken token)) {
      chain.doFilter(request, response);
      return;
    }
    int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      write(token, request, status);
    }
  }

  private void write(AccountToken token, HttpServletRequest request, int status) {
    try {
      changes.operation(token.account(), new OperationDone(change(request), status));
    } catch (RuntimeException e) {
      LOG.error(
          "The audit log misses {} {} by {}: status {}",
          request.getMethod(),
          request.getRequestURI(),
          token.account(),
          status,
          e);
    }
  }

  private static Change change(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String address = pattern == null ? request.getRequestURI() : pattern.toString();
    String query = request.getQueryString();
    return new Change(
        bounded(request.getMethod() + " " + address),
        "api",
        bounded(target(request)),
        query == null
            ? Map.of()
            : Map.of("query", bounded(SECRET.matcher(query).replaceAll("$1=…"))));
  }

  /** What is in the address, or else the portfolio that is named; empty if it is about all. */
  private static String target(HttpServletRequest request) {
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && !variables.isEmpty()) {
      return variables.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
    String query = request.getQueryString();
    Matcher portfolio = PORTFOLIO.matcher(query == null ? "" : query);
    return portfolio.find() ? portfolio.group(1) : "";
  }

  private static String bounded(String text) {
    return text.length() <= LENGTH ? text : text.substring(0, LENGTH);
  }
}
