package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Portfolios. */
@Command(
    name = "portfolio",
    description = "Bring portfolios from files, list them, and see what they are worth and risk.",
    subcommands = {
      PortfolioImportCommand.class,
      PortfolioListCommand.class,
      PortfolioShowCommand.class
    })
final class PortfolioCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
