package dev.sigmasight.server.api;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A portfolio that the batch computed: 100 AA, 50 BB sold short, three calls on AA, a put on BB
 * sold short, and 10 ZZ, which is too young for betas. Prices are drawn once and for all: what a
 * symbol gains is a multiple of the market and of bonds, and something of its own.
 */
final class ComputedPortfolio {
  /** The last completed session of the server's clock. */
  static final LocalDate DAY = LocalDate.of(2026, 1, 14);

  private static final int SESSIONS = 330;
  private static final TestServer server = TestServer.start();
  private static final double[] MARKET = draws(1, 0.01);
  private static final double[] BONDS = draws(2, 0.006);

  static {
    prices("SPY", 400, 1, 0, 0, SESSIONS);
    prices("TLT", 90, 0, 1, 0, SESSIONS);
    String[] styles = {"MTUM", "VTV", "VUG", "IWM", "QUAL", "USMV"};
    for (int i = 0; i < styles.length; i++) {
      prices(styles[i], 100 + i, 0.8 + i * 0.08, 0.05 * i, 0.004, SESSIONS);
    }
    prices("AA", 100, 1.4, -0.2, 0.012, SESSIONS);
    prices("BB", 50, 0.7, 0.3, 0.009, SESSIONS);
    prices("CC", 20, 1.1, 0, 0.02, SESSIONS);
    prices("ZZ", 10, 1, 0, 0.02, 30);
    sql(
        """
        insert into company_profiles (symbol, company_name, gics_sector, security_type, beta, source, fetched_at)
        values ('AA', 'A', 'Energy', 'STOCK', 1.5, 'yahoo', now()), ('BB', 'B', 'Utilities', 'STOCK', 0.5, 'yahoo', now()),
          ('CC', 'C', 'Health Care', 'STOCK', 1, 'yahoo', now())
        """);
  }

  private final Client owner = server.signedIn(server.account(Role.USER));
  private final String id;

  private ComputedPortfolio() {
    id =
        owner
            .postText(
                "/api/v1/portfolios",
                """
                {"name": "P", "account_name": "%s", "account_type": "taxable", "equity_balance": 30000}
                """
                    .formatted(UUID.randomUUID()))
            .text("id");
  }

  static ComputedPortfolio usual() {
    return through(DAY);
  }

  /** 10 of what nobody has a price of, and run. */
  static ComputedPortfolio unpriced() {
    ComputedPortfolio portfolio = new ComputedPortfolio();
    portfolio.lot("NOPRICE", 10, 10, "LONG");
    portfolio.compute(DAY);
    return portfolio;
  }

  /** The usual one, computed through an earlier day. */
  static ComputedPortfolio through(LocalDate day) {
    ComputedPortfolio portfolio = new ComputedPortfolio();
    portfolio.lot("AA", 100, 90, "LONG");
    portfolio.lot("BB", -50, 50, "SHORT");
    portfolio.lot("AA260619C00110000", 3, 9, "LC");
    portfolio.lot("BB260320P00045000", -1, 2, "SP");
    portfolio.lot("ZZ", 10, 10, "LONG");
    portfolio.compute(day);
    return portfolio;
  }

  static TestServer server() {
    return server;
  }

  static void sql(String text) {
    server.core().sql(text).update();
  }

  /** The last close of a symbol. */
  static double close(String symbol) {
    return server
        .core()
        .sql(
            "select close::float8 from market_data_cache where symbol = :symbol and on_date = :day")
        .param("symbol", symbol)
        .param("day", DAY)
        .query(Double.class)
        .single();
  }

  private void lot(String symbol, int quantity, int cost, String type) {
    lot(symbol, quantity, Integer.toString(cost), type, "2026-01-12");
  }

  /** Buys on the last session. */
  void bought(String symbol, int quantity, String price) {
    String type = symbol.length() < 10 ? "LONG" : symbol.contains("C0") ? "LC" : "LP";
    lot(symbol, quantity, price, type, DAY.toString());
  }

  private void lot(String symbol, int quantity, String cost, String type, String day) {
    Answer added =
        owner.postText(
            "/api/v1/positions",
            """
            {"portfolio_id": "%s", "symbol": "%s", "quantity": %d, "avg_cost": %s, "position_type": "%s",
             "entry_date": "%s"}
            """
                .formatted(id, symbol, quantity, cost, type, day));
    if (added.status() != 201) {
      throw new IllegalStateException(added.text());
    }
  }

  /** Runs the batch. */
  void compute() {
    compute(DAY);
  }

  private void compute(LocalDate day) {
    RunRequest request = RunRequest.one(new PortfolioId(UUID.fromString(id)), day, "test");
    if (server.part(BatchRuns.class).start(request) instanceof BatchRuns.Started.Here here) {
      var _ = here.work().finish(RunListener.NOBODY);
    } else {
      throw new IllegalStateException("another run is under way");
    }
  }

  String id() {
    return id;
  }

  Client owner() {
    return owner;
  }

  Answer get(String analysis) {
    return owner.get("/api/v1/analytics/portfolio/" + id + "/" + analysis);
  }

  Answer post(String question, String json) {
    return owner.postText("/api/v1/analytics/portfolio/" + id + "/" + question, json);
  }

  /** How many SQL statements a question takes, the check of the token included. */
  int statements(String question, String json) {
    return statements("/api/v1/analytics/portfolio/{id}/" + question, () -> post(question, json));
  }

  /** How many SQL statements something takes that is asked under a route. */
  int statements(String route, Supplier<Answer> question) {
    return new StatementsOf(server, owner).of(route, question);
  }

  private static double[] draws(int seed, double deviation) {
    Random random = new Random(seed);
    return random.doubles(SESSIONS).map(_ -> random.nextGaussian() * deviation).toArray();
  }

  private static void prices(
      String symbol, double first, double market, double bonds, double own, int sessions) {
    List<LocalDate> days = TradingCalendar.nyse().sessions(DAY.minusDays(600), DAY);
    double[] noise = draws(symbol.hashCode(), own);
    StringBuilder rows = new StringBuilder();
    double price = first;
    for (int i = SESSIONS - sessions; i < SESSIONS; i++) {
      price *= 1 + market * MARKET[i] + bonds * BONDS[i] + noise[i];
      rows.append(rows.isEmpty() ? "" : ",")
          .append(
              "('%s', '%s', %s, 'csv', 1)"
                  .formatted(
                      symbol,
                      days.get(days.size() - SESSIONS + i),
                      BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_EVEN)));
    }
    sql(
        "insert into market_data_cache (symbol, on_date, close, source, source_rank) values "
            + rows);
  }
}
