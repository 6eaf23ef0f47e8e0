package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The access tokens: issuing, listing, revoking, and whose one is. */
@Service
public class AccessTokens {
  private static final String ENTITY = "access_token";
  private static final String COMMAND = "sigmasight token";
  private static final int MOST = 50;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private final CoreDb db;
  private final AccessTokenStore store;
  private final ChangeLog changes;

  AccessTokens(CoreDb db, AccessTokenStore store, ChangeLog changes) {
    this.db = db;
    this.store = store;
    this.changes = changes;
  }

  /**
   * A new token and, this once, what it reads like.
   *
   * @param text the secret itself
   */
  public record Issued(AccessToken token, String text) {
    @Override
    public String toString() {
      return "Issued[" + token + "]";
    }
  }

  /** A good token and whose it is. */
  public record Holder(Account account, AccessToken token) {}

  /** A token and the e-mail of its account. */
  public record Owned(String email, AccessToken token) {}

  /**
   * Issues a token to an account that asked for it.
   *
   * @throws ProblemException Conflict if the account has 50
   */
  public Issued issue(AccountId account, NewAccessToken wanted, Instant now) {
    return issue(account, wanted, now, change -> changes.byAccount(account, change));
  }

  /** The same on behalf of the machine's owner. */
  public Issued issueByCommand(AccountId account, NewAccessToken wanted, Instant now) {
    return issue(account, wanted, now, change -> changes.byCommand(COMMAND, change));
  }

  private Issued issue(
      AccountId account, NewAccessToken wanted, Instant now, Consumer<Change> log) {
    AccessTokenText text = AccessTokenText.random();
    AccessToken token =
        new AccessToken(
            UUID.randomUUID(),
            account,
            wanted.name(),
            wanted.scopes(),
            now,
            now.plus(wanted.lifetime()),
            null);
    db.inTransaction(
        () -> {
          if (store.of(account).size() >= MOST) {
            throw new ProblemException(
                new Problem.Conflict(
                    "TOO_MANY_TOKENS", "There are 50 access tokens; please delete one first."));
          }
          store.add(token, text.hash());
          log.accept(change("create", token));
        });
    return new Issued(token, text.value());
  }

  /** Those of an account that are not revoked, newest first. */
  public List<AccessToken> of(AccountId account) {
    return store.of(account);
  }

  /** Those of all accounts that are not revoked. */
  public List<Owned> all() {
    return store.all();
  }

  /**
   * One of the account's.
   *
   * @throws ProblemException NotFound if it has none of this id
   */
  public AccessToken owned(AccountId account, UUID id) {
    return store
        .byId(id)
        .filter(token -> token.account().equals(account))
        .orElseThrow(AccessTokens::missing);
  }

  /**
   * Makes a token of the account void.
   *
   * @throws ProblemException NotFound if it has none of this id
   */
  public void revoke(AccountId account, UUID id, Instant now) {
    AccessToken token = owned(account, id);
    revoke(token, now, change -> changes.byAccount(account, change));
  }

  /**
   * Makes anybody's token void on behalf of the machine's owner.
   *
   * @throws ProblemException NotFound if there is none of this id
   */
  public AccessToken revokeByCommand(UUID id, Instant now) {
    AccessToken token = store.byId(id).orElseThrow(AccessTokens::missing);
    revoke(token, now, change -> changes.byCommand(COMMAND, change));
    return token;
  }

  private void revoke(AccessToken token, Instant now, Consumer<Change> log) {
    db.inTransaction(
        () -> {
          if (store.revoke(token.id(), now)) {
            log.accept(change("revoke", token));
          }
        });
  }

  /** Whose token this is, if it is good; remembers that it was used. */
  public Optional<Holder> holder(String text, Instant now) {
    AccessTokenText given = new AccessTokenText(text);
    Optional<Holder> holder = given.hasForm() ? store.holder(given.hash(), now) : Optional.empty();
    holder
        .map(Holder::token)
        .filter(token -> isStale(token.lastUsedAt(), now))
        .ifPresent(token -> store.used(token.id(), now));
    return holder;
  }

  private static boolean isStale(@Nullable Instant lastUsed, Instant now) {
    return lastUsed == null || lastUsed.plus(NOTED_EVERY).isBefore(now);
  }

  private static Change change(String action, AccessToken token) {
    return new Change(
        action,
        ENTITY,
        token.id().toString(),
        Map.of(
            "name",
            token.name(),
            "scopes",
            token.scopes().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
            "expires_at",
            token.expiresAt().toString()));
  }

  private static ProblemException missing() {
    return new ProblemException(new Problem.NotFound("There is no such access token."));
  }
}
