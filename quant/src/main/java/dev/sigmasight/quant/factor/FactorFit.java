package dev.sigmasight.quant.factor;

import java.util.List;
import java.util.Optional;

/** The factor betas of a series of returns, or the reason there are none. */
public sealed interface FactorFit {
  /**
   * Betas of one joint regression.
   *
   * @param alpha mean daily return that no factor explains, as a fraction; not annualised
   * @param exposures one per factor of the basis, in its order
   */
  record Measured(double alpha, List<FactorExposure> exposures, FitQuality quality)
      implements FactorFit {
    public Measured {
      exposures = List.copyOf(exposures);
    }

    /** The exposure to one factor; empty if the basis does not have it. */
    public Optional<FactorExposure> to(Factor factor) {
      return exposures.stream().filter(each -> each.factor().equals(factor)).findFirst();
    }
  }

  /** Fewer days than needed on which the series and all factors have a return. */
  record TooShort(int have, int need) implements FactorFit {}

  /** The factors' returns on these days determine no betas. */
  record Degenerate(String why) implements FactorFit {}
}
