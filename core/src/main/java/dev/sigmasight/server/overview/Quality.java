package dev.sigmasight.server.overview;

/** How far the figures of an answer can be trusted. */
public enum Quality {
  /** Of the last completed session, at its closing prices. */
  FINAL,
  /** Prices may still be corrected. */
  PROVISIONAL,
  /** Of an earlier session, or with prices carried from one. */
  STALE,
  /** Something held has no price, so totals are unknown. */
  PARTIAL,
  /** Nothing is known. */
  UNAVAILABLE
}
