package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Access tokens. */
@Command(
    name = "token",
    description = "Issue, list and revoke access tokens for programs that use the tools.",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
