package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.linear.Cholesky;
import dev.sigmasight.quant.linear.SymmetricEigen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Carries shocks over to the factors that are not shocked, in units of standard deviations. */
final class Propagation {
  /** Correlations with a smaller eigenvalue say that factors only move together. */
  private static final double SINGULAR = 1e-10;

  private final FactorCovariance law;
  private final Shocks shocks;
  private final int[] shocked;
  private final double[] sizes;

  Propagation(Shocks shocks, FactorCovariance law) {
    this.law = law;
    this.shocks = shocks;
    shocked = shocks.moves().keySet().stream().mapToInt(law::position).toArray();
    sizes = new double[shocked.length];
    for (int k = 0; k < shocked.length; k++) {
      sizes[k] = shocks.of(law.factors().get(shocked[k])) / law.deviation(shocked[k]);
    }
  }

  FactorMoves moves(boolean conditional) {
    int n = law.factors().size();
    double[][] loading = new double[n][];
    double[] weights = new double[shocked.length];
    if (shocked.length > 0) {
      Optional<Cholesky> factored = among();
      if (factored.isEmpty()) {
        return new FactorMoves.Degenerate(
            "the shocked factors " + shocks.moves().keySet() + " do not vary freely");
      }
      weights = factored.get().solve(sizes);
      for (int i = 0; i < n; i++) {
        loading[i] = factored.get().solve(with(i));
      }
    }
    double distance = dot(sizes, weights);
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      String factor = law.factors().get(i);
      boolean own = shocks.moves().containsKey(factor);
      double carried = conditional ? dot(with(i), weights) * law.deviation(i) : 0;
      moves.put(factor, own ? shocks.of(factor) : carried);
      if (!Double.isFinite(carried) || !Double.isFinite(distance)) {
        return new FactorMoves.Degenerate("the shocks are too large for the covariance");
      }
    }
    return new FactorMoves.Of(
        new Shocks(moves),
        law,
        conditional ? Optional.of(residual(loading)) : Optional.empty(),
        distance,
        shocked.length);
  }

  private Optional<Cholesky> among() {
    double[][] correlations = new double[shocked.length][shocked.length];
    for (int k = 0; k < shocked.length; k++) {
      if (!Double.isFinite(sizes[k])) {
        return Optional.empty();
      }
      for (int l = 0; l < shocked.length; l++) {
        correlations[k][l] = law.correlation(shocked[k], shocked[l]);
      }
    }
    double[] eigenvalues = SymmetricEigen.values(correlations);
    return eigenvalues[eigenvalues.length - 1] < SINGULAR
        ? Optional.empty()
        : Cholesky.of(correlations);
  }

  /** Correlations of a factor with the shocked ones. */
  private double[] with(int factor) {
    double[] correlations = new double[shocked.length];
    for (int k = 0; k < shocked.length; k++) {
      correlations[k] = law.correlation(factor, shocked[k]);
    }
    return correlations;
  }

  /** Correlations that are left: {@code ρuu − ρus·ρss⁻¹·ρsu}, and 0 for shocked factors. */
  private double[][] residual(double[][] loading) {
    int n = law.factors().size();
    double[][] residual = new double[n][n];
    List<String> names = law.factors();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean free =
            !shocks.moves().containsKey(names.get(i)) && !shocks.moves().containsKey(names.get(j));
        double explained = shocked.length == 0 ? 0 : dot(with(i), loading[j]);
        residual[i][j] = free ? law.correlation(i, j) - explained : 0;
      }
    }
    return residual;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
