package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.UUID;

/** A token of an administrator, and whose it is. */
record AdminTokenView(
    @Schema(description = "goes into the header Authorization: Bearer …") String accessToken,
    @Schema(description = "always bearer") String tokenType,
    @Schema(description = "seconds until the token expires") long expiresIn,
    UUID adminId,
    String email,
    @Schema(description = "always admin: there is one role that may do everything") String role,
    String fullName) {

  static AdminTokenView bearer(String token, Duration lifetime, Account account) {
    return new AdminTokenView(
        token,
        "bearer",
        lifetime.toSeconds(),
        account.id().value(),
        account.email(),
        AdminProfileView.ROLE,
        account.fullName());
  }

  @Override
  public String toString() {
    return "AdminTokenView";
  }
}
