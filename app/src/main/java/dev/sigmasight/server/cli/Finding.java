package dev.sigmasight.server.cli;

/**
 * What the doctor found of one thing.
 *
 * @param remedy what to do; empty if it is well
 */
record Finding(String name, State state, String said, String remedy) {

  /** How it is. */
  enum State {
    /** Well. */
    OK,
    /** It works, but not as well as it should, or not for long. */
    WARNING,
    /** It does not work. */
    FAILED
  }

  static Finding ok(String name, String said) {
    return new Finding(name, State.OK, said, "");
  }

  static Finding warning(String name, String said, String remedy) {
    return new Finding(name, State.WARNING, said, remedy);
  }

  static Finding failed(String name, String said, String remedy) {
    return new Finding(name, State.FAILED, said, remedy);
  }
}
