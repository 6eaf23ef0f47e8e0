package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Transaction.Right;
import org.junit.jupiter.api.Test;

/** Options whose underlying drifts far for its volatility, which makes the boundary sharp. */
class SharpBoundaryTest {
  /** Crank–Nicolson on a grid of 4,000 prices, and trees of 50,001 steps. */
  @Test
  void longLivesAndLowVolatilitiesNeedMoreSteps() {
    assertThat(put(97.1668, 10, 0.0798, -0.0399, 0.1)).isCloseTo(3.00753, within(2e-3));
    assertThat(put(97, 10, 0.08, 0, 0.1)).isCloseTo(3.6283, within(2e-3));
    assertThat(put(100, 10, 0.08, 0, 0.15)).isCloseTo(4.79587, within(2e-3));
    assertThat(put(97, 2, 0.08, 0, 0.15)).isCloseTo(5.38618, within(2e-3));
  }

  /**
   * The end is certain, the first months are not. The perpetual put bounds it from above: {@code (K
   * − B)·(S/B)^(−γ)}, γ = 2r/σ², B = γK/(1 + γ).
   */
  @Test
  void aCertainEndDoesNotMakeTheBeginningCertain() {
    for (double volatility : new double[] {0.006, 0.008, 0.01, 0.011}) {
      double gamma = 2 * 0.09 / (volatility * volatility);
      double boundary = gamma * 100 / (1 + gamma);
      double perpetual = (100 - boundary) * Math.pow(100 / boundary, -gamma);
      assertThat(put(100, 10, 0.09, 0, volatility)).isCloseTo(perpetual, within(2e-3));
    }
  }

  @Test
  void twoBoundariesAreNeverLooserThanOne() {
    var call = new EuropeanOption(Right.CALL, 173.184, 100, 1, 0.0933, 0.0821, 0.4);
    assertThat(BjerksundStensland.twoBoundaries(call)).isGreaterThan(73.5);
    var calm = new EuropeanOption(Right.CALL, 100, 100, 1, 0, 0.0373, 0.02);
    assertThat(BjerksundStensland.twoBoundaries(calm)).isGreaterThan(0.14).isLessThan(0.195);
  }

  private static double put(
      double spot, double years, double rate, double yield, double volatility) {
    var terms = new EuropeanOption(Right.PUT, spot, 100, years, rate, yield, volatility);
    return AmericanValue.price(AmericanOption.of(terms));
  }
}
