package dev.sigmasight.server.risk;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio's exposure to the factors, in the order of {@link
 * dev.sigmasight.quant.factor.Factors#ALL}; null within where nothing is known.
 *
 * @param betas return of the portfolio per return of the factor
 * @param dollars the same in currency, whatever the NAV
 * @param errors standard errors of the dollars; those of a provider's beta are 0
 * @param coverages share of gross delta value with a known beta
 * @param fundExposures in currency to the returns of {@link Funds#SYMBOLS} as they are; empty if
 *     unknown
 * @param riskParts what each of these funds adds to the factor volatility; empty if unknown
 * @param specificPart what the funds do not explain adds
 * @param factorVolatility in the factor model, a fraction of NAV per √year
 * @param systematicShare share of the variance that the funds explain
 */
public record FactorExposures(
    List<@Nullable Double> betas,
    List<@Nullable Double> dollars,
    List<@Nullable Double> errors,
    List<@Nullable Double> coverages,
    List<@Nullable Double> fundExposures,
    List<@Nullable Double> riskParts,
    @Nullable Double specificPart,
    @Nullable Double factorVolatility,
    @Nullable Double systematicShare) {
  public FactorExposures {
    betas = Collections.unmodifiableList(betas);
    dollars = Collections.unmodifiableList(dollars);
    errors = Collections.unmodifiableList(errors);
    coverages = Collections.unmodifiableList(coverages);
    fundExposures = Collections.unmodifiableList(fundExposures);
    riskParts = Collections.unmodifiableList(riskParts);
  }

  static List<@Nullable Double> unknown(int size) {
    return Arrays.asList(new Double[size]);
  }
}
