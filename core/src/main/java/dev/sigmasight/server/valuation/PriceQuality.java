package dev.sigmasight.server.valuation;

/** How much a price can be relied on. */
public enum PriceQuality {
  /** Of the session, and the session is over; or what the owner last stated. */
  FINAL,
  /** Of a session that was not over. */
  PROVISIONAL,
  /** Carried from an earlier session. */
  STALE
}
