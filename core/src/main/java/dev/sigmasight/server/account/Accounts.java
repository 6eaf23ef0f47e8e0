package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.UserViews.UserChange;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The accounts: creating, finding, checking and changing them. */
@Service
public class Accounts {
  private static final String ENTITY = "account";

  private final CoreDb db;
  private final AccountStore store;
  private final Passwords passwords;
  private final ChangeLog changes;

  Accounts(CoreDb db, AccountStore store, Passwords passwords, ChangeLog changes) {
    this.db = db;
    this.store = store;
    this.passwords = passwords;
    this.changes = changes;
  }

  /**
   * Creates an account, signing in from now on.
   *
   * @throws ProblemException InvalidInput with every fault of e-mail, name and password; Conflict
   *     if the e-mail is taken
   */
  public Account create(NewAccount account, String password, Instant now) {
    AccountRules.check(account, password);
    return store(account.id(), account, password, now);
  }

  /**
   * Creates an account for somebody else, who signs in from now on.
   *
   * @throws ProblemException as {@link #create}
   */
  public Account createFor(
      AccountId administrator, NewAccount account, String password, Instant now) {
    AccountRules.check(account, password);
    return store(administrator, account, password, now);
  }

  /**
   * Creates an account whose password may be short, for demonstrations only.
   *
   * @throws ProblemException Conflict if the e-mail or the id is taken
   */
  public Account createWithWeakPassword(NewAccount account, String password, Instant now) {
    AccountRules.checkIdentity(account);
    return store(account.id(), account, password, now);
  }

  private Account store(AccountId actor, NewAccount account, String password, Instant now) {
    String hash = passwords.hash(password);
    return db.inTransaction(
        () -> {
          if (!store.add(account, hash, now)) {
            throw new ProblemException(
                new Problem.Conflict("EMAIL_TAKEN", "This e-mail is already registered."));
          }
          changes.byAccount(
              actor,
              new Change(
                  "create",
                  ENTITY,
                  account.id().toString(),
                  Map.of("role", account.role().name())));
          return store.byId(account.id()).orElseThrow();
        });
  }

  public Optional<Account> byId(AccountId id) {
    return store.byId(id);
  }

  /** All accounts, administrators first. */
  public List<Account> all() {
    return store.all();
  }

  /** Finds an account without regard to the case of its e-mail. */
  public Optional<Account> byEmail(String email) {
    return store.byEmail(email);
  }

  /**
   * The account that an e-mail and a password belong to.
   *
   * @throws ProblemException Unauthenticated, in the same words for an unknown e-mail and a wrong
   *     password
   */
  public Account authenticate(String email, String password) {
    return switch (identify(email, password)) {
      case Identified.As(Account account) -> account;
      case Identified.Not not -> throw not.refusal();
    };
  }

  /**
   * Whose an e-mail and a password are. Takes as long for an unknown e-mail as for a wrong
   * password.
   */
  public Identified identify(String email, String password) {
    Optional<Credential> credential = store.credentialOf(email);
    boolean matches = passwords.matches(password, credential.map(Credential::hash));
    if (credential.isEmpty()) {
      return new Identified.Not(Identified.Reason.USER_NOT_FOUND, Optional.empty());
    }
    Account account = credential.get().account();
    if (!matches) {
      return new Identified.Not(Identified.Reason.INVALID_PASSWORD, Optional.of(account.id()));
    }
    return account.active()
        ? new Identified.As(account)
        : new Identified.Not(Identified.Reason.USER_INACTIVE, Optional.of(account.id()));
  }

  /** Remembers that somebody signed in. */
  public void signedIn(AccountId id, Instant now) {
    store.signedIn(id, now);
  }

  /** When somebody signed in with the account's password for the last time. */
  public Optional<Instant> lastSignIn(AccountId id) {
    return store.lastSignIn(id);
  }

  /**
   * Changes a password; every token issued until now is void, access tokens too.
   *
   * @throws ProblemException InvalidInput if the current password is wrong or the new one too weak
   */
  public void changePassword(AccountId id, PasswordChange change, Instant now) {
    Credential credential =
        store.credentialOf(id).orElseThrow(() -> refused("This account is gone."));
    if (!passwords.matches(change.current(), Optional.of(credential.hash()))) {
      throw new ProblemException(
          Problem.InvalidInput.of("current_password", "The current password is wrong."));
    }
    AccountRules.checkPassword(credential.account(), change.replacement());
    String hash = passwords.hash(change.replacement());
    db.inTransaction(
        () -> {
          replace(id, hash, now);
          changes.byAccount(id, new Change("change password", ENTITY, id.toString(), Map.of()));
        });
  }

  private void replace(AccountId id, String hash, Instant now) {
    store.replaceCredential(id, hash, now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    store.revokeAccessTokens(id, now);
  }

  /**
   * Changes the role of an account, deactivates it or activates it again. Never one's own: those
   * who remain administrators keep an administrator.
   *
   * @throws ProblemException NotFound; Conflict if it is one's own; Forbidden if another
   *     administrator has just taken the rights of this one
   */
  void change(AccountId administrator, AccountId id, UserChange change, Instant now) {
    db.inTransaction(
        () -> {
          Account old = another(administrator, id);
          Role role = change.role() == null ? old.role() : change.role();
          boolean active = change.isActive() == null ? old.active() : change.isActive();
          if (role == old.role() && active == old.active()) {
            return;
          }
          store.change(id, role, active, now);
          changes.byAccount(
              administrator,
              new Change(
                  "change",
                  ENTITY,
                  id.toString(),
                  Map.of("role", role.name(), "active", Boolean.toString(active))));
        });
  }

  /**
   * Gives an account another password; every token issued until now is void, access tokens too.
   *
   * @throws ProblemException NotFound; InvalidInput if it is too weak; Conflict if the account is
   *     one's own; Forbidden if another administrator has just taken the rights of this one
   */
  void setPassword(AccountId administrator, AccountId id, String password, Instant now) {
    store.byId(id).ifPresent(account -> AccountRules.checkPassword(account, password));
    String hash = passwords.hash(password);
    db.inTransaction(
        () -> {
          Account user = another(administrator, id);
          replace(user.id(), hash, now);
          changes.byAccount(
              administrator, new Change("set password", ENTITY, id.toString(), Map.of()));
        });
  }

  /** Administrators wait here for each other, so that two cannot take each other's rights. */
  private Account another(AccountId administrator, AccountId id) {
    if (!store.lockAdministrators().contains(administrator)) {
      throw new ProblemException(new Problem.Forbidden("This needs the role of an administrator."));
    }
    if (administrator.equals(id)) {
      throw new ProblemException(
          new Problem.Conflict(
              "OWN_ACCOUNT",
              "This is your own account: another administrator changes its role, the settings its"
                  + " password."));
    }
    return store
        .byId(id)
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no account with this id.")));
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(new Problem.Unauthenticated(detail));
  }
}
