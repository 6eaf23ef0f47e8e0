package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which administrator is signed in. */
record AdminProfileView(
    UUID id,
    String email,
    String fullName,
    @Schema(description = "always admin") String role,
    boolean isActive,
    Instant createdAt,
    @Schema(description = "null if nobody has signed in with the account since that is noted")
        @Nullable Instant lastLoginAt) {
  static final String ROLE = "admin";

  static AdminProfileView of(Account account, @Nullable Instant lastLoginAt) {
    return new AdminProfileView(
        account.id().value(),
        account.email(),
        account.fullName(),
        ROLE,
        account.active(),
        account.createdAt(),
        lastLoginAt);
  }
}
