package dev.sigmasight.quant.stress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Moves of named factors: returns as fractions (−0.1 is a fall of 10%), and for {@link
 * #INTEREST_RATE} a change of yield as a fraction (0.01 is 100 basis points). Keeps the order.
 * Immutable.
 */
public record Shocks(SequencedMap<String, Double> moves) {
  /** The broad market of shares. */
  public static final String MARKET = "Market";

  /** The ten-year yield; its move is a change of yield, not a return. */
  public static final String INTEREST_RATE = "Interest_Rate";

  /** Nothing moves. */
  public static final Shocks NONE = new Shocks(new LinkedHashMap<>());

  public Shocks {
    moves.forEach(
        (factor, move) -> {
          FactorBetas.checkName(factor);
          if (!Double.isFinite(move)) {
            throw new IllegalArgumentException(factor + " does not move by " + move);
          }
        });
    moves = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(moves));
  }

  /** In the order of the map. */
  public static Shocks of(Map<String, Double> moves) {
    return new Shocks(new LinkedHashMap<>(moves));
  }

  /** One factor's move. */
  public static Shocks of(String factor, double move) {
    return NONE.and(factor, move);
  }

  /** These and another, which replaces an earlier move of the same factor. */
  public Shocks and(String factor, double move) {
    LinkedHashMap<String, Double> more = new LinkedHashMap<>(moves);
    more.put(factor, move);
    return new Shocks(more);
  }

  /** The move of a factor; 0 if it has none. */
  public double of(String factor) {
    return moves.getOrDefault(factor, 0.0);
  }

  /** All moves times a number: half of a crash, or its opposite. */
  public Shocks times(double size) {
    LinkedHashMap<String, Double> scaled = new LinkedHashMap<>(moves);
    scaled.replaceAll((factor, move) -> size * move);
    return new Shocks(scaled);
  }
}
