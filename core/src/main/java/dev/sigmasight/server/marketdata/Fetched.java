package dev.sigmasight.server.marketdata;

import org.jspecify.annotations.Nullable;

/** What asking the sources for one gap came to. */
sealed interface Fetched {
  Gap gap();

  /**
   * A source has prices, perhaps not all of them credible.
   *
   * @param overruled what an earlier source said that was not credible; null if none did
   */
  record Found(Gap gap, PriceGate.Verdict verdict, PriceGate.@Nullable Verdict overruled)
      implements Fetched {}

  /** All sources answered, none has a price. */
  record Nothing(Gap gap, String reason) implements Fetched {}

  /**
   * All sources answered, and none knows the symbol or has a single price of it.
   *
   * @param denied whether each of them said that it does not know the symbol; some never do
   */
  record Unknown(Gap gap, String reason, boolean denied) implements Fetched {}

  /** None has a price, and at least one could not be asked. */
  record Broken(Gap gap, String reason) implements Fetched {}
}
