package dev.sigmasight.server.cli;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits before the screen. */
final class Terminal {
  private Terminal() {}

  static boolean isWatched() {
    return console().isPresent();
  }

  /** The console, if a person can see and type there. */
  @SuppressWarnings("SystemConsoleNull") // it is null where the runtime was told to have none
  static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
