package dev.sigmasight.server.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What symbols add to the volatility of a portfolio: {@code w(Σw)/σ} with {@code σ = √(w'Σw)} and
 * covariances of the batch's correlations and 252-day volatilities.
 *
 * @param exposures net delta values, in currency
 * @param correlations pairs of the upper triangle, row by row; null where a pair is unknown
 * @param volatilities per year, as fractions; null where unknown
 */
record RiskParts(
    List<String> symbols,
    List<@Nullable Double> exposures,
    List<@Nullable Float> correlations,
    List<@Nullable Double> volatilities) {

  static final RiskParts NONE = new RiskParts(List.of(), List.of(), List.of(), List.of());

  RiskParts {
    symbols = List.copyOf(symbols);
    exposures = Collections.unmodifiableList(new ArrayList<>(exposures));
    correlations = Collections.unmodifiableList(new ArrayList<>(correlations));
    volatilities = Collections.unmodifiableList(new ArrayList<>(volatilities));
  }

  /**
   * The part of a holding.
   *
   * @param symbol that moves it
   * @param deltaValue of the holding, in currency
   * @param nav in currency, positive
   * @return a fraction of NAV per year; empty if a correlation or a volatility is unknown
   */
  Optional<Double> of(String symbol, double deltaValue, double nav) {
    int place = symbols.indexOf(symbol);
    if (place < 0 || exposures.contains(null) || volatilities.contains(null)) {
      return Optional.empty();
    }
    if (correlations.contains(null)) {
      return Optional.empty();
    }
    double variance = 0;
    for (int i = 0; i < symbols.size(); i++) {
      variance += risk(i) * covered(i);
    }
    double own = deltaValue * volatility(place) / nav;
    return variance > 0
        ? Optional.of(own * covered(place) / nav / Math.sqrt(variance / (nav * nav)))
        : Optional.empty();
  }

  /** Σ ρ × exposure × volatility over all symbols. */
  private double covered(int one) {
    double sum = 0;
    for (int other = 0; other < symbols.size(); other++) {
      sum += correlation(one, other) * risk(other);
    }
    return sum;
  }

  private double risk(int place) {
    Double exposure = exposures.get(place);
    return exposure == null ? 0 : exposure * volatility(place);
  }

  private double volatility(int place) {
    Double volatility = volatilities.get(place);
    return volatility == null ? 0 : volatility;
  }

  private double correlation(int one, int other) {
    if (one == other) {
      return 1;
    }
    int low = Math.min(one, other);
    int pair = low * (2 * symbols.size() - low - 1) / 2 + Math.max(one, other) - low - 1;
    Float stored = correlations.get(pair);
    return stored == null ? 0 : stored;
  }
}
