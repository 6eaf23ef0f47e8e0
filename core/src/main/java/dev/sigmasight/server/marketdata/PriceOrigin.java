package dev.sigmasight.server.marketdata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a price comes from. A price of a lower rank replaces one of a higher rank, never the
 * reverse.
 */
public enum PriceOrigin {
  /** A file of the user: what somebody brings by hand is meant. */
  CSV(10),
  POLYGON(20),
  FMP(30),
  YAHOO(40),
  /** Computed by us, as an option's price without a quote. */
  MODEL(80),
  /** Invented for the demo. */
  SYNTHETIC(90);

  private static final Map<String, PriceOrigin> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(PriceOrigin::key, origin -> origin));

  private final int rank;
  private final String key = name().toLowerCase(Locale.ROOT);

  PriceOrigin(int rank) {
    this.rank = rank;
  }

  /** Smaller is better. */
  public int rank() {
    return rank;
  }

  /** The name in the database, in settings and in answers. */
  public String key() {
    return key;
  }

  /** Whether no market made the price. */
  public boolean isInvented() {
    return this == MODEL || this == SYNTHETIC;
  }

  /** Whether nothing replaces its prices but itself. */
  boolean isBest() {
    return rank == CSV.rank;
  }

  /** The origin of this key. */
  public static Optional<PriceOrigin> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** The keys of all whose prices this one may replace, its own among them. */
  List<String> replaceable() {
    return Arrays.stream(values())
        .filter(other -> other.rank >= rank)
        .map(PriceOrigin::key)
        .toList();
  }
}
