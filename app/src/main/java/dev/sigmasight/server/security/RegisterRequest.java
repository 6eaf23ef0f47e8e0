package dev.sigmasight.server.security;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who wants an account. Never printed. */
record RegisterRequest(
    @NotBlank(message = "is required") @Size(max = 254, message = "is too long") String email,
    @Schema(description = "at least 12 characters, at most 72 bytes")
        @NotNull(message = "is required")
        String password,
    @NotBlank(message = "is required") String fullName) {

  @Override
  public String toString() {
    return "RegisterRequest";
  }
}
