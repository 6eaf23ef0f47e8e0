package dev.sigmasight.server.marketdata;

/** What asking the sources for one gap came to. */
sealed interface Fetched {
  Gap gap();

  /** A source has prices, perhaps not all of them credible. */
  record Found(Gap gap, PriceGate.Verdict verdict) implements Fetched {}

  /** All sources answered, none has a price. */
  record Nothing(Gap gap, String reason) implements Fetched {}

  /** None has a price, and at least one could not be asked. */
  record Broken(Gap gap, String reason) implements Fetched {}
}
