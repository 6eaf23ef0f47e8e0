package dev.sigmasight.server.cli;

import java.nio.file.Path;
import java.util.List;

/** Where a server writes its log. */
final class ServerLog {
  private ServerLog() {}

  /** Into a file of its home, so that the screen keeps to what a person wants to know. */
  static List<String> toFileOnly(RootCommand root) {
    Path file = root.surroundings().home().resolve("logs").resolve("sigmasight.log");
    return List.of(
        "--logging.file.name=" + file,
        "--logging.threshold.console=" + (root.wantsTraces() ? "INFO" : "ERROR"),
        "--logging.logback.rollingpolicy.max-history=5");
  }
}
