package dev.sigmasight.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    silenceLibraries();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Cli.of(Surroundings.ofThisProcess(), out, err).execute(arguments));
  }

  /** Until the server configures its log, libraries would write into what a command answers. */
  private static void silenceLibraries() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
  }
}
