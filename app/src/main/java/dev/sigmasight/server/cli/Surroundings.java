package dev.sigmasight.server.cli;

import dev.sigmasight.database.DatabaseChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables a command works under.
 *
 * @param inherited whether the process has them itself, so that nobody needs to be told
 */
record Surroundings(Map<String, String> environment, boolean inherited) {
  private static final int USUAL_PORT = 8000;

  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), true);
  }

  /** Other variables than those of the process. */
  static Surroundings of(Map<String, String> environment) {
    return new Surroundings(Map.copyOf(environment), false);
  }

  String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }

  boolean isProduction() {
    return value("SIGMASIGHT_ENV").toLowerCase(Locale.ROOT).equals("production");
  }

  /** Whether the program is to bring its own database server. */
  boolean isEmbedded() {
    return value("DATABASE_URL").isEmpty();
  }

  /** Which databases the environment asks for. */
  DatabaseChoice databases() {
    return DatabaseChoice.from(environment);
  }

  /** The folder of the program's data. */
  Path home() {
    return databases() instanceof DatabaseChoice.Embedded(Path home)
        ? home
        : value("SIGMASIGHT_HOME").isEmpty()
            ? Path.of(System.getProperty("user.home"), ".sigmasight")
            : Path.of(value("SIGMASIGHT_HOME")).toAbsolutePath().normalize();
  }

  /** The port of a server here, unless it was told another one. */
  int port() {
    try {
      return value("PORT").isEmpty() ? USUAL_PORT : Integer.parseInt(value("PORT"));
    } catch (NumberFormatException e) {
      return USUAL_PORT;
    }
  }

  /** Settings of a command, with the environment where the process does not have it itself. */
  String[] settings(List<String> own) {
    List<String> all = new ArrayList<>();
    if (!inherited) {
      environment.forEach((name, value) -> all.add("--" + name + "=" + value));
    }
    all.addAll(own);
    return all.toArray(String[]::new);
  }
}
