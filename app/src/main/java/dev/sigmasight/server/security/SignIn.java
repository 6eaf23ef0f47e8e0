package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out a token, in the body for programs and as a cookie for browsers. */
@Component
@ConditionalOnWebApplication
class SignIn {
  private final TokenIssuer issuer;
  private final SecuritySettings settings;

  SignIn(TokenIssuer issuer, SecuritySettings settings) {
    this.issuer = issuer;
    this.settings = settings;
  }

  ResponseEntity<TokenView> answer(Account account, HttpServletRequest request) {
    String token = issuer.issue(account);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.SET_COOKIE,
            AuthCookie.of(token, settings.tokenLifetime(), request).toString())
        .body(TokenView.bearer(token, settings.tokenLifetime()));
  }
}
