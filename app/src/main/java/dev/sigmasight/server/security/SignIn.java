package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.activity.Activity;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Caller;
import dev.sigmasight.server.activity.EventType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out a token, in the body for programs and as a cookie for browsers. */
@Component
@ConditionalOnWebApplication
class SignIn {
  private final TokenIssuer issuer;
  private final Accounts accounts;
  private final ActivityLog activities;
  private final SecuritySettings settings;

  SignIn(TokenIssuer issuer, Accounts accounts, ActivityLog activities, SecuritySettings settings) {
    this.issuer = issuer;
    this.accounts = accounts;
    this.activities = activities;
    this.settings = settings;
  }

  ResponseEntity<TokenView> answer(Account account, HttpServletRequest request) {
    String token = issuer.issue(account, Door.EVERYBODY);
    Duration lifetime = settings.lifetime(Door.EVERYBODY);
    return with(Door.EVERYBODY, token, request).body(TokenView.bearer(token, lifetime));
  }

  ResponseEntity<AdminTokenView> administrator(Account account, HttpServletRequest request) {
    String token = issuer.issue(account, Door.ADMINISTRATION);
    Duration lifetime = settings.lifetime(Door.ADMINISTRATION);
    return with(Door.ADMINISTRATION, token, request)
        .body(AdminTokenView.bearer(token, lifetime, account));
  }

  private ResponseEntity.BodyBuilder with(Door door, String token, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.SET_COOKIE,
            AuthCookie.of(door, token, settings.lifetime(door), request).toString());
  }

  /** The account that is signed in, and now exchanges its token for a fresh one. */
  Account refreshing(AccountId id, Caller caller) {
    Account account = signedIn(id);
    activities.add(Activity.of(EventType.TOKEN_REFRESH, id), caller);
    return account;
  }

  /** The account that is signed in. */
  Account signedIn(AccountId id) {
    return accounts
        .byId(id)
        .orElseThrow(
            () -> new ProblemException(new Problem.Unauthenticated("This account is gone.")));
  }
}
