package dev.sigmasight.server.account;

/**
 * Something that an administrator asked for over HTTP.
 *
 * @param change what was asked for: its action is the operation, its entity id the target
 * @param status of the answer
 */
public record OperationDone(Change change, int status) {
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  /** What became of it. */
  public Outcome outcome() {
    if (status >= FAILED) {
      return Outcome.FAILED;
    }
    return status >= REFUSED ? Outcome.REFUSED : Outcome.DONE;
  }

  /** How something that was asked for ended. */
  public enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }
}
