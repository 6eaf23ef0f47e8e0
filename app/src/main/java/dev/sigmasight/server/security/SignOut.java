package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Tokens;
import dev.sigmasight.server.activity.Activity;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Caller;
import dev.sigmasight.server.activity.EventType;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Makes tokens void. */
@Component
@ConditionalOnWebApplication
class SignOut {
  private final Tokens tokens;
  private final ActivityLog activities;
  private final Clock clock;

  SignOut(Tokens tokens, ActivityLog activities, Clock clock) {
    this.tokens = tokens;
    this.activities = activities;
    this.clock = clock;
  }

  void revoke(AccountToken token, Caller caller) {
    Jwt jwt = token.getToken();
    tokens.revoke(
        token.account(),
        UUID.fromString(jwt.getId()),
        Objects.requireNonNull(jwt.getExpiresAt(), "expiry"));
    tokens.forgetExpired(clock.instant());
    activities.add(Activity.of(EventType.LOGOUT, token.account()), caller);
  }
}
