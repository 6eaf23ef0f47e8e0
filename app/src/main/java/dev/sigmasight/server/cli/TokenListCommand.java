package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.AccessToken;
import dev.sigmasight.server.account.AccessTokens;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** All access tokens. */
@Command(name = "list", description = "List the access tokens that are not revoked.")
final class TokenListCommand extends Tool {
  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      List<AccessTokens.Owned> tokens = parts.get(AccessTokens.class).all();
      if (tokens.isEmpty()) {
        say("No access token; `sigmasight token create` issues one.");
        return ExitCode.OK;
      }
      TextTable table = new TextTable("e-mail", "name", "id", "expires", "last used", "");
      for (AccessTokens.Owned owned : tokens) {
        AccessToken token = owned.token();
        table.row(
            owned.email(),
            token.name(),
            token.id().toString(),
            day(token.expiresAt()),
            day(token.lastUsedAt()),
            token.hasExpired(parts.now()) ? "expired" : "");
      }
      table.lines().forEach(this::say);
      return ExitCode.OK;
    }
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "never" : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
