package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.stress.HistoricalReplay.History;
import dev.sigmasight.quant.stress.HistoricalReplay.Proxy;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
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
    return new History(
        DAYS,
        Map.of(
            Shocks.MARKET,
            new double[] {0.5, -0.1, -0.2, 0.1, 0, 0.9},
            Shocks.INTEREST_RATE,
            new double[] {0.5, -0.001, -0.002, 0.0005, 0, 0.9},
            "Quality",
            new double[] {NONE, NONE, 0.1, 0.1, 0.1, 0.1},
            "Late",
            new double[] {NONE, 0, 0, 0, 0.01, NONE}));
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
      new Window(LocalDate.of(2020, 2, 26), day(4)), new Window(day(4), day(14)),
    };
    for (Window window : covered) {
      assertThat(HistoricalReplay.of(market, window, history(), Map.of()))
          .isInstanceOf(HistoricalReplay.Of.class);
    }
    Window[] uncovered = {
      new Window(LocalDate.of(2020, 2, 25), day(4)),
      new Window(day(4), day(15)),
      new Window(day(6), day(7))
    };
    for (Window window : uncovered) {
      assertThat(HistoricalReplay.of(market, window, history(), Map.of()))
          .isEqualTo(new HistoricalReplay.Missing(market));
    }
    History empty = new History(List.of(), Map.of(Shocks.MARKET, new double[0]));
    assertThat(HistoricalReplay.of(market, WINDOW, empty, Map.of()))
        .isEqualTo(new HistoricalReplay.Missing(market));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new History(List.of(day(3), day(3)), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new History(DAYS, Map.of("A", new double[2])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Proxy("A", NONE)).isInstanceOf(IllegalArgumentException.class);
    History wild =
        new History(DAYS, Map.of("A", new double[] {0, Double.POSITIVE_INFINITY, 0, 0, 0, 0}));
    assertThatThrownBy(() -> HistoricalReplay.of(List.of("A"), WINDOW, wild, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
