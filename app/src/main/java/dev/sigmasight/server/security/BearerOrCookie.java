package dev.sigmasight.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes the token from the Authorization header, or else from the cookie; in the administration
 * that of its own sign-in goes first. Where nobody needs to be signed in, no token is looked at, so
 * that an outdated cookie cannot keep anybody from signing in.
 */
final class BearerOrCookie implements BearerTokenResolver {
  private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
  private final RequestMatcher open;
  private final RequestMatcher administration;

  BearerOrCookie(RequestMatcher open, RequestMatcher administration) {
    this.open = open;
    this.administration = administration;
  }

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    if (open.matches(request)) {
      return null;
    }
    String bearer = header.resolve(request);
    if (bearer == null && administration.matches(request)) {
      bearer = AuthCookie.token(Door.ADMINISTRATION, request);
    }
    return bearer == null ? AuthCookie.token(Door.EVERYBODY, request) : bearer;
  }
}
