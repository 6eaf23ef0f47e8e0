package dev.sigmasight.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sigmasight.database.testing.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** Another process that owns an embedded server, to be killed. */
final class OwnerProcess {
  private static final String READY = "ready";

  private OwnerProcess() {}

  /** Starts the process and waits until its server holds a table {@code kept}. */
  static Process start(EmbeddedSettings settings) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName(),
                settings.home().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = lines.readLine();
    if (!READY.equals(line)) {
      throw new IllegalStateException("The owner said: " + line);
    }
    return process;
  }

  /** Lets the process stop its server and go. */
  static void end(Process process) throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  public static void main(String[] arguments) throws IOException {
    EmbeddedSettings settings = TestDatabases.settings(Path.of(arguments[0]));
    try (var server = EmbeddedServer.own(settings);
        var database =
            new Database("test", server.core(), Pool.core(), new Chain("db/base", "history"))) {
      database.sql("create table kept as select 'written by the owner' as note").update();
      System.out.println(READY);
      System.in.read();
    }
  }
}
