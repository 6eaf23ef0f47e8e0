package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Audits. */
@Command(
    name = "audit",
    description = {
      "Examine the data: portfolios, market data, what is computed, and what clients are shown.",
      "",
      "Only reads. Exit code 3 if there are findings."
    },
    subcommands = {
      AuditPortfoliosCommand.class,
      AuditMarketDataCommand.class,
      AuditAnalyticsCommand.class,
      AuditCalculationsCommand.class
    })
final class AuditCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
