package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Real prices of eleven tickers from 2016 to 2019, and a portfolio bought on the last day of 2018.
 */
public final class RealPortfolio {
  /** When the tests take place. */
  public static final String NOW = "2020-01-06T12:00:00Z";

  public static final LocalDate FIRST = LocalDate.of(2018, 12, 31);
  public static final LocalDate LAST = LocalDate.of(2019, 12, 27);

  private RealPortfolio() {}

  /** Imports prices and portfolio as a person would. */
  public static PortfolioId importInto(CoreContext core) {
    Instant now = Instant.parse(NOW);
    AccountId owner =
        core.get(Accounts.class)
            .create(NewAccount.user("investor@example.com", "Investor"), "long enough 123", now)
            .id();
    try (InputStream prices = resource("real-prices-2016-2019.csv");
        InputStream positions = resource("real-portfolio.csv")) {
      var _ =
          core.get(PriceImport.class)
              .importFile(prices, PriceImport.Options.upTo(LocalDate.of(2020, 1, 3)));
      return core.get(PortfolioImport.class)
          .create(
              owner,
              new ImportRequest(
                  "Real input",
                  "Real input",
                  null,
                  "150000",
                  null,
                  new ImportRequest.File("real-portfolio.csv", positions.readAllBytes())),
              now)
          .portfolio()
          .id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another portfolio at the same prices, of some lines of a position file. */
  static PortfolioId importLines(CoreContext core, String name, String... lines) {
    String header =
        "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
            + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n";
    byte[] file = (header + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return core.get(PortfolioImport.class)
        .create(
            core.newAccount(),
            new ImportRequest(
                name, name, null, "75000", null, new ImportRequest.File("lines.csv", file)),
            Instant.parse(NOW))
        .portfolio()
        .id();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(RealPortfolio.class.getResourceAsStream("/real/" + name), name);
  }

  /** Runs the batch up to a session. */
  public static RunView run(CoreContext core, LocalDate target) {
    RunRequest request = new RunRequest(target, FIRST, Optional.empty(), false, "test");
    return switch (core.get(BatchRuns.class).start(request)) {
      case BatchRuns.Started.Here here -> here.work().finish(RunListener.NOBODY);
      case BatchRuns.Started.Elsewhere elsewhere ->
          throw new IllegalStateException(elsewhere.detail());
    };
  }
}
