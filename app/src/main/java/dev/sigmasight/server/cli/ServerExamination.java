package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at the port and at the servers of the databases. */
final class ServerExamination {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration SMALL = Duration.ofSeconds(2);
  private static final Duration LARGE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  ServerExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(List.of(port()));
    try {
      switch (surroundings.databases()) {
        case DatabaseChoice.Embedded(Path _) -> findings.add(vector());
        case DatabaseChoice.External(DatabaseUrl core, DatabaseUrl ai) -> {
          findings.add(clock("core", "DATABASE_URL", core));
          findings.add(clock("AI", "AI_DATABASE_URL", ai));
        }
      }
    } catch (DatabaseChoice.Refused e) {
      findings.add(
          Finding.failed(
              "databases",
              String.valueOf(e.getMessage()),
              "docs/operations/database.md lists the variables"));
    }
    return findings;
  }

  private Finding port() {
    int port = surroundings.port();
    if (port < 0 || port > RunningServer.LAST_PORT) {
      return Finding.failed("port", port + " is none", "set PORT to a number from 1 to 65535");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return Finding.ok("port", port + " is free");
    } catch (IOException e) {
      Check running = RunningServer.on(port).check();
      return running.passed()
          ? Finding.ok("port", port + ": SigmaSight runs there")
          : Finding.failed("port", port + " is taken by something else", "choose another PORT");
    }
  }

  private Finding vector() {
    Path files = EmbeddedSettings.vectorFiles(surroundings.environment());
    return Files.exists(files.resolve("vector.so")) || Files.exists(files.resolve("vector.dylib"))
        ? Finding.ok("pgvector", files.toString())
        : Finding.warning(
            "pgvector",
            "is not built, so documents are found by words only",
            "run scripts/pgvector.sh once");
  }

  private static Finding clock(String which, String variable, DatabaseUrl url) {
    String name = which + " clock";
    try (Database database = Database.toInspect(which, url)) {
      database.ping(PATIENCE);
      Instant before = Instant.now();
      Instant there =
          database
              .sql("select clock_timestamp()")
              .query((row, _) -> row.getTimestamp(1).toInstant())
              .single();
      Instant after = Instant.now();
      Duration skew =
          Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
      return judge(name, skew.abs());
    } catch (DatabaseUnavailable e) {
      return Finding.failed(name, String.valueOf(e.getMessage()), e.remedy(variable));
    } catch (RuntimeException e) {
      String why = Failures.report(e).lines().getFirst().replaceFirst("^sigmasight: ", "");
      return Finding.failed(name, why, "correct " + variable);
    }
  }

  /** How far the clocks may be apart: a lease of the batch lives 30 s. */
  static Finding judge(String name, Duration skew) {
    String said = "%.1f s apart".formatted(skew.toMillis() / 1000.0);
    String remedy = "keep both clocks by NTP (timedatectl set-ntp true)";
    return skew.compareTo(SMALL) <= 0
        ? Finding.ok(name, said)
        : skew.compareTo(LARGE) <= 0
            ? Finding.warning(name, said, remedy)
            : Finding.failed(name, said, remedy);
  }
}
