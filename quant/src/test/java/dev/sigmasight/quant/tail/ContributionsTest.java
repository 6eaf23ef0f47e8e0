package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContributionsTest {
  /** {@code A'A} of a random matrix with a diagonal: positive definite. */
  static double[][] covariance(SplittableRandom random, int n) {
    double[][] roots = new double[n][n];
    for (double[] row : roots) {
      Arrays.setAll(row, j -> random.nextGaussian(0, 0.1));
    }
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < n; k++) {
          covariance[i][j] += roots[k][i] * roots[k][j];
        }
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private static double[] weights(SplittableRandom random, int n) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> random.nextDouble(-1, 1.5));
    return weights;
  }

  private static double sum(double[] parts) {
    return Arrays.stream(parts).sum();
  }

  @Test
  void sumToTheTotal() {
    SplittableRandom random = new SplittableRandom(41);
    for (int i = 0; i < 1_000; i++) {
      int n = random.nextInt(1, 12);
      double[] weights = weights(random, n);
      CovarianceRisk risk = new CovarianceRisk(weights, covariance(random, n));
      double scale = sum(risk.standalone());
      assertThat(sum(risk.contributions().parts()))
          .isCloseTo(risk.volatility(), within(1e-12 * scale));
      assertThat(sum(risk.valueAtRisk(0.99).parts()))
          .isCloseTo(risk.valueAtRisk(0.99).total(), within(1e-11 * scale));
      assertThat(value(risk.diversificationRatio())).isGreaterThanOrEqualTo(1 - 1e-12);
      assertThat(risk.diversificationBenefit()).isGreaterThanOrEqualTo(-1e-12);
      double beta = 0;
      for (int k = 0; k < n; k++) {
        beta += weights[k] * value(risk.betaToPortfolio(k));
      }
      assertThat(beta).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void areTheDerivatives() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 200; i++) {
      double[] weights = weights(random, 5);
      double[][] covariance = covariance(random, 5);
      double[] marginal = new CovarianceRisk(weights, covariance).marginal();
      for (int k = 0; k < 5; k++) {
        double[] more = weights.clone();
        double[] less = weights.clone();
        more[k] += 1e-6;
        less[k] -= 1e-6;
        double slope =
            (new CovarianceRisk(more, covariance).volatility()
                    - new CovarianceRisk(less, covariance).volatility())
                / 2e-6;
        assertThat(marginal[k]).isCloseTo(slope, within(1e-6));
      }
    }
  }

  @Test
  void growWithTheWeights() {
    SplittableRandom random = new SplittableRandom(43);
    double[] weights = weights(random, 4);
    double[][] covariance = covariance(random, 4);
    CovarianceRisk one = new CovarianceRisk(weights, covariance);
    for (double size : new double[] {3, 1e300, 1e-300, 1e-3}) {
      double[] scaled = Arrays.stream(weights).map(w -> w * size).toArray();
      CovarianceRisk risk = new CovarianceRisk(scaled, covariance);
      assertThat(risk.volatility() / size).isCloseTo(one.volatility(), within(1e-12));
      for (int k = 0; k < 4; k++) {
        assertThat(risk.marginal()[k]).isCloseTo(one.marginal()[k], within(1e-12));
        assertThat(risk.contributions().parts()[k] / size)
            .isCloseTo(one.contributions().parts()[k], within(1e-12));
      }
    }
  }

  @Test
  void areNothingWithoutRisk() {
    CovarianceRisk still = new CovarianceRisk(new double[] {1, 2}, new double[2][2]);
    assertThat(still.volatility()).isZero();
    assertThat(still.marginal()).containsExactly(0, 0);
    assertThat(still.contributions().share(0)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(still.betaToPortfolio(0)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(still.diversificationRatio()).isInstanceOf(Estimate.Degenerate.class);
    CovarianceRisk hedged =
        new CovarianceRisk(new double[] {1, -1}, new double[][] {{0.04, 0.04}, {0.04, 0.04}});
    assertThat(hedged.volatility()).isZero();
    assertThat(hedged.diversificationBenefit()).isCloseTo(0.4, within(1e-15));
    assertThat(new CovarianceRisk(new double[0], new double[0][]).volatility()).isZero();
  }

  @Test
  void refuseNonsense() {
    double[] two = {1, 1};
    double[][][] wrong = {
      {{1, 0}},
      {{1, 0}, {0}},
      {{1, 0}, {0.1, 1}},
      {{1, Double.NaN}, {Double.NaN, 1}},
      {{-1, 0}, {0, 1}},
      {{1, -3}, {-3, 1}}
    };
    for (double[][] covariance : wrong) {
      assertThatThrownBy(() -> new CovarianceRisk(two, covariance))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new CovarianceRisk(new double[] {Double.NaN}, new double[][] {{1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contributions(Double.NaN, new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contributions(0, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FactorRisk factorRisk(SplittableRandom random, int positions, int factors) {
    double[][] betas = new double[positions][];
    for (int i = 0; i < positions; i++) {
      betas[i] = weights(random, factors);
    }
    double[] specific = new double[positions];
    Arrays.setAll(specific, i -> random.nextDouble(0, 0.05));
    return new FactorRisk(weights(random, positions), betas, covariance(random, factors), specific);
  }

  @Test
  void sumToTheTotalByFactorAndByPosition() {
    SplittableRandom random = new SplittableRandom(44);
    for (int i = 0; i < 1_000; i++) {
      FactorRisk risk = factorRisk(random, random.nextInt(1, 10), random.nextInt(1, 6));
      assertThat(sum(risk.byFactor().parts())).isCloseTo(risk.volatility(), within(1e-12));
      assertThat(sum(risk.byPosition().parts())).isCloseTo(risk.volatility(), within(1e-12));
      assertThat(risk.byFactor().total()).isEqualTo(risk.volatility());
      assertThat(risk.byPosition().total()).isEqualTo(risk.volatility());
      assertThat(value(risk.systematicShare())).isBetween(0.0, 1.0);
    }
  }

  /** The whole covariance {@code BFB' + D} gives each position the same part. */
  @Test
  void agreeWithTheWholeCovariance() {
    double[] weights = {0.5, 0.3, -0.2};
    double[][] betas = {{1.1, 0.3}, {0.9, -0.2}, {1.3, 0.6}};
    double[][] factors = {{0.0256, 0.002}, {0.002, 0.0064}};
    double[] specific = {0.04, 0.03, 0.09};
    double[][] whole = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 2; l++) {
            whole[i][j] += betas[i][k] * factors[k][l] * betas[j][l];
          }
        }
      }
      whole[i][i] += specific[i];
    }
    double[] expected = new CovarianceRisk(weights, whole).contributions().parts();
    double[] actual = new FactorRisk(weights, betas, factors, specific).byPosition().parts();
    for (int i = 0; i < 3; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-14));
    }
  }

  @Test
  void areNothingWithoutPositions() {
    FactorRisk empty =
        new FactorRisk(new double[0], new double[0][], new double[1][1], new double[0]);
    assertThat(empty.volatility()).isZero();
    assertThat(empty.byFactor().parts()).containsExactly(0, 0);
    assertThat(empty.byPosition().parts()).isEmpty();
    assertThat(empty.systematicShare()).isInstanceOf(Estimate.Degenerate.class);
    FactorRisk still =
        new FactorRisk(new double[] {1}, new double[][] {{1}}, new double[1][1], new double[] {0});
    assertThat(still.byPosition().parts()).containsExactly(0);
  }

  @Test
  void refuseAModelThatDoesNotFit() {
    double[] one = {1};
    double[][] beta = {{1}};
    assertThatThrownBy(() -> new FactorRisk(one, new double[0][], beta, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(one, beta, beta, new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(one, new double[][] {{1, 2}}, beta, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(one, beta, beta, new double[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(one, new double[][] {{Double.NaN}}, beta, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(one, beta, beta, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorRisk(new double[] {Double.NaN}, beta, beta, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuseVariancesBeyondAllNumbers() {
    double[] huge = {1e300};
    double[][] covariance = {{1e300}};
    assertThatThrownBy(() -> new CovarianceRisk(huge, covariance))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] beta = {{1}};
    assertThatThrownBy(() -> new FactorRisk(huge, beta, beta, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
