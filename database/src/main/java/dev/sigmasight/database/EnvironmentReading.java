package dev.sigmasight.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that turn environment variables into a {@link DatabaseChoice}. */
record EnvironmentReading(Map<String, String> environment) {
  private static final String CORE = "DATABASE_URL";
  private static final String AI = "AI_DATABASE_URL";

  DatabaseChoice choice() {
    DatabaseUrl core = url(CORE);
    DatabaseUrl ai = url(AI);
    if (core != null) {
      return new DatabaseChoice.External(core, ai == null ? sharedWith(core) : ai);
    }
    if (ai != null) {
      throw new DatabaseChoice.Refused(
          "AI_DATABASE_URL is set but DATABASE_URL is not: set both, or neither for the embedded"
              + " server.");
    }
    return new DatabaseChoice.Embedded(home());
  }

  private DatabaseUrl sharedWith(DatabaseUrl core) {
    if (development()) {
      return core;
    }
    throw new DatabaseChoice.Refused(
        "DATABASE_URL is set but AI_DATABASE_URL is not: name the AI database, or set"
            + " SIGMASIGHT_ENV=development to keep its tables in the core database.");
  }

  private boolean development() {
    return value("SIGMASIGHT_ENV").toLowerCase(Locale.ROOT).equals("development");
  }

  private @Nullable DatabaseUrl url(String variable) {
    String text = value(variable);
    try {
      return text.isEmpty() ? null : DatabaseUrl.parse(text);
    } catch (InvalidDatabaseUrl e) {
      throw new DatabaseChoice.Refused(variable + ": " + e.getMessage());
    }
  }

  private Path home() {
    String home = value("SIGMASIGHT_HOME");
    return home.isEmpty()
        ? EmbeddedSettings.userHome(environment).resolve(".sigmasight")
        : Path.of(home).toAbsolutePath().normalize();
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }
}
