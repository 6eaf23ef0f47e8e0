package dev.sigmasight.server.risk;

import dev.sigmasight.quant.stress.FactorCovariance;
import dev.sigmasight.quant.stress.StressPosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio held at a close, to be put through any shock.
 *
 * @param positions one per symbol, and one per option; they are revalued in full
 * @param missing symbols that have no betas or no inputs of a price, and so do not move
 * @param coverage share of gross delta value that is not missing; null if nothing is held
 * @param law daily covariance of the factors under the names of shocks; empty if unknown
 * @param lawReason why it is unknown
 */
public record StressCase(
    List<StressPosition> positions,
    List<String> missing,
    @Nullable Double coverage,
    Optional<FactorCovariance> law,
    @Nullable String lawReason) {
  public StressCase {
    positions = List.copyOf(positions);
    missing = List.copyOf(missing);
  }
}
