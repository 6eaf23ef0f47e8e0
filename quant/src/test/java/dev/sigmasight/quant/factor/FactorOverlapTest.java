package dev.sigmasight.quant.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.regression.Collinearity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected by hand, and by regressing drawn series on each other. */
class FactorOverlapTest {
  private static final List<String> FUNDS =
      List.of("SPY", "TLT", "MTUM", "VTV", "VUG", "IWM", "QUAL", "USMV");

  /** Residuals on the market correlate by (0.68 − 0.6·0.6)/(1 − 0.6²) = 0.5: 1/(1 − 0.25). */
  @Test
  void whatTheMarketExplainsIsNoOverlap() {
    double[][] correlation = {{1, 0.6, 0.6}, {0.6, 1, 0.68}, {0.6, 0.68, 1}};

    Map<Factor, Double> found =
        FactorOverlap.inflation(FactorBasis.STYLES, FUNDS.subList(0, 3), correlation);

    assertThat(found).containsOnlyKeys(Factors.MARKET, Factors.INTEREST_RATE, Factors.MOMENTUM);
    assertThat(found.get(Factors.MARKET)).isEqualTo(1, within(1e-12));
    assertThat(found.get(Factors.INTEREST_RATE)).isEqualTo(4 / 3.0, within(1e-12));
    assertThat(found.get(Factors.MOMENTUM)).isEqualTo(4 / 3.0, within(1e-12));
  }

  /** By the regressors themselves instead of the covariance of the funds they are made of. */
  @Test
  void equalsTheInflationOfTheRegressors() {
    double[][] funds = drawn();
    double[][] covariance = covariance(funds);

    for (FactorBasis basis : List.of(FactorBasis.SPREADS, FactorBasis.STYLES)) {
      Map<Factor, Double> found = FactorOverlap.inflation(basis, FUNDS, covariance);

      double[] expected =
          ((Collinearity.Independent) Collinearity.of(regressors(basis, funds, covariance)))
              .inflation();
      List<Factor> factors = basis.factors();
      for (int k = 0; k < expected.length; k++) {
        assertThat(found.get(factors.get(k)))
            .as(factors.get(k).name())
            .isEqualTo(expected[k], within(1e-9 * expected[k]));
      }
    }
  }

  /** A fund that is another one cannot be told from it. */
  @Test
  void saysNothingOfFundsThatAreTheSame() {
    double[][] correlation = {{1, 0.6, 0.6}, {0.6, 1, 1}, {0.6, 1, 1}};

    assertThat(FactorOverlap.inflation(FactorBasis.STYLES, FUNDS.subList(0, 3), correlation))
        .isEmpty();
  }

  private static double[][] drawn() {
    Random random = new Random(20260105);
    double[][] funds = new double[FUNDS.size()][300];
    for (int t = 0; t < 300; t++) {
      double market = random.nextGaussian();
      double growth = random.nextGaussian();
      for (int i = 0; i < funds.length; i++) {
        funds[i][t] = market + 0.2 * i * growth + 0.3 * (i + 1) * random.nextGaussian();
      }
    }
    return funds;
  }

  private static double[][] regressors(FactorBasis basis, double[][] funds, double[][] covariance) {
    List<double[]> columns = new ArrayList<>();
    for (FactorBasis.Column column : basis.columns()) {
      int bought = FUNDS.indexOf(column.factor().proxy());
      int sold = column.factor().soldProxy().map(FUNDS::indexOf).orElse(0);
      boolean lessMarket = column.treatment() == FactorBasis.Column.Treatment.LESS_MARKET;
      double less =
          lessMarket
              ? covariance[bought][0] / covariance[0][0]
              : column.factor().soldProxy().isPresent() ? 1 : 0;
      double[] values = new double[funds[0].length];
      for (int t = 0; t < values.length; t++) {
        values[t] = funds[bought][t] - less * funds[sold][t];
      }
      columns.add(values);
    }
    return columns.toArray(double[][]::new);
  }

  private static double[][] covariance(double[][] series) {
    int n = series[0].length;
    double[][] covariance = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      for (int j = 0; j < series.length; j++) {
        double meanI = 0;
        double meanJ = 0;
        double products = 0;
        for (int t = 0; t < n; t++) {
          meanI += series[i][t] / n;
          meanJ += series[j][t] / n;
        }
        for (int t = 0; t < n; t++) {
          products += (series[i][t] - meanI) * (series[j][t] - meanJ);
        }
        covariance[i][j] = products / n;
      }
    }
    return covariance;
  }
}
