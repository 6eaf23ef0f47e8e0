package dev.sigmasight.server.security;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.AccessScope;
import dev.sigmasight.server.account.AccessTokens;
import dev.sigmasight.server.account.AccessTokens.Holder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who brings a good access token in the header {@code Authorization}, and nobody else: no
 * token of a sign-in and no cookie. Counts requests by account, or by address without one.
 */
final class AccessTokenOnly extends OncePerRequestFilter {
  private static final String BEARER = "bearer ";
  private static final Set<AccessScope> NEEDED = Set.of(AccessScope.MCP, AccessScope.READ);

  private final AccessTokens tokens;
  private final Limits limits;
  private final Tries uses;
  private final Clock clock;

  /**
   * @param limits of requests of any kind
   * @param uses of the tools, by account
   */
  AccessTokenOnly(AccessTokens tokens, Limits limits, Tries uses, Clock clock) {
    this.tokens = tokens;
    this.limits = limits;
    this.uses = uses;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Holder> holder = holder(request.getHeader(HttpHeaders.AUTHORIZATION));
    limits.request(
        holder.map(each -> each.account().id().toString()).orElse(null), request.getRemoteAddr());
    ToolUser user = new ToolUser(checked(holder));
    uses.take(user.getName());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(user);
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private Optional<Holder> holder(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? tokens.holder(authorization.substring(BEARER.length()).strip(), clock.instant())
        : Optional.empty();
  }

  private static Holder checked(Optional<Holder> holder) {
    Holder found =
        holder.orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Unauthenticated(
                        "This needs an access token as a bearer token; it is missing, wrong,"
                            + " expired or revoked.")));
    if (!found.token().scopes().containsAll(NEEDED)) {
      throw new ProblemException(
          new Problem.Forbidden("This access token lacks one of the scopes mcp and read."));
    }
    return found;
  }
}
