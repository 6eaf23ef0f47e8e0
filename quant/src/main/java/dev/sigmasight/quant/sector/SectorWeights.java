package dev.sigmasight.quant.sector;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Weights by sector of a benchmark, or of what a fund holds.
 *
 * @param asOf the day they describe
 * @param weights fractions, none negative; a sector that is not named has none
 */
public record SectorWeights(LocalDate asOf, Map<Sector, Double> weights) {
  private static final double SLACK = 0.001;

  public SectorWeights {
    EnumMap<Sector, Double> copy = new EnumMap<>(Sector.class);
    copy.putAll(weights);
    for (Map.Entry<Sector, Double> entry : copy.entrySet()) {
      if (!(entry.getValue() >= 0 && Double.isFinite(entry.getValue()))) {
        throw new IllegalArgumentException(
            "no weight of " + entry.getKey().title() + ": " + entry.getValue());
      }
    }
    weights = Collections.unmodifiableMap(copy);
    if (total(copy) > 1 + SLACK) {
      throw new IllegalArgumentException("sector weights add up to " + total(copy));
    }
  }

  /**
   * Weights of a benchmark. They must add up to 1 ± 0.001; what rounding left over is spread in
   * proportion, so that they then add up to 1.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static SectorWeights benchmark(LocalDate asOf, Map<Sector, Double> weights) {
    SectorWeights given = new SectorWeights(asOf, weights);
    double total = given.covered();
    if (!(Math.abs(total - 1) <= SLACK)) {
      throw new IllegalArgumentException("the weights of a benchmark add up to " + total);
    }
    EnumMap<Sector, Double> scaled = new EnumMap<>(Sector.class);
    given.weights.forEach((sector, weight) -> scaled.put(sector, weight / total));
    return new SectorWeights(asOf, scaled);
  }

  /**
   * The newest weights that were known on a day: those with the latest date not after it. Empty if
   * all are later.
   */
  public static Optional<SectorWeights> newest(Collection<SectorWeights> history, LocalDate day) {
    return history.stream()
        .filter(w -> !w.asOf.isAfter(day))
        .max(Comparator.comparing(SectorWeights::asOf));
  }

  /** The weight of a sector, 0 if it has none. */
  public double of(Sector sector) {
    return weights.getOrDefault(sector, 0.0);
  }

  /** Σ of the weights; what a fund is short of 1 is in no known sector. */
  public double covered() {
    return total(weights);
  }

  private static double total(Map<Sector, Double> weights) {
    double sum = 0;
    for (double weight : weights.values()) {
      sum += weight;
    }
    return sum;
  }
}
