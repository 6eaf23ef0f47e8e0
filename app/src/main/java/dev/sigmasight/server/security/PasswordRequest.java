package dev.sigmasight.server.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password as it is and as it shall be. Never printed. */
record PasswordRequest(
    @NotNull(message = "is required") @Size(max = 1000, message = "is too long")
        String currentPassword,
    @NotNull(message = "is required") String newPassword) {

  @Override
  public String toString() {
    return "PasswordRequest";
  }
}
