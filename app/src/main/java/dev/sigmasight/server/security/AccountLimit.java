package dev.sigmasight.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts what is dear to the machine by account. */
final class AccountLimit implements HandlerInterceptor {
  private final Consumer<String> count;

  /**
   * @param count counts one more of the account, or refuses
   */
  AccountLimit(Consumer<String> count) {
    this.count = count;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("POST")
        && request.getUserPrincipal() instanceof AccountToken token) {
      count.accept(token.account().toString());
    }
    return true;
  }
}
