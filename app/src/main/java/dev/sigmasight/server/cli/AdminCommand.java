package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Accounts. */
@Command(
    name = "admin",
    description = "Create accounts, administrators' among them, and list all.",
    subcommands = {AdminCreateCommand.class, AdminCreateCommand.User.class, AdminListCommand.class})
final class AdminCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
