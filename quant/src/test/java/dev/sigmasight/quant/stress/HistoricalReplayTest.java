package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.stress.HistoricalReplay.History;
import dev.sigmasight.quant.stress.HistoricalReplay.Proxy;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoricalReplayTest {
  private static final double NONE = Double.NaN;

  /** The closes of Monday to Friday, and the Monday after. */
  private static final List<LocalDate> DAYS =
      List.of(day(2), day(3), day(4), day(5), day(6), day(9));

  private static final Window WINDOW = new Window(day(2), day(6));

  private static LocalDate day(int of) {
    return LocalDate.of(2020, 3, of);
  }

  private static History history() {
    return History.of(
        DAYS,
        Map.of(
            Shocks.MARKET,
            new double[] {0.5, -0.1, -0.2, 0.1, 0, 0.9},
            Shocks.INTEREST_RATE,
            new double[] {0.5, -0.001, -0.002, 0.0005, 0, 0.9},
            "Quality",
            new double[] {NONE, NONE, 0.1, 0.1, 0.1, 0.1},
            "Late",
            new double[] {NONE, 0, 0, 0, 0.01, NONE}),
        HistoricalReplayTest::weekday);
  }

  private static boolean weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() <= 5;
  }

  private static HistoricalReplay replay(List<String> factors, Map<String, Proxy> proxies) {
    return HistoricalReplay.of(factors, WINDOW, history(), proxies);
  }

  /** By hand: 0.9 × 0.8 × 1.1 × 1 − 1; the moves of the first day belong to the day before. */
  @Test
  void compoundsReturnsAndAddsChangesOfYield() {
    HistoricalReplay.Of found =
        (HistoricalReplay.Of)
            replay(List.of(Shocks.MARKET, Shocks.INTEREST_RATE, "Late"), Map.of());
    assertThat(found.moves().of(Shocks.MARKET)).isCloseTo(-0.208, within(1e-15));
    assertThat(found.moves().of(Shocks.INTEREST_RATE)).isCloseTo(-0.0025, within(1e-17));
    assertThat(found.moves().of("Late")).isCloseTo(0.01, within(1e-15));
    assertThat(found.moves().moves().keySet())
        .containsExactly(Shocks.MARKET, Shocks.INTEREST_RATE, "Late");
    assertThat(found.proxied()).isEmpty();
  }

  /** By hand, beta ½: 0.95 × 0.9 × 1.05 − 1. */
  @Test
  void letsAProxyStandIn() {
    Map<String, Proxy> proxies = new LinkedHashMap<>();
    proxies.put("Quality", new Proxy(Shocks.MARKET, 0.5));
    proxies.put("Never", new Proxy(Shocks.MARKET, 10));
    proxies.put(Shocks.MARKET, new Proxy("Late", 1));
    HistoricalReplay.Of found =
        (HistoricalReplay.Of) replay(List.of("Quality", Shocks.MARKET, "Never"), proxies);
    assertThat(found.moves().of("Quality")).isCloseTo(-0.10225, within(1e-15));
    assertThat(found.moves().of(Shocks.MARKET)).isCloseTo(-0.208, within(1e-15));
    assertThat(found.moves().of("Never")).isEqualTo(-1);
    assertThat(found.proxied()).containsExactly("Quality", "Never");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(replay(List.of(Shocks.MARKET, "Quality", "Never"), Map.of()))
        .isEqualTo(new HistoricalReplay.Missing(List.of("Quality", "Never")));
    assertThat(replay(List.of("Never"), Map.of("Never", new Proxy("Quality", 1))))
        .isEqualTo(new HistoricalReplay.Missing(List.of("Never")));
  }

  @Test
  void needsAHistoryOfTheWholeWindow() {
    List<String> market = List.of(Shocks.MARKET);
    Window[] covered = {
      new Window(LocalDate.of(2020, 2, 28), day(4)),
      new Window(day(1), day(4)),
      new Window(day(4), day(8)),
      new Window(day(7), day(9)),
      new Window(day(8), day(9))
    };
    for (Window window : covered) {
      assertThat(HistoricalReplay.of(market, window, history(), Map.of()))
          .isInstanceOf(HistoricalReplay.Of.class);
    }
    Window[] uncovered = {
      new Window(LocalDate.of(2020, 2, 27), day(4)),
      new Window(day(4), day(10)),
      new Window(day(6), day(8)),
      new Window(day(10), day(11))
    };
    for (Window window : uncovered) {
      assertThat(HistoricalReplay.of(market, window, history(), Map.of()))
          .isEqualTo(new HistoricalReplay.Missing(market));
    }
    History empty =
        History.of(List.of(), Map.of(Shocks.MARKET, new double[0]), HistoricalReplayTest::weekday);
    assertThat(HistoricalReplay.of(market, WINDOW, empty, Map.of()))
        .isEqualTo(new HistoricalReplay.Missing(market));
  }

  /** Any day left out of 23 sessions leaves no replay, at the ends as in the middle. */
  @Test
  void needsEverySession() {
    Window crash = Scenarios.find("covid_crash_2020").orElseThrow().window().orElseThrow();
    List<LocalDate> all =
        crash.from().datesUntil(crash.to().plusDays(1)).filter(d -> weekday(d)).toList();
    assertThat(all).hasSize(24);
    assertThat(replayOn(all, crash)).isInstanceOf(HistoricalReplay.Of.class);
    for (int i = 1; i < all.size(); i++) {
      List<LocalDate> days = new ArrayList<>(all);
      days.remove(i);
      assertThat(replayOn(days, crash))
          .isEqualTo(new HistoricalReplay.Missing(List.of(Shocks.MARKET)));
    }
    assertThat(replayOn(all.subList(3, 21), crash)).isInstanceOf(HistoricalReplay.Missing.class);
    assertThat(replayOn(List.of(all.get(3), all.get(20)), crash))
        .isInstanceOf(HistoricalReplay.Missing.class);
  }

  private static HistoricalReplay replayOn(List<LocalDate> days, Window window) {
    double[] falls = new double[days.size()];
    Arrays.fill(falls, -0.01);
    History history = History.of(days, Map.of(Shocks.MARKET, falls), HistoricalReplayTest::weekday);
    return HistoricalReplay.of(List.of(Shocks.MARKET), window, history, Map.of());
  }

  /** The first move after a missing close is that of several days. */
  @Test
  void needsTheCloseFromWhichItStarts() {
    assertThat(replayOn(List.of(day(2), day(3), day(4)), new Window(day(2), day(4))))
        .isInstanceOf(HistoricalReplay.Of.class);
    assertThat(replayOn(List.of(day(3), day(4)), new Window(day(2), day(4))))
        .isInstanceOf(HistoricalReplay.Of.class);
    List<LocalDate> gap = List.of(LocalDate.of(2020, 2, 28), day(3), day(4));
    assertThat(replayOn(gap, new Window(day(2), day(4))))
        .isInstanceOf(HistoricalReplay.Missing.class);
  }

  @Test
  void keepsMovesOfItsOwn() {
    double[] series = {0.1, 0.2};
    Map<String, double[]> moves = new HashMap<>(Map.of("A", series));
    History history = History.of(List.of(day(2), day(3)), moves, HistoricalReplayTest::weekday);
    series[1] = 9;
    moves.clear();
    assertThat(HistoricalReplay.of(List.of("A"), new Window(day(2), day(3)), history, Map.of()))
        .isEqualTo(new HistoricalReplay.Of(Shocks.of("A", 1.2 - 1), List.of()));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(
            () -> History.of(List.of(day(3), day(3)), Map.of(), HistoricalReplayTest::weekday))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> History.of(DAYS, Map.of("A", new double[2]), HistoricalReplayTest::weekday))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Proxy("A", NONE)).isInstanceOf(IllegalArgumentException.class);
    History wild =
        History.of(
            DAYS,
            Map.of("A", new double[] {0, Double.POSITIVE_INFINITY, 0, 0, 0, 0}),
            HistoricalReplayTest::weekday);
    assertThatThrownBy(() -> HistoricalReplay.of(List.of("A"), WINDOW, wild, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
