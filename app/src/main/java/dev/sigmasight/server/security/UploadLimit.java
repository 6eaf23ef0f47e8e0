package dev.sigmasight.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts uploads by account. */
final class UploadLimit implements HandlerInterceptor {
  private final Limits limits;

  UploadLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("POST")
        && request.getUserPrincipal() instanceof AccountToken token) {
      limits.upload(token.account().toString());
    }
    return true;
  }
}
