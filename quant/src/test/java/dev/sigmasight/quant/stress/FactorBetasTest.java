package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactorBetasTest {
  private static final RateSensitivity FUND = new RateSensitivity(16.5, 380);

  private static StressPosition holding(Factor factor) {
    return StressPosition.shares(
        factor.code(), 1_000_000, FactorBetas.of(Map.of(factor, 1.0), FUND));
  }

  private static StressOutcome outcome(Factor factor, Scenario scenario) {
    return StressOutcome.of(List.of(holding(factor)), MarketShock.of(scenario.shocks()));
  }

  /** What a fund returns in a scenario. */
  private static double fund(String symbol, Shocks shocks) {
    double change = shocks.of(Shocks.INTEREST_RATE);
    return switch (symbol) {
      case "SPY" -> shocks.of("Market");
      case "TLT" -> -16.5 * change + 190 * change * change;
      case "MTUM" -> shocks.of("Momentum");
      case "VTV" -> shocks.of("Value");
      case "VUG" -> shocks.of("Growth");
      case "IWM" -> shocks.of("Size");
      case "QUAL" -> shocks.of("Quality");
      case "USMV" -> shocks.of("Low Volatility");
      default -> throw new IllegalArgumentException(symbol);
    };
  }

  @Test
  void letsEveryFactorLoseWhatItsFundsDoInEveryScenario() {
    for (Scenario scenario : Scenarios.all()) {
      Set<String> unanswered = new HashSet<>(scenario.shocks().moves().keySet());
      for (Factor factor : Factors.ALL) {
        StressOutcome outcome = outcome(factor, scenario);
        double sold = factor.soldProxy().map(s -> fund(s, scenario.shocks())).orElse(0.0);
        double expected = fund(factor.proxy(), scenario.shocks()) - sold;
        assertThat(outcome.total())
            .as(factor.name() + " in " + scenario.id())
            .isCloseTo(1_000_000 * expected, within(1e-8));
        assertThat(outcome.unmoved()).isEmpty();
        unanswered.retainAll(outcome.unanswered());
      }
      assertThat(unanswered).as(scenario.id()).isEmpty();
    }
  }

  @Test
  void losesAThirdInACrash() {
    Scenario crash = Scenarios.find("market_crash_35").orElseThrow();
    assertThat(outcome(Factors.MARKET, crash).total()).isCloseTo(-350_000, within(1e-8));
    assertThat(outcome(Factors.PROVIDER, crash).total()).isCloseTo(-350_000, within(1e-8));
    assertThat(outcome(Factors.VALUE, crash).unanswered()).containsExactly("Market");
  }

  /** The example of the page: 1,000,000 with a beta of 0.15 to bonds lose 21,900. */
  @Test
  void carriesABetaToBondsThroughTheFund() {
    FactorBetas betas = FactorBetas.of(Map.of(Factors.INTEREST_RATE, 0.15), FUND);
    MarketShock shock = MarketShock.of(Shocks.of(Shocks.INTEREST_RATE, 0.01));
    StressPosition shares = StressPosition.shares("X", 1_000_000, betas);
    StressOutcome outcome = StressOutcome.of(List.of(shares), shock);
    assertThat(outcome.total()).isCloseTo(-21_900, within(1e-8));
    assertThat(outcome.linear()).isCloseTo(-24_750, within(1e-8));
    OptionHolding puts = StressOutcomeTest.puts(10);
    StressPosition option = StressPosition.option("O", "X", puts, betas);
    assertThat(StressOutcome.of(List.of(option), shock).total())
        .isCloseTo(puts.profit(new Move(-0.02475, 0, 0.01)), within(1e-8));
    FactorBetas none = FactorBetas.of(Map.of(Factors.MARKET, 1.0), FUND);
    assertThat(StressPosition.option("O", "X", puts, none).betas())
        .isEqualTo(Map.of("Market", 1.0));
  }

  @Test
  void addsUpWhatSpreadsShare() {
    FactorBetas betas =
        FactorBetas.of(
            Map.of(
                Factors.MARKET, 1.2,
                Factors.GROWTH_VALUE_SPREAD, 0.5,
                Factors.SIZE_SPREAD, -0.25,
                Factors.QUALITY_SPREAD, 0.5),
            FUND);
    assertThat(betas.betas()).containsOnlyKeys("Market", "Growth", "Value", "Size", "Quality");
    Shocks market = Shocks.of("Market", 1);
    StressPosition shares = StressPosition.shares("X", 1, betas);
    AppliedShock applied = new AppliedShock(MarketShock.of(market));
    assertThat(applied.move(shares, applied.betas(shares)).underlying())
        .isCloseTo(0.95, within(1e-15));
    assertThat(betas.betas()).containsEntry("Value", -0.5).containsEntry("Size", -0.25);
    assertThat(betas.rates()).isEqualTo(RateSensitivity.NONE);
  }

  @Test
  void refusesNamesThatNoShockHas() {
    Set<String> shocked = Scenarios.factors();
    assertThat(shocked).hasSize(8);
    for (Factor factor : Factors.ALL) {
      for (String name : List.of(factor.name(), factor.code())) {
        Map<String, Double> betas = Map.of(name, 1.0);
        double[][] one = {{1}};
        if (shocked.contains(name)) {
          assertThat(StressPosition.shares("X", 1, betas).betas()).isEqualTo(betas);
        } else {
          assertThatThrownBy(() -> StressPosition.shares("X", 1, betas))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(name);
          assertThatThrownBy(() -> Shocks.of(name, 0.1))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> FactorCovariance.of(List.of(name), one))
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  @Test
  void namesWhatNothingMovesAndNobodyKnows() {
    StressPosition shares = StressPosition.shares("X", 1_000, Map.of("Markte", 1.0, "Value", 0.0));
    MarketShock crash =
        MarketShock.of(Shocks.of("Market", -0.35).and("Value", 0.1).and("Interest_Rate", 0.01));
    StressOutcome outcome = StressOutcome.of(List.of(shares), crash);
    assertThat(outcome.unanswered()).containsExactly("Market", "Interest_Rate");
    assertThat(outcome.unmoved()).containsExactly("Markte");
    StressPosition bond = StressPosition.bond("B", 1_000, FUND, Map.of("Credit", 0.5));
    StressOutcome both = StressOutcome.of(List.of(shares, bond), crash);
    assertThat(both.unanswered()).containsExactly("Market");
    assertThat(both.unmoved()).containsExactly("Credit", "Markte");
    StressOutcome credit =
        StressOutcome.of(List.of(bond), MarketShock.of(Shocks.of("Credit", -0.1)));
    assertThat(credit.unmoved()).isEmpty();
    assertThat(credit.unanswered()).isEmpty();
  }

  @Test
  void refusesNonsense() {
    Map<Factor, Double> twice = Map.of(Factors.MARKET, 1.0, Factors.PROVIDER, 1.0);
    assertThatThrownBy(() -> FactorBetas.of(twice, FUND))
        .isInstanceOf(IllegalArgumentException.class);
    Factor gold = new Factor("gold", "Gold", Factor.Kind.MACRO, "GLD", Optional.empty(), 13);
    assertThatThrownBy(() -> FactorBetas.of(Map.of(gold, 1.0), FUND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GLD");
    for (Factor factor : List.of(Factors.MARKET, Factors.INTEREST_RATE)) {
      Map<Factor, Double> betas = new HashMap<>(Map.of(factor, Double.NaN));
      assertThatThrownBy(() -> FactorBetas.of(betas, FUND))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
