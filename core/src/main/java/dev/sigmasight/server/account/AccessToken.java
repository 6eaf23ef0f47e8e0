package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that a person gave to a program. What it reads like is known only when it is issued.
 *
 * @param name what the person calls it
 * @param lastUsedAt to within five minutes; null if it never was
 */
public record AccessToken(
    UUID id,
    AccountId account,
    String name,
    Set<AccessScope> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  public AccessToken {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it is over by then. */
  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
