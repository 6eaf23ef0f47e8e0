package dev.sigmasight.server.cli;

import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds portfolios of any account by what a person calls them. */
final class FoundPortfolios {
  private final Parts parts;

  FoundPortfolios(Parts parts) {
    this.parts = parts;
  }

  /** All that are not deleted. */
  List<Portfolio> all() {
    return parts.get(Portfolios.class).kept();
  }

  /** The only one with this id, name or account name. */
  Portfolio one(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<Portfolio> found = all().stream().filter(each -> isCalled(each, wanted)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new Failures.CommandFailed(
        ExitCode.FAILED,
        found.isEmpty()
            ? "There is no portfolio \""
                + text.strip()
                + "\"; `sigmasight portfolio list` shows all."
            : "More than one portfolio is called \""
                + text.strip()
                + "\"; name one by its id: "
                + found.stream().map(each -> each.id().toString()).collect(Collectors.joining(", "))
                + ".");
  }

  private static boolean isCalled(Portfolio portfolio, String wanted) {
    return portfolio.id().toString().equals(wanted)
        || portfolio.name().toLowerCase(Locale.ROOT).equals(wanted)
        || portfolio.accountName().toLowerCase(Locale.ROOT).equals(wanted);
  }
}
