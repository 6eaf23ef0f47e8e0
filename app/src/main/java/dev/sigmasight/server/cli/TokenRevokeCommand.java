package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.AccessToken;
import dev.sigmasight.server.account.AccessTokens;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an access token void. */
@Command(name = "revoke", description = "Make an access token void at once.")
final class TokenRevokeCommand extends Tool {
  @Parameters(paramLabel = "ID", description = "As `sigmasight token list` shows it.")
  private String id = "";

  @Override
  public Integer call() {
    UUID wanted = parsed();
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      AccessToken revoked = parts.get(AccessTokens.class).revokeByCommand(wanted, parts.now());
      say("The access token \"%s\" is void.".formatted(revoked.name()));
      return ExitCode.OK;
    }
  }

  private UUID parsed() {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw misused("This is no id of an access token; `sigmasight token list` shows them.");
    }
  }
}
