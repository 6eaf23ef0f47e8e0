package dev.sigmasight.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a browser's token. */
final class AuthCookie {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private AuthCookie() {}

  static @Nullable String token(Door door, HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, door.cookie());
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** Secure everywhere but on the machine itself, where there is no TLS. */
  static ResponseCookie of(Door door, String token, Duration lifetime, HttpServletRequest request) {
    return ResponseCookie.from(door.cookie(), token)
        .httpOnly(true)
        .secure(!LOOPBACK.contains(request.getServerName()))
        .sameSite("Lax")
        .path("/")
        .maxAge(lifetime)
        .build();
  }

  static ResponseCookie cleared(Door door, HttpServletRequest request) {
    return of(door, "", Duration.ZERO, request);
  }
}
