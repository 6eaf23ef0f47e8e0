package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** The batch. */
@Command(
    name = "batch",
    description = {
      "Compute what portfolios were worth and what they risked, session by session.",
      "",
      "A run fetches missing prices, then values every portfolio on every session that is",
      "missing, oldest first, and measures its risk. What is computed already is not computed",
      "again; an interrupted run continues where it stopped."
    },
    subcommands = {
      BatchRunCommand.class,
      BatchStatusCommand.class,
      BatchHistoryCommand.class,
      BatchCancelCommand.class,
      BatchRetryCommand.class,
      BatchCleanupCommand.class
    })
final class BatchCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
