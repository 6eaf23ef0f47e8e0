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
    StandardOutput answer = StandardOutput.ofThisProcess();
    PrintWriter out = new PrintWriter(answer, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exitCode = Cli.of(Surroundings.ofThisProcess(), out, err).execute(arguments);
    out.flush();
    System.exit(answer.failure().map(why -> failed(why, exitCode, err)).orElse(exitCode));
  }

  private static int failed(String why, int exitCode, PrintWriter err) {
    err.println("sigmasight: " + why);
    return exitCode == ExitCode.OK ? ExitCode.FAILED : exitCode;
  }

  /** Until the server configures its log, libraries would write into what a command answers. */
  private static void silenceLibraries() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
  }
}
