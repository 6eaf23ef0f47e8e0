package dev.sigmasight.server.security;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Who wants an account; the rules of accounts say what is wrong with it. Never printed. */
record RegisterRequest(
    @NotNull(message = "is required") String email,
    @Schema(description = "at least 12 characters, at most 72 bytes")
        @NotNull(message = "is required")
        String password,
    @NotNull(message = "is required") String fullName) {

  @Override
  public String toString() {
    return "RegisterRequest";
  }
}
