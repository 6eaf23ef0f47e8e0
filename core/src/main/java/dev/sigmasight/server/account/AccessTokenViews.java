package dev.sigmasight.server.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What requests about access tokens answer with. */
final class AccessTokenViews {
  private AccessTokenViews() {}

  /** A token without what it reads like. */
  @Schema(name = "AccessToken")
  record TokenView(
      UUID id,
      String name,
      List<AccessScope> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Schema(description = "to within five minutes; null if it never was")
          @Nullable Instant lastUsedAt,
      @Schema(description = "whether its time is over") boolean expired) {

    static TokenView of(AccessToken token, Instant now) {
      return new TokenView(
          token.id(),
          token.name(),
          token.scopes().stream().sorted().toList(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          token.hasExpired(now));
    }
  }

  /** A new token. */
  @Schema(name = "IssuedAccessToken")
  record IssuedView(
      @Schema(description = "the secret, shown this once: sst_ and 43 characters") String token,
      TokenView accessToken) {
    @Override
    public String toString() {
      return "IssuedView[" + accessToken + "]";
    }
  }

  /** The tokens of an account. */
  @Schema(name = "AccessTokenList")
  record ListView(List<TokenView> tokens, @Schema(description = "how many they are") int total) {

    static ListView of(List<AccessToken> tokens, Instant now) {
      return new ListView(
          tokens.stream().map(token -> TokenView.of(token, now)).toList(), tokens.size());
    }
  }
}
