package dev.sigmasight.server.cli;

import dev.sigmasight.market.synthetic.SyntheticPrices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The example accounts and portfolios. */
@Command(
    name = "seed",
    description = {
      "Set up the example accounts and portfolios, with invented prices.",
      "",
      "Adds what is missing and leaves the rest as it is. Prints what the portfolios started",
      "with, worked out from the stored ledger, and fails if a figure is not the recorded one."
    })
final class SeedCommand extends Tool {
  @Option(names = "--yes", description = "Do so even where SIGMASIGHT_ENV is production.")
  private boolean yes;

  @Override
  public Integer call() {
    refuseProduction(yes, "this would add accounts whose password everybody knows");
    try (Parts parts =
        Parts.open(
            root(),
            Parts.Schema.MIGRATE,
            "--sigmasight.prices.sources=" + SyntheticPrices.NAME,
            "--sigmasight.providers.enabled=false")) {
      return new Seeding(parts).seed(out(), err()) ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
