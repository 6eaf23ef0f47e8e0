package dev.sigmasight.server.cli;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.PortfolioValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The portfolios of all accounts with what they are worth. */
final class PortfolioTable {
  private PortfolioTable() {}

  static List<String> lines(Parts parts) {
    List<Portfolio> portfolios = new FoundPortfolios(parts).all();
    if (portfolios.isEmpty()) {
      return List.of("No portfolio yet; `sigmasight portfolio import` brings one.");
    }
    Map<?, String> owners =
        parts.get(Accounts.class).all().stream()
            .collect(Collectors.toMap(Account::id, Account::email));
    var values =
        parts.get(PortfolioValues.class).latest(portfolios.stream().map(Portfolio::id).toList());
    TextTable table = new TextTable("id", "name", "account", "positions", "NAV", "as of");
    for (Portfolio portfolio : portfolios) {
      PortfolioValues.Value value = Objects.requireNonNull(values.get(portfolio.id()));
      LocalDate asOf = value.asOf();
      table.row(
          portfolio.id().toString(),
          portfolio.active() ? portfolio.name() : portfolio.name() + " (inactive)",
          owners.getOrDefault(portfolio.owner(), ""),
          Figures.count(value.positionCount()),
          Figures.money(value.netAssetValue()),
          asOf == null ? Figures.UNKNOWN : asOf.toString());
    }
    return table.lines();
  }
}
