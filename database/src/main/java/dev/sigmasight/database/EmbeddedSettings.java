package dev.sigmasight.database;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the embedded server runs.
 *
 * @param home folder of the application's data; the server uses {@code postgres} below it
 * @param port fixed port, or 0 for any free one
 * @param binaries folder that receives the unpacked server, one subfolder per version
 * @param vectorFiles folder with pgvector built for PostgreSQL 17, if there is one
 * @param durable false only where losing data in a crash of the machine is welcome
 */
public record EmbeddedSettings(
    Path home, int port, Path binaries, Path vectorFiles, boolean durable) {

  /** Durable, on any free port, everything below the home folder but pgvector. */
  public static EmbeddedSettings of(Path home) {
    return new EmbeddedSettings(
        home, 0, home.resolve("postgres"), vectorFiles(System.getenv()), true);
  }

  /** The same on a fixed port. */
  public EmbeddedSettings onPort(int fixed) {
    return new EmbeddedSettings(home, fixed, binaries, vectorFiles, durable);
  }

  /** Where {@code scripts/pgvector.sh} leaves its result. */
  public static Path vectorFiles(Map<String, String> environment) {
    return cache(environment).resolve("pgvector-pg17");
  }

  /** {@code SIGMASIGHT_CACHE}, or {@code sigmasight} in the user's cache folder. */
  public static Path cache(Map<String, String> environment) {
    String own = environment.getOrDefault("SIGMASIGHT_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = shared.isBlank() ? userHome(environment).resolve(".cache") : Path.of(shared);
    return caches.resolve("sigmasight");
  }

  /** {@code HOME}, as shell scripts see it, or what the system says. */
  static Path userHome(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
  }
}
