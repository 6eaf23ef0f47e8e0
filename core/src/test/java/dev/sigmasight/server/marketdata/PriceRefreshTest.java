package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.provider.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceRefreshTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 1, 8);

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

  @Test
  void fetchesOnlyWhatEachSymbolMisses() throws IOException {
    yahoo
        .closes("A", FRIDAY, "10", "11", "12", "13")
        .closes("B", FRIDAY, "20", "21", "22", "23")
        .closes("C", FRIDAY, "30", "31", "32", "33");
    market.imported(
        "date,A,B\n2025-01-03,10,20\n2025-01-06,11,21\n2025-01-07,,22\n2025-01-08,,23\n");

    PriceRefresh.Report report =
        market.refresh(yahoo).refresh(List.of("A", "B", "C"), FRIDAY, WEDNESDAY);

    assertThat(yahoo.questions())
        .containsExactly("A 2025-01-07 2025-01-08", "C 2025-01-03 2025-01-08");
    assertThat(report.outcomes())
        .isEqualTo(
            Map.of(
                "A", new RefreshOutcome.Stored(PriceOrigin.YAHOO, 2, TUESDAY, WEDNESDAY),
                "B", new RefreshOutcome.UpToDate(),
                "C", new RefreshOutcome.Stored(PriceOrigin.YAHOO, 4, FRIDAY, WEDNESDAY)));
    assertThat(report.changedFrom()).isEqualTo(Map.of("A", TUESDAY, "C", FRIDAY));
    assertThat(market.published().getLast().changedFrom()).isEqualTo(report.changedFrom());
    assertThat(market.count()).isEqualTo(12);
  }

  @Test
  void refreshingTwiceChangesNothingAndAsksNobody() {
    yahoo.closes("A", FRIDAY, "10", "11", "12", "13");
    refreshed(WEDNESDAY);
    List<String> before = market.rows();
    yahoo.questions();

    assertThat(refreshed(WEDNESDAY)).isEqualTo(new RefreshOutcome.UpToDate());

    assertThat(yahoo.questions()).isEmpty();
    assertThat(market.rows()).isEqualTo(before);
    assertThat(market.published()).hasSize(1);
  }

  @Test
  void asksForOldInnerAndNewGapsApart() throws IOException {
    yahoo.closes("A", FRIDAY.minusDays(1), "9", "10", "11", "12", "13");
    market.imported("date,A\n2025-01-03,10\n2025-01-07,12\n");

    RefreshOutcome outcome =
        market
            .refresh(yahoo)
            .refresh(List.of("A"), FRIDAY.minusDays(1), WEDNESDAY)
            .outcomes()
            .get("A");

    assertThat(yahoo.questions())
        .containsExactly(
            "A 2025-01-02 2025-01-02", "A 2025-01-06 2025-01-06", "A 2025-01-08 2025-01-08");
    assertThat(outcome)
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.YAHOO, 3, FRIDAY.minusDays(1), WEDNESDAY));
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-02 9 yahoo 40 0",
            "A 2025-01-03 10 csv 10 0",
            "A 2025-01-06 11 yahoo 40 0",
            "A 2025-01-07 12 csv 10 0",
            "A 2025-01-08 13 yahoo 40 0");
  }

  @Test
  void storesOnlyTheMissingSessionsOfARangeWithHoles() throws IOException {
    market.imported(
        "date,A\n2025-01-03,10\n2025-01-07,12\n2025-01-10,14\n",
        PriceImport.Options.upTo(MarketDb.LAST_SESSION).withOrigin(PriceOrigin.YAHOO));
    market.published().clear();
    yahoo.closes("A", FRIDAY, "10.1", "11", "12.1", "13", "14.1");

    RefreshOutcome outcome = refreshed(LocalDate.of(2025, 1, 10));

    assertThat(yahoo.questions()).containsExactly("A 2025-01-06 2025-01-08");
    assertThat(outcome)
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.YAHOO, 2, MONDAY, WEDNESDAY));
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-03 10 yahoo 40 0",
            "A 2025-01-06 11 yahoo 40 0",
            "A 2025-01-07 12 yahoo 40 0",
            "A 2025-01-08 13 yahoo 40 0",
            "A 2025-01-10 14 yahoo 40 0");
    assertThat(market.published()).containsExactly(new PricesChanged(Map.of("A", MONDAY)));
  }

  @Test
  void aStoredSessionThatTheSourceContradictsRaisesNoDoubt() throws IOException {
    market.imported(
        "date,A\n2025-01-03,10\n2025-01-07,12\n2025-01-10,14\n",
        PriceImport.Options.upTo(MarketDb.LAST_SESSION).withOrigin(PriceOrigin.YAHOO));
    yahoo.closes("A", FRIDAY, "10", "11", "1200", "13", "14");

    assertThat(refreshed(LocalDate.of(2025, 1, 10))).isInstanceOf(RefreshOutcome.Stored.class);

    assertThat(market.quarantine().open()).isEmpty();
    assertThat(market.rows()).contains("A 2025-01-07 12 yahoo 40 0", "A 2025-01-08 13 yahoo 40 0");
  }

  @Test
  void oldSessionsThatNoSourceHasAreNoNews() {
    yahoo.closes("A", MONDAY, "11", "12", "13");
    refreshed(WEDNESDAY);

    assertThat(refreshed(WEDNESDAY)).isEqualTo(new RefreshOutcome.UpToDate());
  }

  @Test
  void aTargetThatIsNoSessionMeansTheLastOneBefore() {
    yahoo.closes("A", FRIDAY, "10");

    assertThat(refreshed(FRIDAY.plusDays(2)))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.YAHOO, 1, FRIDAY, FRIDAY));
    assertThat(refreshed(FRIDAY.plusDays(1))).isEqualTo(new RefreshOutcome.UpToDate());
  }

  @Test
  void neverStoresASessionAfterTheTarget() {
    yahoo.closes("A", FRIDAY, "10", "11", "12");

    refreshed(MONDAY);

    assertThat(market.rows())
        .containsExactly("A 2025-01-03 10 yahoo 40 0", "A 2025-01-06 11 yahoo 40 0");
  }

  @Test
  void saysWhichSourcesHaveNothing() {
    yahoo.closes("A", LocalDate.of(2024, 1, 2), "10");

    assertThat(refreshed(WEDNESDAY))
        .isEqualTo(
            new RefreshOutcome.NoPrices("No prices of A: yahoo has none, fmp does not know it."));
    assertThat(market.refresh().refresh(List.of("A"), FRIDAY, MONDAY).outcomes().get("A"))
        .isEqualTo(new RefreshOutcome.NoPrices("No prices of A: no price source is configured."));
  }

  @Test
  void asksTheNextSourceWhenOneFails() {
    yahoo.breakDown();
    fmp.closes("A", FRIDAY, "10");

    assertThat(refreshed(FRIDAY))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.FMP, 1, FRIDAY, FRIDAY));
  }

  @Test
  void aFailureWithoutAnyPricesIsReportedAndTheOthersGoOn() {
    yahoo.closes("B", FRIDAY, "20");
    fmp.breakDown();

    PriceRefresh.Report report =
        market.refresh(yahoo, fmp).refresh(List.of("A", "B"), FRIDAY, FRIDAY);

    assertThat(report.outcomes().get("A"))
        .isEqualTo(
            new RefreshOutcome.Failed("No prices of A: yahoo does not know it, fmp failed."));
    assertThat(report.outcomes().get("B"))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.YAHOO, 1, FRIDAY, FRIDAY));
  }

  @Test
  void storesEverythingASourceSays() {
    yahoo
        .bar(
            "A",
            new PriceBar(
                FRIDAY,
                new BigDecimal("9.5"),
                new BigDecimal("10.5"),
                BigDecimal.ZERO,
                new BigDecimal("10.123456785"),
                new BigDecimal("10.1"),
                500L))
        .action("A", new CorporateAction.Dividend(FRIDAY, new BigDecimal("0.25")))
        .action("A", new CorporateAction.Dividend(FRIDAY, new BigDecimal("1")))
        .action("A", new CorporateAction.Split(FRIDAY, BigDecimal.TWO, BigDecimal.ONE));

    refreshed(FRIDAY);

    assertThat(market.rows())
        .as("the adjusted close is our own")
        .containsExactly("A 2025-01-03 9.5 10.5 10.12345678 10.12345678 500 yahoo 40 0");
    assertThat(market.actions())
        .containsExactly("A 2025-01-03 DIVIDEND 1.25 yahoo", "A 2025-01-03 SPLIT 2 1 yahoo");
  }

  @Test
  void aJumpWithoutASplitIsHeldBackWithAllThatFollows() {
    yahoo.closes("A", FRIDAY, "10", "15", "15.1", "15.2");

    assertThat(refreshed(WEDNESDAY))
        .isEqualTo(
            new RefreshOutcome.Quarantined(
                PriceOrigin.YAHOO,
                1,
                3,
                MONDAY,
                "yahoo: on 2025-01-06 the close 15 is +50.0 % away from the close of 2025-01-03, "
                    + "with no split or dividend to explain it."));
    assertThat(market.rows()).containsExactly("A 2025-01-03 10 yahoo 40 0");
  }

  @Test
  void aQuarantineStaysUntilThePricesAreCredible() {
    yahoo.closes("A", FRIDAY, "10", "15");
    refreshed(MONDAY);

    assertThat(refreshed(MONDAY)).isInstanceOf(RefreshOutcome.Quarantined.class);
    assertThat(market.count()).isEqualTo(1);
  }

  @Test
  void aSingleBadPriceIsHeldBackAlone() {
    yahoo.closes("A", FRIDAY, "10", "1000", "10.1", "10.2");

    assertThat(refreshed(WEDNESDAY))
        .isInstanceOfSatisfying(
            RefreshOutcome.Quarantined.class,
            held -> assertThat(held.firstHeldBack()).isEqualTo(MONDAY));
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-03 10 yahoo 40 0",
            "A 2025-01-07 10.1 yahoo 40 0",
            "A 2025-01-08 10.2 yahoo 40 0");
  }

  @Test
  void aSplitOrDividendExplainsAJump() {
    yahoo
        .closes("A", FRIDAY, "100", "10", "5")
        .action("A", new CorporateAction.Split(MONDAY, BigDecimal.TEN, BigDecimal.ONE))
        .action("A", new CorporateAction.Dividend(TUESDAY, new BigDecimal("5")));

    assertThat(refreshed(TUESDAY)).isInstanceOf(RefreshOutcome.Stored.class);
    assertThat(market.count()).isEqualTo(3);
  }

  @Test
  void aSplitWhosePriceDoesNotShowItIsHeldBackWithThePrice() {
    yahoo
        .closes("A", FRIDAY, "100", "101")
        .action("A", new CorporateAction.Split(MONDAY, BigDecimal.TEN, BigDecimal.ONE));

    assertThat(refreshed(MONDAY)).isInstanceOf(RefreshOutcome.Quarantined.class);
    assertThat(market.actions()).isEmpty();
  }

  @Test
  void aDividendStaysWithItsSessionWhenTheSourceRepeatsIt() {
    yahoo
        .bar("A", FRIDAY, "10")
        .bar("A", FRIDAY, "10")
        .action("A", new CorporateAction.Dividend(FRIDAY, BigDecimal.ONE))
        .action("A", new CorporateAction.Dividend(MONDAY, BigDecimal.ONE));

    refreshed(TUESDAY);

    assertThat(market.actions()).containsExactly("A 2025-01-03 DIVIDEND 1 yahoo");
  }

  @Test
  void aJumpThatASecondSourceShowsIsBelieved() {
    yahoo.closes("A", FRIDAY, "10", "15", "15.1");
    fmp.closes("A", FRIDAY, "10", "15.01", "15.1");

    assertThat(refreshed(TUESDAY))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.YAHOO, 3, FRIDAY, TUESDAY));
  }

  @Test
  void aSecondSourceWithoutTheJumpReplacesTheFirst() {
    yahoo.closes("A", FRIDAY, "10", "1000", "10.1");
    fmp.closes("A", FRIDAY, "10", "10.05", "10.1");

    assertThat(refreshed(TUESDAY))
        .isEqualTo(new RefreshOutcome.Stored(PriceOrigin.FMP, 3, FRIDAY, TUESDAY));
  }

  @Test
  void aJumpFromTheLastStoredCloseIsHeldBack() throws IOException {
    market.imported("date,A\n2025-01-03,10\n");
    yahoo.closes("A", MONDAY, "1000");

    assertThat(refreshed(MONDAY)).isInstanceOf(RefreshOutcome.Quarantined.class);
  }

  @Test
  void realPricesAreNotMeasuredByInventedOnes() throws IOException {
    market.imported(
        "date,A\n2025-01-03,10\n",
        PriceImport.Options.upTo(MarketDb.LAST_SESSION).withOrigin(PriceOrigin.SYNTHETIC));
    yahoo.closes("A", MONDAY, "1000");

    assertThat(refreshed(MONDAY)).isInstanceOf(RefreshOutcome.Stored.class);
  }

  @Test
  void pricesOfClosedDaysAndImpossibleOnesAreHeldBack() {
    yahoo
        .bar("A", FRIDAY, "10")
        .bar("A", FRIDAY, "10.5")
        .bar("A", FRIDAY.plusDays(1), "10")
        .bar("A", MONDAY, "0.000000001")
        .bar("A", TUESDAY, "10000000000")
        .bar("A", WEDNESDAY, "10.2");

    assertThat(refreshed(WEDNESDAY))
        .isEqualTo(
            new RefreshOutcome.Quarantined(
                PriceOrigin.YAHOO,
                2,
                4,
                FRIDAY,
                "yahoo: on 2025-01-03 the session has two prices."));
    assertThat(market.rows())
        .containsExactly("A 2025-01-03 10 yahoo 40 0", "A 2025-01-08 10.2 yahoo 40 0");
  }

  @Test
  void aDividendOfABetterOriginStays() {
    market
        .db()
        .sql(
            """
            insert into corporate_action (symbol, ex_date, kind, amount_per_share, source)
            values ('A', '2025-01-03', 'DIVIDEND', 1, 'fmp'), ('A', '2025-01-06', 'DIVIDEND', 1, 'yahoo')
            """)
        .update();
    yahoo
        .closes("A", FRIDAY, "10", "10")
        .action("A", new CorporateAction.Dividend(FRIDAY, BigDecimal.TWO))
        .action("A", new CorporateAction.Dividend(MONDAY, BigDecimal.TWO));

    refreshed(MONDAY);

    assertThat(market.actions())
        .containsExactly("A 2025-01-03 DIVIDEND 1 fmp", "A 2025-01-06 DIVIDEND 2 yahoo");
  }

  @Test
  void refusesASourceWithoutARank() {
    assertThatThrownBy(() -> new PriceSources(List.of(new ScriptedSource("bloomberg"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final LocalDate YEARS_AGO = LocalDate.of(2024, 1, 3);

  private List<String> asked(String now) {
    yahoo.questions();
    var _ = market.at(now).refresh(yahoo, fmp).refresh(List.of("A"), YEARS_AGO, WEDNESDAY);
    return yahoo.questions();
  }

  @Test
  void doesNotAskAgainForTheTimeBeforeTheFirstListing() {
    yahoo.closes("A", FRIDAY, "10", "11", "12", "13");
    fmp.closes("A", LocalDate.of(2023, 1, 3), "10");
    assertThat(asked("2025-01-31T23:00:00Z")).containsExactly("A 2024-01-03 2025-01-08");
    assertThat(asked("2025-02-01T23:00:00Z")).containsExactly("A 2024-01-03 2025-01-02");

    assertThat(asked("2025-02-02T23:00:00Z")).isEmpty();
    assertThat(asked("2025-03-02T23:00:00Z")).isEmpty();
    assertThat(asked("2025-03-03T23:00:01Z")).as("30 days later").hasSize(1);
    assertThat(asked("2025-03-04T23:00:00Z")).isEmpty();
  }

  @Test
  void asksOtherSourcesForItAtOnce() {
    yahoo.closes("A", FRIDAY, "10", "11", "12", "13");
    asked("2025-01-31T23:00:00Z");
    asked("2025-02-01T23:00:00Z");
    yahoo.questions();

    var _ =
        market
            .at("2025-02-02T23:00:00Z")
            .refresh(yahoo)
            .refresh(List.of("A"), YEARS_AGO, WEDNESDAY);

    assertThat(yahoo.questions()).containsExactly("A 2024-01-03 2025-01-02");
  }

  @Test
  void aSourceThatBrokeDownIsAskedAgain() {
    yahoo.closes("A", FRIDAY, "10", "11", "12", "13");
    fmp.breakDown();
    asked("2025-01-31T23:00:00Z");
    asked("2025-02-01T23:00:00Z");

    assertThat(asked("2025-02-02T23:00:00Z")).hasSize(1);
  }

  /** FMP and Polygon answer nothing where they do not know a symbol. */
  @Test
  void aSymbolOfWhichNobodyHasAPriceIsUnknown() {
    yahoo.always(_ -> new Reply.Empty<>("none"));
    fmp.always(_ -> new Reply.Empty<>("none"));
    assertThat(asked("2025-01-31T23:00:00Z")).hasSize(1);
    assertThat(market.unknown().all())
        .singleElement()
        .satisfies(
            unknown -> assertThat(unknown.reason()).isEqualTo("yahoo has none, fmp has none"));

    assertThat(asked("2025-02-01T18:00:00Z")).as("the same day").isEmpty();
    assertThat(asked("2025-02-01T23:00:00Z")).as("listed yesterday, perhaps").hasSize(1);
    assertThat(asked("2025-02-07T23:00:00Z")).isEmpty();
    assertThat(asked("2025-02-09T23:00:00Z")).as("a week later").hasSize(1);
  }

  @Test
  void aSymbolWithPricesStaysKnownWhenOldOnesAreDenied() {
    yahoo.closes("A", FRIDAY, "10", "11", "12", "13");
    asked("2025-01-31T23:00:00Z");
    yahoo.clear();

    asked("2025-02-01T23:00:00Z");

    assertThat(market.unknown().all()).isEmpty();
  }
}
