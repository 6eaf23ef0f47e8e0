package dev.sigmasight.server.demo;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceRefresh;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Sets the demo up. Doing it again, on whatever later day, changes nothing that is there: it adds
 * what is missing and leaves the rest as it is.
 */
@Service
public class DemoSeed {
  private final CoreDb db;
  private final Accounts accounts;
  private final PriceRefresh prices;
  private final TradingCalendar calendar;
  private final DemoOptions options;
  private final DemoBooks books;
  private final DemoLabels labels;
  private final EntryBooks entries;

  DemoSeed(
      CoreDb db,
      Accounts accounts,
      PriceRefresh prices,
      TradingCalendar calendar,
      DemoOptions options,
      DemoBooks books,
      DemoLabels labels,
      EntryBooks entries) {
    this.db = db;
    this.accounts = accounts;
    this.prices = prices;
    this.calendar = calendar;
    this.options = options;
    this.books = books;
    this.labels = labels;
    this.entries = entries;
  }

  /**
   * Fetches the prices that the demo lacks, of all symbols with invented ones, from the sources in
   * use.
   *
   * @param lastSession the last completed one
   */
  public PriceRefresh.Report loadPrices(LocalDate lastSession) {
    SortedSet<String> symbols = new SyntheticPrices(calendar).symbols();
    return prices.refresh(symbols, SyntheticPrices.FIRST_SESSION, lastSession);
  }

  /**
   * Adds what is missing of accounts, portfolios, tags, targets and profiles.
   *
   * @param lastSession the last completed one; the terms of the options depend on it
   */
  public void addMissing(LocalDate lastSession, Instant now) {
    DemoBooks.Moment moment = new DemoBooks.Moment(lastSession, now);
    Map<String, DemoAccount> owners =
        DemoAccount.all().stream()
            .collect(Collectors.toMap(DemoAccount::email, Function.identity()));
    owners.values().forEach(owner -> add(owner, now));
    List<DemoPosition> positions = DemoPosition.all();
    labels.profiles();
    options.addUnderlyings(positions);
    for (DemoPortfolio portfolio : DemoPortfolio.all()) {
      DemoAccount owner = Objects.requireNonNull(owners.get(portfolio.email()));
      List<DemoPosition> held =
          positions.stream().filter(each -> each.portfolio().equals(portfolio.key())).toList();
      db.inTransaction(
          () -> {
            if (books.open(portfolio, owner.id(), held, moment)) {
              labels.tags(portfolio, owner, held);
              labels.targets(portfolio, owner, held);
            }
          });
    }
  }

  private void add(DemoAccount account, Instant now) {
    if (accounts.byId(account.id()).isEmpty()) {
      accounts.createWithWeakPassword(
          new NewAccount(account.id(), account.email(), account.fullName(), Role.USER),
          DemoAccount.PASSWORD,
          now);
    }
  }

  /** What the portfolios started with, worked out from what is stored. */
  public TableOfRecord table() {
    return new TableOfRecord(
        DemoPortfolio.all().stream()
            .map(
                each ->
                    new TableOfRecord.Line(
                        each.id(), each.name(), entries.of(each), each.recorded()))
            .toList());
  }
}
