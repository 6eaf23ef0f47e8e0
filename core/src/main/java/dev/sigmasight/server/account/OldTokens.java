package dev.sigmasight.server.account;

import java.time.Instant;
import org.springframework.stereotype.Service;

/** Forgets tokens that nobody can use any more. What they did stays in the audit log. */
@Service
public class OldTokens {
  private final Tokens tokens;
  private final AccessTokenStore access;

  OldTokens(Tokens tokens, AccessTokenStore access) {
    this.tokens = tokens;
    this.access = access;
  }

  /** Forgets sign-outs of tokens that have expired by a moment; answers how many. */
  public int forgetSignOuts(Instant now) {
    return tokens.forgetExpired(now);
  }

  /** Forgets access tokens that expired or were revoked before a moment; answers how many. */
  public int forgetAccess(Instant endedBefore) {
    return access.forgetEnded(endedBefore);
  }
}
