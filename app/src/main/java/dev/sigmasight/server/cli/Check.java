package dev.sigmasight.server.cli;

import java.util.function.Supplier;

/**
 * How one thing is.
 *
 * @param said what was found, or what is wrong
 * @param remedy what to do; empty if it passed
 */
record Check(String name, boolean passed, String said, String remedy) {

  static Check ok(String name, String said) {
    return new Check(name, true, said, "");
  }

  static Check failed(String name, String said, String remedy) {
    return new Check(name, false, said, remedy);
  }

  /** A check that fails with the sentence of what it throws. */
  static Check of(String name, String remedy, Supplier<Check> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      String said = Failures.report(e).lines().getFirst().replaceFirst("^sigmasight: ", "");
      return failed(name, said, remedy);
    }
  }
}
