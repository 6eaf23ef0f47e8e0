package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.Identified;
import dev.sigmasight.server.account.PasswordChange;
import dev.sigmasight.server.activity.Activity;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.activity.Caller;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Checks passwords, counts failed tries and remembers who signed in and who could not. */
@Component
@ConditionalOnWebApplication
class SignInCheck {
  private final Accounts accounts;
  private final Limits limits;
  private final ActivityLog activities;
  private final Clock clock;

  SignInCheck(Accounts accounts, Limits limits, ActivityLog activities, Clock clock) {
    this.accounts = accounts;
    this.limits = limits;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * Whoever may come in by this door.
   *
   * @throws ProblemException Unauthenticated; TooManyRequests
   */
  Account check(LoginRequest login, Door door, Caller caller) {
    return limits.signIn(Callers.address(caller), login.email(), () -> known(login, door, caller));
  }

  private Account known(LoginRequest login, Door door, Caller caller) {
    return switch (accounts.identify(login.email(), login.password())) {
      case Identified.As(Account account) when door.isOpenTo(account.role()) -> {
        accounts.signedIn(account.id(), clock.instant());
        activities.add(Activity.of(door.success(), account.id()), caller);
        yield account;
      }
      case Identified.As(Account account) ->
          throw refused(
              door,
              caller,
              "NOT_ADMIN",
              new Identified.Not(Identified.Reason.INVALID_PASSWORD, Optional.of(account.id())));
      case Identified.Not not -> throw refused(door, caller, not.reason().name(), not);
    };
  }

  private ProblemException refused(Door door, Caller caller, String code, Identified.Not not) {
    ProblemException refusal = not.refusal();
    activities.add(
        Activity.failed(
            door.error(),
            not.account().orElse(null),
            new Activity.Failure(code, refusal.problem().detail())),
        caller);
    return refusal;
  }

  /**
   * Changes a password; a wrong current one counts as a failed sign-in.
   *
   * @throws ProblemException InvalidInput; TooManyRequests
   */
  void changePassword(Account account, PasswordRequest change, Caller caller) {
    AccountId id = account.id();
    PasswordChange passwords = new PasswordChange(change.currentPassword(), change.newPassword());
    limits.signIn(
        Callers.address(caller),
        account.email(),
        () -> {
          accounts.changePassword(id, passwords, clock.instant());
          return true;
        });
  }
}
