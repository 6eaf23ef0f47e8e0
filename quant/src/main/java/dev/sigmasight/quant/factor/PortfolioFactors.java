package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.factor.FactorFit.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the factor betas of securities to those of a portfolio: {@code x = B'w}. */
public final class PortfolioFactors {
  private PortfolioFactors() {}

  /**
   * A position.
   *
   * @param security what its betas belong to; of an option, the underlying
   * @param deltaValue signed money: shares × price, of an option contracts × multiplier × delta ×
   *     price of the underlying
   * @param fit betas of the security; too short or degenerate if it has none, as a private holding
   */
  public record Position(String security, double deltaValue, FactorFit fit) {
    public Position {
      if (!Double.isFinite(deltaValue)) {
        throw new IllegalArgumentException(security + " has no finite value: " + deltaValue);
      }
    }
  }

  /**
   * One exposure per factor, in the order given.
   *
   * @param equity what the portfolio is worth in money; dollar exposures exist whatever it is
   */
  public static List<PortfolioExposure> exposures(
      List<Position> positions, List<Factor> factors, double equity) {
    if (!Double.isFinite(equity)) {
      throw new IllegalArgumentException("not a finite equity: " + equity);
    }
    List<PortfolioExposure> exposures = new ArrayList<>();
    for (Factor factor : factors) {
      exposures.add(exposure(positions, factor, equity));
    }
    return List.copyOf(exposures);
  }

  private static PortfolioExposure exposure(
      List<Position> positions, Factor factor, double equity) {
    Map<String, Double> errors = new LinkedHashMap<>();
    double dollars = 0;
    double covered = 0;
    double gross = 0;
    int count = 0;
    for (Position position : positions) {
      double value = position.deltaValue();
      gross += Math.abs(value);
      Optional<FactorExposure> found = to(position.fit(), factor);
      if (found.isPresent()) {
        dollars += value * found.get().beta().value();
        covered += Math.abs(value);
        errors.merge(position.security(), value * found.get().beta().error(), Double::sum);
        count++;
      }
    }
    double error = 0;
    for (double each : errors.values()) {
      error = Math.hypot(error, each);
    }
    if (!Double.isFinite(dollars) || !Double.isFinite(error) || !Double.isFinite(gross)) {
      throw new IllegalArgumentException("the values are too large to be added");
    }
    return new PortfolioExposure(factor, dollars, error, covered, gross, equity, count);
  }

  private static Optional<FactorExposure> to(FactorFit fit, Factor factor) {
    return fit instanceof Measured measured ? measured.to(factor) : Optional.empty();
  }
}
