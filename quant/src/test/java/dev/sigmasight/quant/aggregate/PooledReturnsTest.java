package dev.sigmasight.quant.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import org.junit.jupiter.api.Test;

class PooledReturnsTest {
  /** Rounding of a handful of sums. */
  private static final double EXACT = 1e-12;

  private static final double[][] EQUITIES = {{100, 110, 99}, {300, 300, 294}};
  private static final double[][] RETURNS = {{0.1, -0.1, 0.2}, {0, -0.02, 0.01}};

  /** By hand: 10 of 400, −11 − 6 of 410, 19.8 + 2.94 of 393. */
  @Test
  void sumsProfitsOverWhatWasThereBefore() {
    assertThat(PooledReturns.of(EQUITIES, RETURNS).returns())
        .containsExactly(new double[] {10 / 400.0, -17 / 410.0, 22.74 / 393}, within(EXACT));
  }

  @Test
  void addsContributionsUpToTheVolatility() {
    PooledReturns pooled = PooledReturns.of(EQUITIES, RETURNS);

    double sum = pooled.contributions(3).stream().mapToDouble(Double::doubleValue).sum();

    assertThat(sum).isCloseTo(value(pooled.volatility(3)), within(EXACT));
  }

  /** By hand: ±1 % and ∓1 % of the same amount are nothing together, not 1 %. */
  @Test
  void doesNotSeeWhatCancels() {
    PooledReturns hedged =
        PooledReturns.of(
            new double[][] {{100, 100, 100}, {100, 100, 100}},
            new double[][] {{0.01, -0.01, 0.01}, {-0.01, 0.01, -0.01}});

    assertThat(value(hedged.volatility(3))).isZero();
    assertThat(hedged.contributions(3)).isEmpty();
  }

  @Test
  void isTheReturnOfTheOneThereIs() {
    PooledReturns alone =
        PooledReturns.of(new double[][] {EQUITIES[0]}, new double[][] {RETURNS[0]});

    assertThat(alone.returns()).containsExactly(RETURNS[0], within(EXACT));
    assertThat(alone.contributions(3).getFirst())
        .isCloseTo(value(alone.volatility(3)), within(EXACT));
  }

  /** A debt of 50 beside 150: the gain of 10 % on the 150 is 15 % of what is there. */
  @Test
  void countsDebts() {
    assertThat(
            PooledReturns.of(new double[][] {{150}, {-50}}, new double[][] {{0.1}, {0}}).returns())
        .containsExactly(new double[] {0.15}, within(EXACT));
  }

  @Test
  void refusesWhatHasNoReturn() {
    assertThatThrownBy(() -> PooledReturns.of(new double[][] {{-1}}, new double[][] {{0.1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PooledReturns.of(new double[][] {{1}}, new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsNothingOfTooFewDays() {
    PooledReturns pooled = PooledReturns.of(EQUITIES, RETURNS);

    assertThat(pooled.volatility(4)).isEqualTo(new Estimate.TooShort(3, 4));
    assertThat(pooled.contributions(4)).isEmpty();
    assertThat(PooledReturns.of(new double[0][], new double[0][]).returns()).isEmpty();
  }

  private static double value(Estimate estimate) {
    return ((Estimate.Of) estimate).value();
  }
}
