package dev.sigmasight.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts every request, so that a client that runs wild does not slow down the others. */
final class RequestLimit implements HandlerInterceptor {
  private final Limits limits;

  RequestLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      limits.request(
          request.getUserPrincipal() instanceof AccountToken token
              ? token.account().toString()
              : null,
          request.getRemoteAddr());
    }
    return true;
  }
}
