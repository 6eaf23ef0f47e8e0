package dev.sigmasight.server.cli;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.database.InvalidDatabaseUrl;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the databases that a command was given by name or address. */
final class Addresses implements AutoCloseable {
  private static final String VARIABLE = "env:";

  private final Surroundings surroundings;
  private @Nullable EmbeddedServer embedded;

  Addresses(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The database that is meant by {@code core}, {@code ai}, {@code env:NAME} or an address. */
  DatabaseUrl of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "core" -> core();
      case "ai" -> ai();
      default ->
          text.startsWith(VARIABLE) ? variable(text.substring(VARIABLE.length())) : url(text);
    };
  }

  DatabaseUrl core() {
    return switch (surroundings.databases()) {
      case DatabaseChoice.External(DatabaseUrl core, DatabaseUrl _) -> core;
      case DatabaseChoice.Embedded(Path home) -> server(home).core();
    };
  }

  DatabaseUrl ai() {
    return switch (surroundings.databases()) {
      case DatabaseChoice.External(DatabaseUrl _, DatabaseUrl ai) -> ai;
      case DatabaseChoice.Embedded(Path home) -> server(home).ai();
    };
  }

  private EmbeddedServer server(Path home) {
    EmbeddedServer running = embedded;
    if (running == null) {
      running = EmbeddedServer.ownOrAttach(EmbeddedSettings.of(home));
      embedded = running;
    }
    return running;
  }

  private DatabaseUrl variable(String name) {
    String value = surroundings.value(name);
    if (value.isEmpty()) {
      throw new Failures.CommandFailed(
          ExitCode.USAGE, "The environment variable " + name + " is not set.");
    }
    return url(value);
  }

  private static DatabaseUrl url(String text) {
    try {
      return DatabaseUrl.parse(text);
    } catch (InvalidDatabaseUrl e) {
      throw new Failures.CommandFailed(
          ExitCode.USAGE, String.valueOf(e.getMessage()) + " Or say core, ai or env:NAME.");
    }
  }

  @Override
  public void close() {
    EmbeddedServer running = embedded;
    if (running != null) {
      running.close();
    }
  }
}
