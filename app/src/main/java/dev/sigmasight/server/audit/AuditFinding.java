package dev.sigmasight.server.audit;

/**
 * Something that is not as it should be.
 *
 * @param check which check found it
 * @param subject what it is about: a symbol, a day, an id
 * @param remedy what to do
 */
public record AuditFinding(
    String check, Severity severity, String subject, String said, String remedy) {

  /** How much it matters. */
  public enum Severity {
    /** Data is wrong, missing or old. */
    FINDING,
    /** Unusual, but possible. */
    NOTE
  }

  /** Whether it counts. */
  public boolean counts() {
    return severity == Severity.FINDING;
  }
}
