package dev.sigmasight.database.testing;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Real databases for tests: one embedded server per JVM, started when first asked for, and fresh
 * databases on it. Sessions of the role get a time zone far from UTC, so that code that forgets
 * zones breaks.
 */
public final class TestDatabases {
  private static final String ZONE = "Pacific/Chatham";
  private static final String ROLE = "tester";
  private static final String PASSWORD = "tester";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private TestDatabases() {}

  /** The server of this JVM. */
  public static EmbeddedServer server() {
    return Server.INSTANCE;
  }

  /** An empty database with pgvector, owned by the role that enters it. */
  public static DatabaseUrl empty() {
    return create("create database %s owner " + ROLE + " template empty_with_vector");
  }

  /** An empty database that has never heard of pgvector. */
  public static DatabaseUrl withoutVector() {
    return create("create database %s owner " + ROLE + " template template0");
  }

  /** Brings pgvector into a database, as its administrator would. */
  public static void addVector(DatabaseUrl url) {
    execute(server(), url.database(), "create extension vector");
  }

  /**
   * A copy of a database that was prepared once in this JVM, in some 50 ms.
   *
   * @param kind name of the template; the same name always with the same preparation
   * @param preparation fills the template, typically by migrating it; must close what it opens
   */
  public static DatabaseUrl copyOf(String kind, Consumer<DatabaseUrl> preparation) {
    String template =
        TEMPLATES.computeIfAbsent(
            kind,
            name -> {
              DatabaseUrl url = empty();
              preparation.accept(url);
              return url.database();
            });
    return create("create database %s owner " + ROLE + " template " + template);
  }

  /**
   * Settings for a server of one's own, on binaries unpacked once per machine and with pgvector.
   *
   * @throws IllegalStateException if pgvector was never built
   */
  public static EmbeddedSettings settings(Path home) {
    Path vector = EmbeddedSettings.vectorFiles(System.getenv());
    if (!Files.exists(vector.resolve("vector.so"))) {
      throw new IllegalStateException("Tests need pgvector: run scripts/pgvector.sh once.");
    }
    Path binaries = EmbeddedSettings.cache(System.getenv()).resolve("postgres");
    return new EmbeddedSettings(home, 0, binaries, vector, false);
  }

  private static DatabaseUrl create(String command) {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(server(), "postgres", command.formatted(name));
    return server().administrator(name).withUser(ROLE, PASSWORD);
  }

  private static void execute(EmbeddedServer server, String database, String... commands) {
    DatabaseUrl url = server.administrator(database);
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {
    static final EmbeddedServer INSTANCE = start();

    private static EmbeddedServer start() {
      try {
        Path home = Files.createTempDirectory("sigmasight-test");
        EmbeddedServer server = EmbeddedServer.own(settings(home));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, home)));
        prepare(server);
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(EmbeddedServer server, Path home) {
      server.close();
      try (Stream<Path> tree = Files.walk(home)) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void prepare(EmbeddedServer server) {
      execute(
          server,
          "postgres",
          "create role " + ROLE + " login password '" + PASSWORD + "'",
          "alter role " + ROLE + " set timezone = '" + ZONE + "'",
          "create database empty_with_vector template template0");
      execute(server, "empty_with_vector", "create extension vector");
    }
  }
}
