package dev.sigmasight.server.cli;

/** What a command tells the shell. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Not done; the reason is one sentence on standard error. */
  static final int FAILED = 1;

  /** The command was not understood, or lacks a confirmation; nothing was touched. */
  static final int USAGE = 2;

  /** A run is over, but some items were skipped or failed. */
  static final int PARTIAL = 3;

  /** What was compared is not equal. */
  static final int DIFFERENT = 3;

  /** What was audited has findings. */
  static final int FINDINGS = 3;

  /** Another process is doing it. */
  static final int BUSY = 4;

  private ExitCode() {}
}
