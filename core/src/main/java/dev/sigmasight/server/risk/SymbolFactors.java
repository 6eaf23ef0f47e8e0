package dev.sigmasight.server.risk;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a symbol moves with the factors. Lists are in the order of {@link
 * dev.sigmasight.quant.factor.Factors#ALL} and hold null where nothing is known.
 *
 * @param betas return per return of the factor, jointly with the others of its basis
 * @param errors standard errors of the betas
 * @param fundBetas joint betas to the funds of {@link Funds#FACTORS} as they are; empty if unknown,
 *     null within for a fund without returns
 * @param styles how well market, rates and styles explain it; null if unknown
 * @param spreads how well market and spreads do; null if unknown
 */
public record SymbolFactors(
    List<@Nullable Double> betas,
    List<@Nullable Double> errors,
    List<@Nullable Double> fundBetas,
    @Nullable Fit styles,
    @Nullable Fit spreads) {

  public SymbolFactors {
    betas = Collections.unmodifiableList(betas);
    errors = Collections.unmodifiableList(errors);
    fundBetas = Collections.unmodifiableList(fundBetas);
  }

  /**
   * A joint regression.
   *
   * @param residualDeviation per day, as a fraction
   * @param penalty of the ridge; 0 for least squares
   */
  public record Fit(double rSquared, int observations, double residualDeviation, double penalty) {}

  /** Nothing known of so many factors. */
  static List<@Nullable Double> unknown(int factors) {
    return Arrays.asList(new Double[factors]);
  }
}
