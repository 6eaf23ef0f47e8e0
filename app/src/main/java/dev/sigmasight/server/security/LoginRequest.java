package dev.sigmasight.server.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** What signs in. Never printed. */
record LoginRequest(
    @NotBlank(message = "is required") @Size(max = 254, message = "is too long") String email,
    @NotEmpty(message = "is required") @Size(max = 1000, message = "is too long") String password) {

  @Override
  public String toString() {
    return "LoginRequest";
  }
}
