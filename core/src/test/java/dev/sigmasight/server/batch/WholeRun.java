package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.company.FundamentalsSources;
import dev.sigmasight.server.company.ProfileSources;
import dev.sigmasight.server.company.Samples;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.option.OptionSources;
import dev.sigmasight.server.rate.RateSources;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A month of two portfolios in which every phase has work, enough of it that symbols come in
 * several chunks. Its sources always answer the same.
 */
final class WholeRun {
  /** When the tests take place. */
  static final String NOW = "2025-01-31T23:00:00Z";

  static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
  static final LocalDate LAST = LocalDate.of(2025, 1, 31);
  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final Set<String> NOT_FOR_SALE = Set.of("VIX", "FCNTX", "FMAGX", "FXNAX", "VTIAX");
  private static final List<String> CONTRACTS =
      List.of("AAPL250620C00220000", "MSFT250620P00400000", "NVDA250620C00150000");

  private WholeRun() {}

  /** With the usual leases. */
  static CoreContext open(DatabaseUrl url) {
    return open(url, new BatchSettings(2));
  }

  static CoreContext open(DatabaseUrl url, BatchSettings settings) {
    return CoreContext.at(NOW, url, sources(), settings);
  }

  /** A process that falls silent loses its run after two seconds. */
  static BatchSettings shortLeases() {
    Duration hour = Duration.ofHours(1);
    return new BatchSettings(
        2, 2, Duration.ofSeconds(2), Duration.ofMillis(500), hour, hour, "test");
  }

  /** Migrates an empty database and imports the portfolios. */
  static void prepare(DatabaseUrl url) {
    CoreContext.migrate(url);
    try (CoreContext core = open(url)) {
      StringBuilder everything = new StringBuilder();
      new SyntheticPrices(NYSE)
          .symbols().stream()
              .filter(symbol -> !NOT_FOR_SALE.contains(symbol))
              .forEach(symbol -> everything.append(line(symbol, 10)));
      importFile(core, "Everything", everything.toString());
      StringBuilder options = new StringBuilder(line("AAPL", 500) + line("XOM", -200));
      CONTRACTS.forEach(contract -> options.append(line(contract, 2)));
      importFile(core, "Options", options.toString());
    }
  }

  private static String line(String symbol, int quantity) {
    return line(symbol, quantity, FIRST);
  }

  /** A line of a position file. */
  static String line(String symbol, int quantity, LocalDate bought) {
    return symbol + "," + quantity + ",10," + bought + ",,,,,,\n";
  }

  /** The symbols that can be held. */
  static List<String> symbols() {
    return new SyntheticPrices(NYSE)
        .symbols().stream().filter(symbol -> !NOT_FOR_SALE.contains(symbol)).toList();
  }

  /** Imports a portfolio of these lines for a new account. */
  static void importFile(CoreContext core, String name, String lines) {
    String file =
        "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
            + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n"
            + lines;
    var _ =
        core.get(PortfolioImport.class)
            .create(
                core.newAccount(),
                new ImportRequest(
                    name,
                    name,
                    null,
                    "1000000",
                    null,
                    new ImportRequest.File("f.csv", file.getBytes(StandardCharsets.UTF_8))),
                Instant.parse(NOW));
  }

  static RunRequest request() {
    return RunRequest.all(LAST, "test");
  }

  /** Takes the run, or takes it up again, and does it. */
  static RunView run(CoreContext core, RunListener listener) {
    return switch (core.get(BatchRuns.class).start(request())) {
      case BatchRuns.Started.Here here -> here.work().finish(listener);
      case BatchRuns.Started.Elsewhere elsewhere ->
          throw new IllegalStateException(elsewhere.detail());
    };
  }

  private static CoreContext.Sources sources() {
    return new CoreContext.Sources(
        new PriceSources(List.of(new SyntheticPrices(NYSE))),
        new OptionSources(List.of(new Chains())),
        new RateSources(List.of(new Yields())),
        new ProfileSources(List.of(new Profiles())),
        new FundamentalsSources(List.of(new Fundamentals())));
  }

  /** All contracts held on an underlying, at two prices. */
  private record Chains() implements OptionChainSource {
    @Override
    public String name() {
      return "polygon";
    }

    @Override
    public Reply<List<OptionQuote>> chain(String underlying, Set<LocalDate> expiries) {
      return new Reply.Data<>(
          CONTRACTS.stream()
              .map(OptionSymbol::parse)
              .filter(contract -> contract.root().equals(underlying))
              .map(Chains::quote)
              .toList());
    }

    private static OptionQuote quote(OptionSymbol contract) {
      BigDecimal bid = new BigDecimal("19.90");
      BigDecimal ask = new BigDecimal("20.10");
      return new OptionQuote(contract, 100, bid, ask, null, null, null, null, null, null, null);
    }
  }

  /** A yield of four per cent on every session. */
  private record Yields() implements RateSource {
    @Override
    public String name() {
      return "fred";
    }

    @Override
    public Reply<List<Observation>> observations(RateSeries series, LocalDate from, LocalDate to) {
      return new Reply.Data<>(
          NYSE.sessions(from, to).stream()
              .map(day -> new Observation(day, new BigDecimal("4.00")))
              .toList());
    }
  }

  private record Profiles() implements ProfileSource {
    @Override
    public String name() {
      return "yahoo";
    }

    @Override
    public Reply<CompanyProfile> profile(String symbol) {
      return new Reply.Data<>(Samples.bare(symbol, "Company " + symbol, Kind.STOCK));
    }
  }

  private record Fundamentals() implements FundamentalsSource {
    @Override
    public String name() {
      return "yahoo";
    }

    @Override
    public Reply<List<Statement>> statements(String symbol) {
      return new Reply.Data<>(Samples.threeStatements());
    }

    @Override
    public Reply<Estimates> estimates(String symbol) {
      return new Reply.Data<>(Samples.estimates());
    }
  }
}
