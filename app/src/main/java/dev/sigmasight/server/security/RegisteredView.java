package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import java.time.Instant;
import java.util.UUID;

/** A fresh account. */
record RegisteredView(UUID id, String email, String fullName, boolean isActive, Instant createdAt) {

  static RegisteredView of(Account account) {
    return new RegisteredView(
        account.id().value(),
        account.email(),
        account.fullName(),
        account.active(),
        account.createdAt());
  }
}
