package dev.sigmasight.server.security;

import dev.sigmasight.server.account.AccessTokens.Holder;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A program that uses the tools for an account, whose id is its name. */
final class ToolUser extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final String account;
  private final UUID token;

  ToolUser(Holder holder) {
    super(List.of());
    account = holder.account().id().toString();
    token = holder.token().id();
    setAuthenticated(true);
  }

  /** The access token that it brought. */
  UUID token() {
    return token;
  }

  @Override
  public String getName() {
    return account;
  }

  @Override
  public String getPrincipal() {
    return account;
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
