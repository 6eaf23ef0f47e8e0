package dev.sigmasight.server.security;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;

/** A token as a client receives it. */
record TokenView(
    @Schema(description = "goes into the header Authorization: Bearer …") String accessToken,
    @Schema(description = "always bearer") String tokenType,
    @Schema(description = "seconds until the token expires") long expiresIn) {

  static TokenView bearer(String token, Duration lifetime) {
    return new TokenView(token, "bearer", lifetime.toSeconds());
  }

  @Override
  public String toString() {
    return "TokenView";
  }
}
