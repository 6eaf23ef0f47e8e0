package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Correlations and deviations of the factors' funds at the close of a session.
 *
 * @param funds symbols of the funds that had returns
 * @param correlations row by row; empty if unknown
 * @param deviations per day, as fractions; empty if unknown
 * @param effectiveDays what the fading days of the correlations are worth
 * @param reason why they are unknown; null if they are known
 */
public record FactorMatrix(
    LocalDate date,
    List<String> funds,
    List<Double> correlations,
    List<Double> deviations,
    int observations,
    @Nullable Double effectiveDays,
    @Nullable Double shrinkage,
    @Nullable String reason,
    String inputHash) {
  public FactorMatrix {
    funds = List.copyOf(funds);
    correlations = List.copyOf(correlations);
    deviations = List.copyOf(deviations);
  }

  /** The correlation of two funds, by position. */
  public double correlation(int one, int other) {
    return correlations.get(one * funds.size() + other);
  }

  /** {@code ρ·σ·σ}, per day, as fractions squared. */
  public double[][] covariance() {
    double[][] covariance = new double[funds.size()][funds.size()];
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        covariance[i][j] = correlation(i, j) * deviations.get(i) * deviations.get(j);
      }
    }
    return covariance;
  }
}
