package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a correction asks for again, and what comes of it. */
class RecheckTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 1, 8);

  /** The exchange was closed on 9 January. */
  private static final LocalDate LAST = LocalDate.of(2025, 1, 10);

  private static final String[] CLOSES = {"100", "101", "102", "103", "104", "105"};

  private final MarketDb market = MarketDb.fresh();
  private final ScriptedSource yahoo = new ScriptedSource("yahoo");
  private final ScriptedSource fmp = new ScriptedSource("fmp");

  @AfterEach
  void close() {
    market.close();
  }

  private Map<String, Outcome> run(boolean recheck, PriceSource... list) {
    PriceSources sources = new PriceSources(List.of(list));
    Map<String, Outcome> outcomes = new TreeMap<>();
    new PriceStage(market.refresh(sources), sources, MarketDb.NYSE)
        .run(
            new TreeSet<>(List.of("A")),
            new Universe(new TreeMap<>(Map.of("A", LAST))),
            new Window(null, LAST, recheck),
            outcomes::putAll);
    return outcomes;
  }

  private Outcome correction() {
    return run(true, yahoo).getOrDefault("A", new Outcome.Failed("no outcome"));
  }

  private void night() {
    yahoo.closes("A", FIRST, CLOSES);
    run(false, yahoo);
    yahoo.questions();
    market.published().clear();
  }

  private List<String> rowsAndTimes() {
    return market
        .db()
        .sql("select m::text from market_data_cache m order by symbol, on_date")
        .query(String.class)
        .list();
  }

  @Test
  void asksForTheLastFiveSessionsAndChangesNothing() {
    night();
    List<String> before = rowsAndTimes();

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(yahoo.questions()).contains("A 2025-01-03 2025-01-10");
    assertThat(rowsAndTimes()).isEqualTo(before);
    assertThat(market.published()).isEmpty();
  }

  @Test
  void takesACorrectedCloseInAndOutdatesWhatRestsOnIt() {
    night();
    yahoo.clear().closes("A", FIRST, "90", "101", "102", "103.5", "104", "105");

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(market.rows())
        .as("the first session is too old to be asked for")
        .containsExactly(
            "A 2025-01-02 100 yahoo 40 0",
            "A 2025-01-03 101 yahoo 40 0",
            "A 2025-01-06 102 yahoo 40 0",
            "A 2025-01-07 103.5 yahoo 40 1",
            "A 2025-01-08 104 yahoo 40 0",
            "A 2025-01-10 105 yahoo 40 0");
    assertThat(market.published()).containsExactly(new PricesChanged(Map.of("A", TUESDAY)));
  }

  @Test
  void takesALateDividendAndALateSplitIn() {
    night();
    yahoo
        .clear()
        .closes("A", FIRST, CLOSES)
        .action("A", new CorporateAction.Dividend(FRIDAY, new BigDecimal("0.5")))
        .action("A", new CorporateAction.Split(TUESDAY, new BigDecimal("1.01"), BigDecimal.ONE));

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(market.actions())
        .containsExactly("A 2025-01-03 DIVIDEND 0.5 yahoo", "A 2025-01-07 SPLIT 1.01 1 yahoo");
    assertThat(market.published()).containsExactly(new PricesChanged(Map.of("A", FRIDAY)));
  }

  @Test
  void holdsBackACorrectionThatIsNotCredible() {
    night();
    List<String> before = rowsAndTimes();
    yahoo.clear().closes("A", FIRST, "100", "101", "102", "10300", "104", "105");

    assertThat(correction()).isInstanceOf(Outcome.Skipped.class);

    assertThat(rowsAndTimes()).as("the stored price stays").isEqualTo(before);
    assertThat(market.quarantine().open())
        .singleElement()
        .satisfies(held -> assertThat(held.on()).isEqualTo(TUESDAY));
  }

  @Test
  void believesAMoveThatIsStored() throws IOException {
    market.imported(
        "date,A\n2025-01-02,100\n2025-01-03,101\n2025-01-06,102\n2025-01-07,180\n2025-01-08,181\n");
    yahoo.closes("A", FIRST, "100", "101", "102", "180.1", "181", "182");
    run(false, yahoo);

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(market.quarantine().open()).isEmpty();
    assertThat(market.rows())
        .as("a file wins")
        .contains("A 2025-01-07 180 csv 10 0", "A 2025-01-10 182 yahoo 40 0");
  }

  @Test
  void doesNotAskForWhatOnlyFilesBrought() throws IOException {
    market.imported(
        "date,A\n2025-01-03,101\n2025-01-06,102\n2025-01-07,103\n2025-01-08,104\n2025-01-10,105\n");

    run(true, yahoo);

    assertThat(yahoo.questions()).noneMatch(asked -> asked.startsWith("A 2025-01-03"));
  }

  @Test
  void isNotTroubledByASourceThatKnowsNothingMore() {
    night();
    yahoo.clear().closes("A", LocalDate.of(2024, 1, 2), "10");

    assertThat(correction()).isEqualTo(new Outcome.Done());
  }

  @Test
  void saysThatNobodyCouldBeAsked() {
    night();
    yahoo.always(_ -> new Reply.Unavailable<>("down"));

    assertThat(correction()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void neverLetsAWorseSourceReplaceABetterOne() {
    fmp.closes("A", FIRST, CLOSES);
    run(false, fmp);
    yahoo.closes("A", FIRST, "100", "101.5", "102", "103", "104", "105");

    correction();

    assertThat(market.rows()).contains("A 2025-01-03 101 fmp 30 0");
  }

  @Test
  void fillsAHoleWithTheSameQuestion() {
    night();
    market.db().sql("delete from market_data_cache where on_date = '2025-01-07'").update();

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(yahoo.questions()).contains("A 2025-01-03 2025-01-10");
    assertThat(market.rows()).contains("A 2025-01-07 103 yahoo 40 0").hasSize(CLOSES.length);
  }

  /** Ours differs from the source's beside a dividend. */
  @Test
  void keepsItsOwnAdjustedCloses() {
    for (PriceBar bar : adjusted()) {
      yahoo.bar("A", bar);
    }
    yahoo.action("A", new CorporateAction.Dividend(WEDNESDAY, BigDecimal.TWO));
    run(false, yahoo);
    List<String> before = rowsAndTimes();
    market.published().clear();

    assertThat(correction()).isEqualTo(new Outcome.Done());

    assertThat(rowsAndTimes()).isEqualTo(before);
    assertThat(market.published()).isEmpty();
  }

  private static List<PriceBar> adjusted() {
    return Stream.of(FIRST, FRIDAY, LocalDate.of(2025, 1, 6), TUESDAY, WEDNESDAY, LAST)
        .map(
            day -> bar(day, day.isBefore(WEDNESDAY) ? new BigDecimal("98") : new BigDecimal("100")))
        .toList();
  }

  private static PriceBar bar(LocalDate day, BigDecimal adjusted) {
    return new PriceBar(day, null, null, null, new BigDecimal("100"), adjusted, null);
  }

  @Test
  void keepsACorrectedVolumeWithoutOutdatingAnything() {
    PriceBar bar =
        new PriceBar(LAST, null, null, null, new BigDecimal("105"), new BigDecimal("105"), 10L);
    yahoo.bar("A", bar);
    run(false, yahoo);
    market.published().clear();
    yahoo
        .clear()
        .bar(
            "A",
            new PriceBar(
                LAST, null, null, null, new BigDecimal("105"), new BigDecimal("105"), 11L));

    correction();

    assertThat(market.rows()).containsExactly("A 2025-01-10 105 105 11 yahoo 40 1");
    assertThat(market.published()).isEmpty();
  }
}
