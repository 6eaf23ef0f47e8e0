package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.portfolio.AccountType;
import dev.sigmasight.server.portfolio.NewPortfolio;
import java.time.LocalDate;
import java.util.List;

/**
 * A portfolio of the demo, under its id of record.
 *
 * @param key its name among the files of the demo
 * @param email whose it is
 * @param recorded its exposures of record on the day of entry
 */
record DemoPortfolio(
    String key,
    PortfolioId id,
    String email,
    String name,
    String accountName,
    AccountType accountType,
    String description,
    EntryExposure recorded) {

  /** The day on which all of them were opened. */
  static final LocalDate ENTRY = LocalDate.of(2025, 6, 30);

  static List<DemoPortfolio> all() {
    return DemoFiles.read("portfolios.csv", DemoPortfolio::of);
  }

  private static DemoPortfolio of(DemoFiles.Row row) {
    return new DemoPortfolio(
        row.text("key"),
        new PortfolioId(row.id()),
        row.text("email"),
        row.text("name"),
        row.text("account_name"),
        AccountType.of(row.text("account_type")).orElseThrow(),
        row.text("description"),
        new EntryExposure(
            Integer.parseInt(row.text("positions")),
            row.number("equity"),
            row.number("long"),
            row.number("short")));
  }

  /** As it is to be created. */
  NewPortfolio toCreate() {
    return new NewPortfolio(
        id,
        name,
        accountName,
        accountType,
        description,
        NewPortfolio.USUAL_CURRENCY,
        true,
        recorded.equity(),
        ENTRY);
  }
}
