package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.List;
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
 * @param reason why the beta is unknown; null if it is known
 * @param sources of the prices behind these figures
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
    @Nullable String reason,
    List<String> sources) {}
