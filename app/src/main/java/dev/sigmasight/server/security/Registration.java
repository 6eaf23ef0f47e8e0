package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Attempt;
import dev.sigmasight.server.activity.Caller;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Creates accounts for whoever asks, not too many for one address. */
@Component
@ConditionalOnWebApplication
class Registration {
  private final Accounts accounts;
  private final Limits limits;
  private final ActivityLog activities;
  private final Clock clock;

  Registration(Accounts accounts, Limits limits, ActivityLog activities, Clock clock) {
    this.accounts = accounts;
    this.limits = limits;
    this.activities = activities;
    this.clock = clock;
  }

  Account register(RegisterRequest register, Caller caller) {
    limits.register(Callers.address(caller));
    return activities.attempt(
        Attempt.REGISTER,
        null,
        caller,
        () ->
            accounts.create(
                NewAccount.user(register.email(), register.fullName()),
                register.password(),
                clock.instant()),
        Account::id);
  }
}
