package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.stress.Scenario.Category;
import dev.sigmasight.quant.stress.Scenario.Group;
import dev.sigmasight.quant.stress.Scenario.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  @Test
  void areTwentyTwoOfWhichNineteenAreActive() {
    assertThat(Scenarios.all()).hasSize(22);
    assertThat(Scenarios.active()).hasSize(19).allMatch(s -> s.window().isEmpty());
    assertThat(Scenarios.all().stream().map(Scenario::id)).doesNotHaveDuplicates();
    assertThat(Scenarios.all().stream().map(Scenario::name)).doesNotHaveDuplicates();
    assertThat(Scenarios.find("no such thing")).isEmpty();
  }

  @Test
  void areListedInGroups() {
    Map<Group, Long> groups =
        Scenarios.all().stream()
            .collect(Collectors.groupingBy(Scenario::group, Collectors.counting()));
    assertThat(groups)
        .isEqualTo(
            Map.of(
                Group.BASE_CASES, 4L,
                Group.MARKET_RISK, 4L,
                Group.INTEREST_RATE_RISK, 5L,
                Group.FACTOR_ROTATIONS, 4L,
                Group.VOLATILITY_RISK, 2L,
                Group.HISTORICAL_REPLAYS, 3L));
    assertThat(Scenarios.all().getFirst().id()).isEqualTo("market_up_5");
    assertThat(Scenarios.all().getLast().id()).isEqualTo("dotcom_crash_2000");
  }

  @Test
  void sayWhatTheyAreAbout() {
    Map<Category, Long> categories =
        Scenarios.all().stream()
            .collect(Collectors.groupingBy(Scenario::category, Collectors.counting()));
    assertThat(categories)
        .isEqualTo(
            Map.of(
                Category.MARKET, 6L,
                Category.RATES, 7L,
                Category.ROTATION, 4L,
                Category.VOLATILITY, 2L,
                Category.HISTORICAL, 3L));
    Scenario crash = Scenarios.find("covid_crash_2020").orElseThrow();
    assertThat(crash.active()).isFalse();
    assertThat(crash.severity()).isEqualTo(Severity.EXTREME);
    assertThat(crash.window())
        .contains(new Window(LocalDate.of(2020, 2, 19), LocalDate.of(2020, 3, 23)));
    assertThat(crash.shocks().moves())
        .isEqualTo(
            Map.of("Market", -0.35, "Growth", 0.15, "Value", -0.4, "Size", -0.3, "Quality", 0.1));
    Scenario spike = Scenarios.find("rate_spike_300bp").orElseThrow();
    assertThat(spike.shocks().moves()).isEqualTo(Map.of(Shocks.INTEREST_RATE, 0.03));
    assertThat(spike.severity()).isEqualTo(Severity.SEVERE);
  }

  @Test
  void allRun() {
    List<StressPosition> book =
        List.of(
            StressPosition.shares("SPY", 1_000_000, Map.of(Shocks.MARKET, 1.0, "Value", 0.1)),
            StressPosition.bond("TLT", 500_000, new RateSensitivity(16.5, 380), Map.of()));
    for (Scenario scenario : Scenarios.all()) {
      StressOutcome outcome = StressOutcome.of(book, MarketShock.of(scenario.shocks()));
      double market = scenario.shocks().of(Shocks.MARKET) + 0.1 * scenario.shocks().of("Value");
      double change = scenario.shocks().of(Shocks.INTEREST_RATE);
      assertThat(outcome.total())
          .isEqualTo(
              1_000_000 * market + 500_000 * (-16.5 * change + 190 * change * change),
              within(1e-9));
    }
  }

  /** 10,000 of the index gain 15,000, whatever its betas say; a share of SPY loses 15 %. */
  @Test
  void moveTheVolatilityIndexByItsName() {
    Scenario spike = Scenarios.find("vix_spike_150").orElseThrow();
    List<StressPosition> book =
        List.of(
            StressPosition.shares("VIX", 10_000, Map.of(Shocks.MARKET, -4.0)),
            StressPosition.shares("SPY", 100_000, Map.of(Shocks.MARKET, 1.0)));
    MarketShock shock = new MarketShock(spike.shocks(), SpotVolatility.NONE, 0, spike.ownMoves());

    StressOutcome outcome = StressOutcome.of(book, shock);

    assertThat(outcome.ofPosition(0)).isEqualTo(15_000, within(1e-9));
    assertThat(outcome.ofPosition(1)).isEqualTo(-15_000, within(1e-9));
    assertThat(Scenarios.all().stream().filter(each -> !each.ownMoves().isEmpty()))
        .containsExactly(spike);
  }

  @Test
  void haveSeverities() {
    double[] impacts = {0, 0.0499, 0.05, 0.0999, 0.1, 0.1999, 0.2, 0.3499, 0.35, 5};
    Severity[] bands = Severity.values();
    for (int i = 0; i < impacts.length; i++) {
      assertThat(Severity.ofImpact(impacts[i])).isEqualTo(bands[i / 2]);
      assertThat(Severity.ofImpact(-impacts[i])).isEqualTo(bands[i / 2]);
    }
    for (int i = 1; i < bands.length; i++) {
      assertThat(bands[i].from()).isEqualTo(bands[i - 1].below());
    }
    assertThat(Severity.BASE.from()).isZero();
    assertThat(Severity.BASE.likelihood()).isEqualTo("high");
    assertThat(Severity.EXTREME.likelihood()).isEqualTo("very low");
    assertThatThrownBy(() -> Severity.ofImpact(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areMadeOfShocks() {
    Shocks shocks = Shocks.of("B", 0.1).and("A", -0.2).and("B", 0.3);
    assertThat(shocks.moves().keySet()).containsExactly("B", "A");
    assertThat(shocks.of("B")).isEqualTo(0.3);
    assertThat(shocks.of("C")).isZero();
    assertThat(shocks.times(-2).of("A")).isEqualTo(0.4);
    assertThat(Shocks.NONE.moves()).isEmpty();
    assertThat(Shocks.of(Map.of("A", 1.0)).of("A")).isEqualTo(1);
    assertThatThrownBy(() -> Shocks.of("A", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shocks.of("A", 1e300).times(1e300))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shocks.moves().put("D", 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
    LocalDate day = LocalDate.of(2020, 1, 1);
    assertThatThrownBy(() -> new Window(day, day)).isInstanceOf(IllegalArgumentException.class);
  }
}
