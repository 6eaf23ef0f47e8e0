package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Whole databases. */
@Command(
    name = "db",
    description = {
      "Look at, compare, copy, export and back up whole databases.",
      "",
      "A database is named by its address, as in DATABASE_URL; by core or ai for those of the",
      "environment; or by env:NAME for an address in another variable, which keeps its password",
      "out of the list of processes. Passwords are never printed."
    },
    subcommands = {
      DbStatusCommand.class,
      DbCompareCommand.class,
      DbCopyCommand.class,
      DbExportCommand.class,
      DbImportCommand.class,
      DbBackupCommand.class,
      DbRestoreCommand.class
    })
final class DbCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
