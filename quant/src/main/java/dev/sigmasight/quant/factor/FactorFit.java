package dev.sigmasight.quant.factor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The factor betas of a series of returns, or the reason there are none. */
public sealed interface FactorFit {
  /**
   * Betas of one joint regression.
   *
   * @param alpha mean daily return that no factor explains, as a fraction; not annualised
   * @param exposures one per factor of the basis, in its order
   * @param marketParts betas to the market of the factors of which only the residual on it counts
   */
  record Measured(
      double alpha,
      List<FactorExposure> exposures,
      FitQuality quality,
      Map<Factor, Double> marketParts)
      implements FactorFit {
    public Measured {
      exposures = List.copyOf(exposures);
      marketParts = Map.copyOf(marketParts);
    }

    /** Betas to factors that all count as they are. */
    public static Measured of(double alpha, List<FactorExposure> exposures, FitQuality quality) {
      return new Measured(alpha, exposures, quality, Map.of());
    }

    Measured with(Map<Factor, Double> parts) {
      return new Measured(alpha, exposures, quality, parts);
    }

    /**
     * Betas to the factors' returns as they are, which stresses move: of a factor whose residual on
     * the market counts, beta × its beta to the market comes off the first factor's.
     */
    public Map<Factor, Double> betas() {
      Map<Factor, Double> betas = new LinkedHashMap<>();
      double onMarket = 0;
      for (FactorExposure each : exposures) {
        betas.put(each.factor(), each.beta().value());
        onMarket += each.beta().value() * marketParts.getOrDefault(each.factor(), 0.0);
      }
      if (onMarket != 0) {
        betas.merge(exposures.getFirst().factor(), -onMarket, Double::sum);
      }
      return betas;
    }

    /** The exposure to one factor; empty if the basis does not have it. */
    public Optional<FactorExposure> to(Factor factor) {
      for (FactorExposure each : exposures) {
        if (each.factor().equals(factor)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /** Fewer days than needed on which the series and all factors have a return. */
  record TooShort(int have, int need) implements FactorFit {}

  /** The factors' returns on these days determine no betas. */
  record Degenerate(String why) implements FactorFit {}
}
