package dev.sigmasight.server.instrument;

/**
 * Why a description does not name an instrument.
 *
 * @param message one sentence for a person
 */
public record Flaw(Kind kind, String message) {

  /** What is at fault. */
  public enum Kind {
    SYMBOL_MISSING,
    SYMBOL_TOO_LONG,
    SYMBOL_MALFORMED,
    INVESTMENT_CLASS,
    SUBTYPE,
    UNDERLYING,
    STRIKE,
    EXPIRY,
    RIGHT
  }
}
