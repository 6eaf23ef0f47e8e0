package dev.sigmasight.server.cli;

import java.util.function.Supplier;

/**
 * How one thing is.
 *
 * @param said what was found, or what is wrong and what to do
 */
record Check(String name, boolean passed, String said) {

  static Check ok(String name, String said) {
    return new Check(name, true, said);
  }

  static Check failed(String name, String said) {
    return new Check(name, false, said);
  }

  /** A check that fails with the sentence of what it throws. */
  static Check of(String name, Supplier<Check> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      String said = Failures.report(e).lines().getFirst().replaceFirst("^sigmasight: ", "");
      return failed(name, said);
    }
  }
}
