package dev.sigmasight.server.mover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.marketdata.PriceRefresh;
import dev.sigmasight.server.mover.MoversView.Moved;
import dev.sigmasight.server.mover.MoversView.Ranked;
import dev.sigmasight.server.mover.MoversView.Span;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What gained and lost is worked out by hand, and adds up to what the closes say. */
class MoversTest {
  private static final String NOW = "2026-01-15T15:00:00Z";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 1, 13);
  private static final LocalDate FIVE_BEFORE = LocalDate.of(2026, 1, 7);
  private static final String CALL = "LLL260619C00050000";
  private static final String HEADER =
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
          + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n";

  /** A long, a short, two calls, one opened yesterday, one today, and one that lost its prices. */
  private static final String POSITIONS =
      HEADER
          + "LLL,100,40,2026-01-02,,,,,,\n"
          + "SSS,-50,20,2026-01-02,,,,,,\n"
          + CALL
          + ",2,3,2026-01-02,OPTIONS,CALL,LLL,50,2026-06-19,CALL\n"
          + "MMM,10,10,2026-01-02,,,,,,\n"
          + "NNN,10,100,2026-01-13,,,,,,\n"
          + "TTT,5,10,2026-01-14,,,,,,\n";

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  /** The same price on 2 to 12 January, then those of the 13th and the 14th. */
  private static void prices(CoreContext core, String symbol, String... closes) {
    String[] days = {
      "2026-01-02",
      "2026-01-05",
      "2026-01-06",
      "2026-01-07",
      "2026-01-08",
      "2026-01-09",
      "2026-01-12"
    };
    for (String day : days) {
      price(core, symbol, day, closes[0]);
    }
    if (closes.length > 1) {
      price(core, symbol, "2026-01-13", closes[1]);
      price(core, symbol, "2026-01-14", closes[2]);
    }
  }

  private static void price(CoreContext core, String symbol, String day, String close) {
    core.get(CoreDb.class)
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            values (:symbol, cast(:day as date), :close, 'csv', 10)
            """)
        .param("symbol", symbol)
        .param("day", day)
        .param("close", number(close))
        .update();
  }

  private static AccountId owner(CoreContext core) {
    return core.get(Accounts.class)
        .create(
            NewAccount.user("investor@example.com", "Investor"),
            "long enough 123",
            Instant.parse(NOW))
        .id();
  }

  private static PortfolioId create(CoreContext core, AccountId owner, String positions) {
    return core.get(PortfolioImport.class)
        .create(
            owner,
            new ImportRequest(
                "Mixed",
                "Mixed",
                null,
                "100000",
                null,
                new ImportRequest.File(
                    "positions.csv", positions.getBytes(StandardCharsets.UTF_8))),
            Instant.parse(NOW))
        .portfolio()
        .id();
  }

  private static void compute(CoreContext core, LocalDate day) {
    var here =
        (BatchRuns.Started.Here) core.get(BatchRuns.class).start(RunRequest.all(day, "test"));
    var _ = here.work().finish(RunListener.NOBODY);
  }

  private static void handMadePrices(CoreContext core) {
    prices(core, "LLL", "40", "50", "52");
    prices(core, "SSS", "20", "24", "25.2");
    prices(core, CALL, "3", "4", "4.5");
    prices(core, "MMM", "10");
    prices(core, "NNN", "90", "101", "99");
    prices(core, "TTT", "9", "9", "12");
  }

  private static Moved of(Span span, String symbol) {
    return span.holdings().stream()
        .filter(each -> each.symbol().equals(symbol))
        .findAny()
        .orElseThrow();
  }

  private static void expect(
      Moved moved, @Nullable String previous, String change, String pnl, String positionReturn) {
    assertThat(moved.previousClose()).as(moved.symbol()).isEqualByComparingTo(previous);
    assertThat(moved.change()).as(moved.symbol()).isEqualByComparingTo(change);
    assertThat(moved.pnl()).as(moved.symbol()).isEqualByComparingTo(pnl);
    assertThat(moved.positionReturn()).as(moved.symbol()).isEqualByComparingTo(positionReturn);
    assertThat(moved.reason()).as(moved.symbol()).isNull();
  }

  private static List<String> symbols(List<Ranked> ranked) {
    return ranked.stream().map(Ranked::symbol).toList();
  }

  @Test
  void countsEachSideContractAndEntryAsItIs() {
    try (CoreContext core = CoreContext.at(NOW)) {
      handMadePrices(core);
      AccountId owner = owner(core);
      PortfolioId portfolio = create(core, owner, POSITIONS);
      compute(core, DAY);

      MoversView movers = core.get(Movers.class).of(owner, portfolio);

      assertThat(movers.asOf()).isEqualTo(DAY);
      assertThat(movers.dataThrough()).isEqualTo(LocalDate.of(2026, 1, 12));
      assertThat(movers.quality()).isEqualTo(Quality.STALE);
      assertThat(movers.qualityReason()).contains("2026-01-12");
      Span last = movers.lastSession();
      assertThat(last.from()).isEqualTo(YESTERDAY);
      expect(of(last, "LLL"), "50", "0.04", "200", "0.04");
      expect(of(last, "SSS"), "24", "0.05", "-60", "-0.05");
      expect(of(last, CALL), "4", "0.125", "100", "0.125");
      expect(of(last, "NNN"), "101", "-0.019802", "-20", "-0.019802");
      expect(of(last, "TTT"), "10", "0.2", "10", "0.2");
      Span five = movers.fiveSessions();
      assertThat(five.from()).isEqualTo(FIVE_BEFORE);
      expect(of(five, "LLL"), "40", "0.3", "1200", "0.3");
      expect(of(five, "SSS"), "20", "0.26", "-260", "-0.26");
      expect(of(five, CALL), "3", "0.5", "300", "0.5");
      expect(of(five, "NNN"), "100", "-0.01", "-10", "-0.01");
      expect(of(five, "TTT"), "10", "0.2", "10", "0.2");

      assertThat(of(last, "SSS").quantity()).isEqualByComparingTo("-50");
      assertThat(of(last, "SSS").positionType()).isEqualTo(PositionType.SHORT);
      assertThat(of(last, CALL).multiplier()).isEqualByComparingTo("100");
      assertThat(of(last, CALL).closeDate()).isEqualTo(DAY);
      assertThat(of(last, "NNN").opened()).isFalse();
      assertThat(of(five, "NNN").opened()).isTrue();
      assertThat(of(last, "TTT").opened()).isTrue();
    }
  }

  @Test
  void saysWhichPriceIsMissingInsteadOfNoChange() {
    try (CoreContext core = CoreContext.at(NOW)) {
      handMadePrices(core);
      AccountId owner = owner(core);
      PortfolioId portfolio = create(core, owner, POSITIONS);
      compute(core, DAY);

      MoversView movers = core.get(Movers.class).of(owner, portfolio);

      for (Span span : List.of(movers.lastSession(), movers.fiveSessions())) {
        Moved missing = of(span, "MMM");
        assertThat(missing.close()).isNull();
        assertThat(missing.change()).isNull();
        assertThat(missing.pnl()).isNull();
        assertThat(missing.positionReturn()).isNull();
        assertThat(missing.reason())
            .isEqualTo("There is no price of 2026-01-14; the last before it is of 2026-01-12.");
        assertThat(span.unknown()).containsExactly("MMM");
      }
    }
  }

  @Test
  void ranksByMoneyAndByReturnAndTakesThePortfolioFromItsCloses() {
    try (CoreContext core = CoreContext.at(NOW)) {
      handMadePrices(core);
      AccountId owner = owner(core);
      PortfolioId portfolio = create(core, owner, POSITIONS);
      compute(core, DAY);

      Span last = core.get(Movers.class).of(owner, portfolio).lastSession();
      Span five = core.get(Movers.class).of(owner, portfolio).fiveSessions();

      assertThat(symbols(last.largest().gains())).containsExactly("LLL", CALL, "TTT");
      assertThat(symbols(last.largest().losses())).containsExactly("SSS", "NNN");
      assertThat(symbols(last.largest().gainsByReturn())).containsExactly("TTT", CALL, "LLL");
      assertThat(symbols(last.largest().lossesByReturn())).containsExactly("SSS", "NNN");
      assertThat(last.portfolio().pnl()).isEqualByComparingTo("230");
      assertThat(last.portfolio().pricePnl()).isEqualByComparingTo("230");
      assertThat(last.portfolio().periodReturn()).isEqualByComparingTo("0.002277"); // 230 / 101,010
      assertThat(five.portfolio().pnl()).isEqualByComparingTo("1240");
      assertThat(five.portfolio().periodReturn()).isEqualByComparingTo("0.0124");
      assertThat(five.portfolio().reason()).isNull();
    }
  }

  @Test
  void knowsTheHoldingsBeforeTheRunButNotThePortfolio() {
    try (CoreContext core = CoreContext.at(NOW)) {
      handMadePrices(core);
      AccountId owner = owner(core);
      PortfolioId portfolio = create(core, owner, POSITIONS);

      Span last = core.get(Movers.class).of(owner, portfolio).lastSession();

      expect(of(last, "SSS"), "24", "0.05", "-60", "-0.05");
      assertThat(last.portfolio().pnl()).isNull();
      assertThat(last.portfolio().reason()).contains("No run has computed");
    }
  }

  @Test
  void isNotTheirsWhoDoNotOwnIt() {
    try (CoreContext core = CoreContext.at(NOW)) {
      PortfolioId portfolio = create(core, owner(core), HEADER + "LLL,1,40,2026-01-02,,,,,,\n");
      AccountId stranger = core.newAccount();

      assertThatThrownBy(() -> core.get(Movers.class).of(stranger, portfolio))
          .isInstanceOfSatisfying(
              ProblemException.class,
              thrown -> assertThat(thrown.problem()).isInstanceOf(Problem.NotFound.class));
    }
  }

  /** Netflix split ten for one on 17 November 2025; a day before and after it, and dividends. */
  @Test
  void addsUpToTheProfitByPriceOverASplit() {
    LocalDate split = LocalDate.of(2025, 11, 17);
    try (CoreContext core = CoreContext.withInventedPrices("2025-11-18T12:00:00Z")) {
      AccountId owner = owner(core);
      var _ =
          core.get(PriceRefresh.class)
              .refresh(List.of("NFLX", "AAPL", "JNJ"), LocalDate.of(2024, 1, 2), split);
      PortfolioId portfolio =
          create(
              core,
              owner,
              HEADER
                  + "NFLX,10,1300,2025-07-01,,,,,,\n"
                  + "NFLX,5,1100,2025-11-12,,,,,,\n"
                  + "AAPL,100,205,2025-07-01,,,,,,\n"
                  + "JNJ,-50,152,2025-11-17,,,,,,\n"
                  + "AAPL251219C00200000,2,40,2025-07-01,OPTIONS,CALL,AAPL,200,2025-12-19,CALL\n");
      MoversView live = core.get(Movers.class).of(owner, portfolio);
      compute(core, split);

      MoversView movers = core.get(Movers.class).of(owner, portfolio);

      assertThat(movers.asOf()).isEqualTo(split);
      assertThat(live.lastSession().holdings()).isEqualTo(movers.lastSession().holdings());
      for (Span span : List.of(movers.lastSession(), movers.fiveSessions())) {
        assertThat(span.unknown()).isEmpty();
        BigDecimal sum =
            span.holdings().stream()
                .map(Moved::pnl)
                .flatMap(Stream::ofNullable)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
            .isCloseTo(Objects.requireNonNull(span.portfolio().pricePnl()), within(number("0.03")));
        assertThat(of(span, "NFLX").quantity()).isEqualByComparingTo("150");
        assertThat(of(span, "NFLX").change()).isBetween(number("-0.2"), number("0.2"));
      }
    }
  }
}
