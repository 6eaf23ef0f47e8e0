package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Market beta and volatility of one symbol at the close of a day. Unknown is null, never NaN.
 *
 * @param beta of daily total returns on those of the market, last 252 common returns
 * @param alpha intercept of the same regression, per day
 * @param standardError of the beta, classical
 * @param rSquared share of the variance that the market explains
 * @param observations common returns that went into the beta
 * @param volatility21 annualised fraction over the last 21 returns; 63 and 252 likewise
 * @param shrunkBeta the beta drawn to 1 by its error
 * @param thinTradingBeta sum of the slopes on the market of the day before, the day and the day
 *     after
 * @param reason why the beta is unknown; null if it is known
 * @param reasons why other figures are unknown, by figure
 * @param sources of the prices behind these figures
 * @param inputHash names the returns that went in
 */
public record SymbolRisk(
    String symbol,
    LocalDate date,
    @Nullable Double beta,
    @Nullable Double alpha,
    @Nullable Double standardError,
    @Nullable Double rSquared,
    int observations,
    @Nullable Double volatility21,
    @Nullable Double volatility63,
    @Nullable Double volatility252,
    @Nullable Double shrunkBeta,
    @Nullable Double thinTradingBeta,
    SymbolFactors factors,
    VolatilityOutlook outlook,
    @Nullable String reason,
    Map<String, String> reasons,
    List<String> sources,
    String inputHash) {
  public SymbolRisk {
    reasons = Map.copyOf(reasons);
    sources = List.copyOf(sources);
  }
}
