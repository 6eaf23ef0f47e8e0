package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * By hand: closes of 100, 102, then 34.68 after three new shares for one, then 34.02 after a
 * dividend of 0.66. Total returns 2 %, 34.68·3/102 − 1 = 2 %, (34.02 + 0.66)/34.68 − 1 = 0.
 */
class AdjustedClosesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2025, 1, 7);
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 1, 8);

  private final MarketDb market = MarketDb.fresh();
  private final ScriptedSource yahoo = new ScriptedSource("yahoo");

  @AfterEach
  void close() {
    market.close();
  }

  private static PriceBar bar(LocalDate on, String close) {
    return new PriceBar(on, null, null, null, new BigDecimal(close), new BigDecimal(close), null);
  }

  /**
   * What a source delivers on each evening: closes as traded, its own adjustment up to that day.
   */
  private void comesIn(LocalDate last) {
    yahoo.clear().bar("A", bar(FRIDAY, "100")).bar("A", bar(MONDAY, "102"));
    yahoo.bar("A", bar(TUESDAY, "34.68")).bar("A", bar(WEDNESDAY, "34.02"));
    yahoo
        .action("A", new CorporateAction.Split(TUESDAY, new BigDecimal("3"), BigDecimal.ONE))
        .action("A", new CorporateAction.Dividend(WEDNESDAY, new BigDecimal("0.66")));
    PriceRefresh.Report _ = market.refresh(yahoo).refresh(List.of("A"), FRIDAY, last);
  }

  private List<Double> adjusted() {
    return market
        .db()
        .sql("select adjusted_close from market_data_cache order by on_date")
        .query(Double.class)
        .list();
  }

  private double[] returns() {
    return market.prices().load(List.of("A"), FRIDAY, WEDNESDAY).totalReturns("A").values();
  }

  @Test
  void aSplitRevisesTheHistoryAndTheReturnStaysRight() {
    comesIn(MONDAY);
    assertThat(adjusted()).containsExactly(100.0, 102.0);

    comesIn(TUESDAY);

    assertThat(market.rows())
        .as("closes stay as traded")
        .containsExactly(
            "A 2025-01-03 100 33.33333333 yahoo 40 0",
            "A 2025-01-06 102 34 yahoo 40 0",
            "A 2025-01-07 34.68 34.68 yahoo 40 0");
    assertThat(market.actions()).containsExactly("A 2025-01-07 SPLIT 3 1 yahoo");
    assertThat(returns()).containsExactly(new double[] {0.02, 0.02}, within(1e-9));
  }

  @Test
  void aDividendRevisesTheHistoryAndTheReturnStaysRight() {
    comesIn(TUESDAY);

    comesIn(WEDNESDAY);

    double kept = 34.02 / 34.68;
    assertThat(adjusted().get(0)).isCloseTo(100.0 / 3 * kept, within(1e-8));
    assertThat(adjusted().get(1)).isCloseTo(34 * kept, within(1e-8));
    assertThat(adjusted().get(2)).isCloseTo(34.68 * kept, within(1e-8));
    assertThat(adjusted().get(3)).isEqualTo(34.02);
    assertThat(returns()).containsExactly(new double[] {0.02, 0.02, 0}, within(1e-9));
  }

  @Test
  void comingDayByDayOrAtOnceEndsTheSame() {
    comesIn(MONDAY);
    comesIn(TUESDAY);
    comesIn(WEDNESDAY);

    try (MarketDb atOnce = MarketDb.fresh()) {
      atOnce.refresh(yahoo).refresh(List.of("A"), FRIDAY, WEDNESDAY);
      assertThat(market.rows()).isEqualTo(atOnce.rows());
    }
  }

  @Test
  void aSplitThatWasHeldBackArrivesWithTheNextDay() {
    comesIn(MONDAY);
    yahoo.clear().bar("A", bar(TUESDAY, "34.68"));
    assertThat(market.refresh(yahoo).refresh(List.of("A"), FRIDAY, TUESDAY).outcomes().get("A"))
        .isInstanceOf(RefreshOutcome.Quarantined.class);
    assertThat(market.count()).isEqualTo(2);

    comesIn(WEDNESDAY);

    assertThat(market.quarantine().open()).isEmpty();
    assertThat(market.published().getLast().changedFrom()).isEqualTo(Map.of("A", TUESDAY));
    assertThat(returns()).containsExactly(new double[] {0.02, 0.02, 0}, within(1e-9));
  }
}
