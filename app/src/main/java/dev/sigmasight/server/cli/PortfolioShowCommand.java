package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.overview.PortfolioState;
import dev.sigmasight.server.overview.PortfolioStates;
import dev.sigmasight.server.portfolio.Portfolio;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One portfolio. */
@Command(
    name = "show",
    description = {
      "Show what a portfolio is worth, what it earned, and what it risks.",
      "",
      "Values are of the newest computed session up to the day asked for. What is not known is",
      "a dash with the reason."
    })
final class PortfolioShowCommand extends Tool {
  @Parameters(paramLabel = "ID|NAME", description = "Its id, its name, or the name of its account.")
  private String which = "";

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "As of this day; the newest computed session unless you say otherwise.")
  private @Nullable LocalDate date;

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Portfolio portfolio = new FoundPortfolios(parts).one(which);
      LocalDate asked = date;
      PortfolioStates states = parts.get(PortfolioStates.class);
      PortfolioState state =
          asked == null ? states.newest(portfolio.id()) : states.onOrBefore(portfolio.id(), asked);
      String owner =
          parts.get(Accounts.class).byId(portfolio.owner()).map(Account::email).orElse("");
      say("%s (%s)".formatted(portfolio.name(), owner));
      say("id %s, account %s".formatted(portfolio.id(), portfolio.accountName()));
      new PortfolioSheet(parts, state).lines().forEach(this::say);
      return ExitCode.OK;
    }
  }
}
