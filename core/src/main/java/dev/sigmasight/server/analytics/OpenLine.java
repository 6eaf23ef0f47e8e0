package dev.sigmasight.server.analytics;

import dev.sigmasight.server.instrument.InvestmentClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position at the close of the day that was computed.
 *
 * @param symbol its own
 * @param riskSymbol whose returns it follows: that of the underlying for an option; null for a
 *     private asset
 * @param providerBeta of that symbol, as the provider of its profile states it
 * @param factorBetas of that symbol, in the order of the factors; empty if it was not computed
 * @param observations daily returns that its style betas rest on
 * @param option null for what is none
 */
public record OpenLine(
    UUID id,
    String symbol,
    @Nullable String riskSymbol,
    InvestmentClass investmentClass,
    BigDecimal quantity,
    BigDecimal marketValue,
    double deltaValue,
    @Nullable Double providerBeta,
    List<@Nullable Double> factorBetas,
    int observations,
    @Nullable OptionLine option) {

  /**
   * What is known of an option.
   *
   * @param gamma in currency as all that follow; all null if the model could not say
   * @param source of its price
   */
  public record OptionLine(
      @Nullable Double delta,
      @Nullable Double gamma,
      @Nullable Double theta,
      @Nullable Double vega,
      @Nullable Double rho,
      @Nullable Double spot,
      @Nullable Double volatility,
      String source) {}

  /** Whether a beta to any factor is known. */
  public boolean hasFactors() {
    return factorBetas.stream().anyMatch(Objects::nonNull);
  }

  /** The issuer it counts with: that of the underlying, or itself. */
  public String issuer() {
    return riskSymbol == null ? symbol : riskSymbol;
  }
}
