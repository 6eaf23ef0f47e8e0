package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** All portfolios. */
@Command(
    name = "list",
    description = "List the portfolios of all accounts with what they are worth.")
final class PortfolioListCommand extends Tool {
  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      PortfolioTable.lines(parts).forEach(this::say);
      return ExitCode.OK;
    }
  }
}
