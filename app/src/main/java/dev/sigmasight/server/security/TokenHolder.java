package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Finds the account of a token whose signature and time are right. The role is the account's of
 * today, whatever the token says.
 */
@Component
@ConditionalOnWebApplication
class TokenHolder implements Converter<Jwt, AccountToken> {
  private final Tokens tokens;

  TokenHolder(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public AccountToken convert(Jwt jwt) {
    Instant issuedAt = jwt.getIssuedAt();
    if (issuedAt == null) {
      throw refused();
    }
    AccountId claimed = new AccountId(uuid(jwt.getSubject()));
    Tokens.Holder holder =
        tokens.holder(claimed, uuid(jwt.getId()), issuedAt).orElseThrow(TokenHolder::refused);
    Account account = holder.account();
    return new AccountToken(
        jwt,
        account.id(),
        holder.state(),
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
  }

  private static UUID uuid(@Nullable String claim) {
    try {
      return UUID.fromString(claim == null ? "" : claim);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static InvalidBearerTokenException refused() {
    return new InvalidBearerTokenException("the token is not good any more");
  }
}
