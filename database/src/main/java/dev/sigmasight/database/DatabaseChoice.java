package dev.sigmasight.database;

import java.nio.file.Path;
import java.util.Map;

/** Which databases the environment asks for. */
public sealed interface DatabaseChoice {

  /** Nothing was named: an embedded server with both databases under a home folder. */
  record Embedded(Path home) implements DatabaseChoice {}

  /** Servers of one's own. */
  record External(DatabaseUrl core, DatabaseUrl ai) implements DatabaseChoice {}

  /** The environment does not say enough, or too much; the sentence names the variable. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code DATABASE_URL}, {@code AI_DATABASE_URL}, {@code SIGMASIGHT_HOME} and {@code
   * SIGMASIGHT_ENV}.
   *
   * @throws Refused in one sentence, without a password
   */
  static DatabaseChoice from(Map<String, String> environment) {
    return new EnvironmentReading(environment).choice();
  }
}
