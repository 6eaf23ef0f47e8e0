package dev.sigmasight.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a browser's token. */
final class AuthCookie {
  static final String NAME = "auth_token";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private AuthCookie() {}

  static @Nullable String token(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, NAME);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** Secure everywhere but on the machine itself, where there is no TLS. */
  static ResponseCookie of(String token, Duration lifetime, HttpServletRequest request) {
    return ResponseCookie.from(NAME, token)
        .httpOnly(true)
        .secure(!LOOPBACK.contains(request.getServerName()))
        .sameSite("Lax")
        .path("/")
        .maxAge(lifetime)
        .build();
  }

  static ResponseCookie cleared(HttpServletRequest request) {
    return of("", Duration.ZERO, request);
  }
}
