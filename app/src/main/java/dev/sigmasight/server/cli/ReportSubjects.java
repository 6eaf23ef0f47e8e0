package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.report.Reports;
import dev.sigmasight.server.view.Pages;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person wants a report on. */
final class ReportSubjects {
  private final Parts parts;

  ReportSubjects(Parts parts) {
    this.parts = parts;
  }

  /** One portfolio, or all of an account as one book; exactly one of both is said. */
  Reports.Subject of(@Nullable String portfolio, @Nullable String account) {
    return portfolio != null
        ? of(new FoundPortfolios(parts).one(portfolio))
        : ofAccount(account == null ? "" : account);
  }

  /** A portfolio. */
  Reports.Subject of(Portfolio portfolio) {
    String owner =
        parts.get(Accounts.class).byId(portfolio.owner()).map(Account::fullName).orElse("");
    return new Reports.Subject(
        portfolio.owner(),
        portfolio.id().toString(),
        portfolio.name(),
        "%s (%s), %s".formatted(portfolio.accountName(), portfolio.accountType().text(), owner),
        portfolio.currency());
  }

  private Reports.Subject ofAccount(String email) {
    Account account =
        parts
            .get(Accounts.class)
            .byEmail(email)
            .orElseThrow(
                () ->
                    new Failures.CommandFailed(
                        ExitCode.FAILED,
                        "There is no account \""
                            + email
                            + "\"; `sigmasight admin list` shows all."));
    List<Portfolio> own =
        new FoundPortfolios(parts)
            .all().stream()
                .filter(each -> each.active() && each.owner().equals(account.id()))
                .toList();
    String currencies =
        own.stream().map(Portfolio::currency).distinct().collect(Collectors.joining(", "));
    return new Reports.Subject(
        account.id(),
        Pages.ALL,
        "All portfolios of " + account.fullName(),
        own.size() + " portfolios as one book",
        currencies);
  }
}
