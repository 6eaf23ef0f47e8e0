package dev.sigmasight.server.marketdata;

import java.time.LocalDate;

/** What refreshing the prices of one symbol came to. */
public sealed interface RefreshOutcome {

  /**
   * Prices were fetched and stored.
   *
   * @param prices how many sessions were added or changed
   * @param from the first session fetched
   * @param to the last session fetched
   */
  record Stored(PriceOrigin origin, int prices, LocalDate from, LocalDate to)
      implements RefreshOutcome {}

  /** Every session asked for was stored already; no source was asked. */
  record UpToDate() implements RefreshOutcome {}

  /** No source has a price of the missing sessions. */
  record NoPrices(String reason) implements RefreshOutcome {}

  /**
   * Some fetched prices are not credible and were held back; the others are stored.
   *
   * @param prices how many sessions were added or changed
   * @param heldBack how many were held back
   * @param firstHeldBack the first session held back
   */
  record Quarantined(
      PriceOrigin origin, int prices, int heldBack, LocalDate firstHeldBack, String reason)
      implements RefreshOutcome {}

  /** A source failed and no other one had prices; a later refresh asks again. */
  record Failed(String reason) implements RefreshOutcome {}
}
