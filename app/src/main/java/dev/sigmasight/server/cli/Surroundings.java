package dev.sigmasight.server.cli;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables a command works under.
 *
 * @param told those that the process does not have itself, so that its parts need to be told
 */
record Surroundings(Map<String, String> environment, Map<String, String> told) {
  private static final int USUAL_PORT = 8000;

  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), Map.of());
  }

  /** Other variables than those of the process. */
  static Surroundings of(Map<String, String> environment) {
    Map<String, String> all = Map.copyOf(environment);
    return new Surroundings(all, all);
  }

  /** The same with a core database elsewhere; the AI database is not to be used. */
  Surroundings onCore(DatabaseUrl url) {
    Map<String, String> other =
        Map.of("DATABASE_URL", url.withLogin(), "AI_DATABASE_URL", url.withLogin());
    return new Surroundings(merged(environment, other), merged(told, other));
  }

  private static Map<String, String> merged(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return Map.copyOf(all);
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

  /** Settings of a command, with the variables that the process does not have itself. */
  String[] settings(List<String> own) {
    List<String> all = new ArrayList<>();
    told.forEach((name, value) -> all.add("--" + name + "=" + value));
    all.addAll(own);
    return all.toArray(String[]::new);
  }
}
