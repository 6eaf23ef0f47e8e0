package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of PostgreSQL's on this machine. Passwords reach it through its environment, which
 * other users cannot see, and never through its arguments.
 *
 * @param version first number of its version
 */
record PostgresTool(Path program, int version) {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+)*");
  private static final Map<String, String> VARIABLES =
      Map.of(
          "sslmode",
          "PGSSLMODE",
          "sslrootcert",
          "PGSSLROOTCERT",
          "channelBinding",
          "PGCHANNELBINDING");

  /** What a program said. */
  private record Said(int exit, String text) {}

  /**
   * The one of that name that suits a server: of its version, otherwise the newest. Looked for on
   * the PATH and where {@code scripts/pgclient.sh} leaves its result.
   */
  static PostgresTool suiting(Database database, String name, Surroundings surroundings) {
    int server = serverVersion(database);
    return folders(surroundings)
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .map(program -> new PostgresTool(program, versionOf(program)))
        .max(
            Comparator.comparing((PostgresTool tool) -> tool.version() == server)
                .thenComparingInt(PostgresTool::version))
        .orElseThrow(
            () ->
                new Failures.CommandFailed(
                    ExitCode.FAILED,
                    name
                        + " is not on the PATH: install PostgreSQL's client programs"
                        + " (postgresql-client on Debian), or run scripts/pgclient.sh."));
  }

  private static Stream<Path> folders(Surroundings surroundings) {
    return Stream.concat(
        Stream.of(surroundings.value("PATH").split(File.pathSeparator, -1)).map(Path::of),
        Stream.of(
            EmbeddedSettings.cache(surroundings.environment()).resolve("pgclient-pg17", "bin")));
  }

  private static int versionOf(Path program) {
    Matcher found =
        VERSION.matcher(execute(List.of(program.toString(), "--version"), Map.of()).text());
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /** Refuses a server that is newer than the program, which could not read it. */
  PostgresTool fit(Database database) {
    int server = serverVersion(database);
    if (server > version) {
      throw new Failures.CommandFailed(
          ExitCode.FAILED,
          "%s is of version %d and cannot work with PostgreSQL %d: install postgresql-client-%d and put it on the PATH."
              .formatted(program, version, server, server));
    }
    return this;
  }

  private static int serverVersion(Database database) {
    return database
        .sql("select current_setting('server_version_num')::int / 10000")
        .query(Integer.class)
        .single();
  }

  /** Runs it on a database; what it complains of becomes the failure. */
  void on(DatabaseUrl url, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(
        List.of(
            "--host=" + url.host(),
            "--port=" + url.port(),
            "--username=" + url.user(),
            "--no-password",
            "--dbname=" + url.database()));
    words.addAll(arguments);
    Map<String, String> environment = new HashMap<>(Map.of("PGPASSWORD", url.password()));
    VARIABLES.forEach(
        (parameter, variable) -> {
          String value = url.parameters().get(parameter);
          if (value != null) {
            environment.put(variable, value);
          }
        });
    Said said = execute(words, environment);
    if (said.exit() != 0) {
      throw new Failures.CommandFailed(ExitCode.FAILED, reason(said.text()));
    }
  }

  /** Runs it without a database. */
  String say(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(arguments);
    Said said = execute(words, Map.of());
    if (said.exit() != 0) {
      throw new Failures.CommandFailed(ExitCode.FAILED, reason(said.text()));
    }
    return said.text();
  }

  private String reason(String text) {
    return "%s failed: %s"
        .formatted(program.getFileName(), text.lines().findFirst().orElse("it did not say why"));
  }

  private static Said execute(List<String> words, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new Failures.CommandFailed(ExitCode.FAILED, words.getFirst() + " cannot be started.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
