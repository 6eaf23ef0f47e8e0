package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;

/** Prices. */
@Command(
    name = "prices",
    description = "Bring prices from files, and see how far they reach.",
    subcommands = {PricesImportCommand.class, PricesStatusCommand.class})
final class PricesCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }
}
