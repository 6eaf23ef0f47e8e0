package dev.sigmasight.server.security;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Issues the tokens that prove who is asking. */
@Component
@ConditionalOnWebApplication
class TokenIssuer {
  private final JwtEncoder encoder;
  private final Tokens tokens;
  private final AccountFigures figures;
  private final SecuritySettings settings;
  private final Clock clock;

  TokenIssuer(
      JwtEncoder encoder,
      Tokens tokens,
      AccountFigures figures,
      SecuritySettings settings,
      Clock clock) {
    this.encoder = encoder;
    this.tokens = tokens;
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A fresh token. Tokens count in whole seconds, so one issued in the very second of a change of
   * password is dated at its end: only then does it outlive the tokens from before.
   */
  String issue(Account account, Door door) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant goodFrom = tokens.goodFrom(account.id());
    Instant issuedAt = now.isBefore(goodFrom) ? goodFrom : now;
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString())
            .subject(account.id().toString())
            .issuedAt(issuedAt)
            .expiresAt(issuedAt.plus(settings.lifetime(door)))
            .claim("email", account.email())
            .claim("role", account.role().name())
            .claims(
                all -> {
                  if (door == Door.ADMINISTRATION) {
                    all.put("type", "admin");
                  }
                  figures
                      .firstPortfolio(account.id())
                      .ifPresent(first -> all.put("portfolio_id", first.toString()));
                })
            .build();
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(MacAlgorithm.HS256).type("JWT").build(), claims))
        .getTokenValue();
  }
}
