package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.price.SessionPrices;
import dev.sigmasight.market.provider.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may enter the table of prices, what is kept aside, and what is asked of whom. */
class PriceGateTest {
  private static final LocalDate THURSDAY = LocalDate.of(2025, 1, 2);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final String TUESDAY_NOON = "2025-01-07T17:00:00Z";
  private static final String TUESDAY_EVENING = "2025-01-07T23:00:00Z";

  private final MarketDb market = MarketDb.fresh();
  private final ScriptedSource yahoo = new ScriptedSource("yahoo");
  private final ScriptedSource fmp = new ScriptedSource("fmp");

  @AfterEach
  void close() {
    market.close();
  }

  private RefreshOutcome refreshed(LocalDate to) {
    PriceRefresh.Report report = market.refresh(yahoo, fmp).refresh(List.of("A"), FRIDAY, to);
    return Objects.requireNonNull(report.outcomes().get("A"));
  }

  private List<String> finality() {
    return market
        .db()
        .sql(
            """
            select on_date || ' ' || trim_scale(close) || case when is_final then '' else ' provisional' end
            from market_data_cache order by on_date
            """)
        .query(String.class)
        .list();
  }

  @Test
  void theSessionUnderWayIsProvisional() {
    market.at(TUESDAY_NOON);
    yahoo.closes("A", FRIDAY, "10", "11", "12");

    refreshed(TUESDAY);

    assertThat(finality())
        .containsExactly("2025-01-03 10", "2025-01-06 11", "2025-01-07 12 provisional");
  }

  @Test
  void aSessionThatHasNotOpenedIsNotAskedFor() {
    market.at("2025-01-07T13:00:00Z");
    yahoo.closes("A", FRIDAY, "10", "11", "12");

    refreshed(TUESDAY);

    assertThat(yahoo.questions()).containsExactly("A 2025-01-03 2025-01-06");
  }

  @Test
  void aFinalRunLeavesNothingOfAProvisionalOne() {
    PriceBar atNoon =
        new PriceBar(
            TUESDAY,
            new BigDecimal("11.5"),
            new BigDecimal("13"),
            new BigDecimal("11"),
            new BigDecimal("12"),
            new BigDecimal("12"),
            700L);
    yahoo.closes("A", FRIDAY, "10", "11").bar("A", atNoon);
    market.at(TUESDAY_NOON);
    refreshed(TUESDAY);
    market.published().clear();

    yahoo.clear().closes("A", FRIDAY, "10", "11", "12");
    market.at(TUESDAY_EVENING);
    refreshed(TUESDAY);

    assertThat(market.published().getLast().changedFrom()).isEqualTo(Map.of("A", TUESDAY));
    try (MarketDb undisturbed = MarketDb.fresh().at(TUESDAY_EVENING)) {
      undisturbed.refresh(yahoo, fmp).refresh(List.of("A"), FRIDAY, TUESDAY);
      assertThat(withoutRevision(market)).isEqualTo(withoutRevision(undisturbed));
    }
  }

  private static List<String> withoutRevision(MarketDb market) {
    return market.rows().stream().map(row -> row.replaceFirst(" \\d+$", "")).toList();
  }

  @Test
  void aFinalPriceOfAWorseSourceReplacesAProvisionalOneAndNeverTheReverse() {
    market.at(TUESDAY_NOON);
    fmp.closes("A", FRIDAY, "10", "11", "12");
    market.refresh(fmp).refresh(List.of("A"), FRIDAY, TUESDAY);

    market.at(TUESDAY_EVENING);
    yahoo.closes("A", TUESDAY, "12.5");
    market.refresh(yahoo).refresh(List.of("A"), FRIDAY, TUESDAY);
    assertThat(finality().getLast()).isEqualTo("2025-01-07 12.5");

    market.at(TUESDAY_NOON);
    fmp.clear().closes("A", TUESDAY, "12.1");
    market.db().sql("update market_data_cache set is_final = true").update();
    market.refresh(fmp).refresh(List.of("A"), FRIDAY, TUESDAY);
    assertThat(finality().getLast()).isEqualTo("2025-01-07 12.5");
  }

  @Test
  void whatIsHeldBackIsKeptAside() throws IOException {
    yahoo.closes("A", FRIDAY, "10", "15");
    refreshed(MONDAY);
    market.at("2025-02-01T23:00:00Z");
    refreshed(MONDAY);

    Quarantine.Doubtful doubt = market.quarantine().open().getFirst();
    assertThat(doubt.symbol()).isEqualTo("A");
    assertThat(doubt.on()).isEqualTo(MONDAY);
    assertThat(doubt.origin()).isEqualTo(PriceOrigin.YAHOO);
    assertThat(doubt.close()).isEqualByComparingTo("15");
    assertThat(doubt.reason()).startsWith("the close 15 is +50.0 % away");
    assertThat(Duration.between(doubt.firstSeen(), doubt.lastSeen())).isEqualTo(Duration.ofDays(1));

    market.imported("date,A\n2025-01-06,15\n");

    assertThat(market.quarantine().open()).isEmpty();
    assertThat(market.quarantine().of(List.of("A")).getFirst().resolvedAt()).isPresent();
  }

  @Test
  void whatASecondSourceOverrulesIsKeptAsResolved() {
    yahoo.closes("A", FRIDAY, "10", "1000", "10.1");
    fmp.closes("A", FRIDAY, "10", "10.05", "10.1");

    refreshed(TUESDAY);

    assertThat(market.quarantine().open()).isEmpty();
    assertThat(market.quarantine().of(List.of("A")))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.origin()).isEqualTo(PriceOrigin.YAHOO))
        .satisfies(doubt -> assertThat(doubt.resolvedAt()).isPresent());
  }

  @Test
  void centsForDollarsAreNamed() {
    yahoo.closes("A", FRIDAY, "10", "1010", "0.11");

    assertThat(refreshed(TUESDAY))
        .isInstanceOfSatisfying(
            RefreshOutcome.Quarantined.class,
            held ->
                assertThat(held.reason())
                    .isEqualTo(
                        "yahoo: on 2025-01-06 the close 1010 is about a hundred times the close of "
                            + "2025-01-03, as if it were in cents instead of dollars."));
    assertThat(market.quarantine().open().getLast().reason())
        .isEqualTo(
            "the close 0.11 is about a hundredth of the close of 2025-01-03, as if it were in "
                + "dollars instead of cents");
  }

  private static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new Reply.NotEntitled<PriceSeries>("The plan does not include it."),
            "yahoo may not be asked (The plan does not include it)"),
        Arguments.of(
            new Reply.RateLimited<PriceSeries>("Too many calls", Optional.empty()),
            "yahoo was asked too often (Too many calls)"),
        Arguments.of(
            new Reply.Unavailable<PriceSeries>("Timed out."), "yahoo did not answer (Timed out)"),
        Arguments.of(
            new Reply.Malformed<PriceSeries>("No JSON."),
            "yahoo answered what cannot be read (No JSON)"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureIsNamedAndTheNextSourceTakesOver(Reply<PriceSeries> reply, String said) {
    yahoo.always(symbol -> reply);

    assertThat(refreshed(FRIDAY))
        .isEqualTo(
            new RefreshOutcome.Failed("No prices of A: fmp does not know it, " + said + "."));
    assertThat(market.unknown().all()).as("who did not answer may know it").isEmpty();

    fmp.closes("A", FRIDAY, "10");
    assertThat(refreshed(FRIDAY))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.FMP, 1, FRIDAY, FRIDAY));
  }

  @Test
  void aSymbolThatNobodyKnowsIsLeftAloneForAWeekAndThenLonger() {
    assertThat(refreshed(FRIDAY))
        .isEqualTo(
            new RefreshOutcome.NoPrices(
                "No prices of A: yahoo does not know it, fmp does not know it."));
    yahoo.questions();

    market.at("2025-02-07T22:00:00Z");
    assertThat(refreshed(FRIDAY))
        .isEqualTo(
            new RefreshOutcome.NoPrices(
                "No prices of A: yahoo does not know it, fmp does not know it; "
                    + "asked again on 2025-02-07."));
    assertThat(yahoo.questions()).isEmpty();

    market.at("2025-02-07T23:00:01Z");
    refreshed(FRIDAY);
    assertThat(yahoo.questions()).hasSize(1);
    assertThat(market.unknown().all())
        .singleElement()
        .satisfies(known -> assertThat(known.times()).isEqualTo(2))
        .satisfies(
            known ->
                assertThat(known.askAgainAt()).isEqualTo(Instant.parse("2025-02-21T23:00:01Z")));
  }

  @Test
  void aFileOrAnotherSourceEndsTheWait() throws IOException {
    refreshed(FRIDAY);
    ScriptedSource polygon = new ScriptedSource("polygon").closes("A", FRIDAY, "10");
    assertThat(
            market
                .refresh(yahoo, polygon)
                .refresh(List.of("A"), FRIDAY, FRIDAY)
                .outcomes()
                .get("A"))
        .isInstanceOf(RefreshOutcome.Stored.class);
    assertThat(market.unknown().all()).isEmpty();

    market.refresh(yahoo).refresh(List.of("B"), FRIDAY, FRIDAY);
    market.imported("date,B\n2025-01-03,10\n");
    assertThat(market.unknown().all()).isEmpty();
  }

  @Test
  void severalSymbolsAreAskedForAtOnceButNotTooMany() {
    CountDownLatch eight = new CountDownLatch(8);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    yahoo.always(
        symbol -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          eight.countDown();
          try {
            eight.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          running.decrementAndGet();
          return new Reply.Empty<>("none");
        });

    market.refresh(yahoo).refresh(symbols(30), FRIDAY, FRIDAY);

    assertThat(most).hasValue(8);
  }

  private static List<String> symbols(int count) {
    return IntStream.range(0, count).mapToObj(i -> "S%03d".formatted(i)).toList();
  }

  @Test
  void aFewSymbolsAtATimeAreStoredAndToldOf() {
    symbols(100).forEach(symbol -> yahoo.closes(symbol, FRIDAY, "10"));
    List<Long> stored = new ArrayList<>();
    Map<String, LocalDate> needed = new TreeMap<>();
    symbols(100).forEach(symbol -> needed.put(symbol, FRIDAY));

    market
        .refresh(yahoo)
        .refresh(
            new PriceRefresh.Wish(needed, FRIDAY, null), outcomes -> stored.add(market.count()));

    assertThat(stored).containsExactly(40L, 80L, 100L);
  }

  /** The whole market in one answer. */
  private record Market(Map<String, PriceBar> bars, List<LocalDate> asked)
      implements SessionPriceSource {
    @Override
    public String name() {
      return "polygon";
    }

    @Override
    public Reply<SessionPrices> session(LocalDate session) {
      asked.add(session);
      return new Reply.Data<>(new SessionPrices(bars, Map.of()));
    }
  }

  private static PriceBar bar(LocalDate on, String close) {
    return new PriceBar(on, null, null, null, new BigDecimal(close), null, null);
  }

  @Test
  void manySymbolsThatMissTheLastSessionAreAskedForWithOneQuestion() {
    Market polygon = new Market(new HashMap<>(), new ArrayList<>());
    PriceSources sources = new PriceSources(List.of(yahoo), List.of(polygon));
    symbols(25).forEach(symbol -> yahoo.closes(symbol, THURSDAY, "10", "10", "10.1"));
    symbols(25).forEach(symbol -> polygon.bars().put(symbol, bar(MONDAY, "10.2")));
    polygon.bars().put("S003", bar(MONDAY, "20"));
    polygon.bars().remove("S004");
    market.refresh(sources).refresh(symbols(25), THURSDAY, FRIDAY);
    yahoo.questions();
    assertThat(polygon.asked()).as("more than the last session is missing").isEmpty();

    market.refresh(sources).refresh(symbols(25), THURSDAY, MONDAY);

    assertThat(polygon.asked()).containsExactly(MONDAY);
    assertThat(yahoo.questions())
        .as("what the first did not say, and what is not credible")
        .containsExactly("S003 2025-01-06 2025-01-06", "S004 2025-01-06 2025-01-06");
    assertThat(market.rows())
        .contains("S000 2025-01-06 10.2 polygon 20 0", "S003 2025-01-06 10.1 yahoo 40 0");
    market.refresh(sources).refresh(List.of("A", "B"), FRIDAY, MONDAY);
    assertThat(polygon.asked()).as("two are asked for one by one").hasSize(1);
  }
}
