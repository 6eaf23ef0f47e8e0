package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A request whose token was found valid, and the account that it belongs to. */
final class AccountToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {
  private static final long serialVersionUID = 1;

  private final transient AccountId account;
  private final String state;

  AccountToken(
      Jwt jwt,
      AccountId account,
      String state,
      Collection<? extends GrantedAuthority> authorities) {
    super(jwt, authorities);
    this.account = account;
    this.state = state;
    setAuthenticated(true);
  }

  AccountId account() {
    return account;
  }

  /** The state of the core database when the token was found valid. */
  String state() {
    return state;
  }

  @Override
  public java.util.Map<String, Object> getTokenAttributes() {
    return getToken().getClaims();
  }

  @Override
  public String getName() {
    return account.toString();
  }
}
