package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** The database stops or dies under a run and comes back. No portfolio is to blame for it. */
class RestartTest {
  @TempDir Path temporary;
  private EmbeddedSettings settings;
  private EmbeddedServer server;

  @BeforeEach
  void startAServerOfOnesOwn() {
    settings = TestDatabases.settings(temporary.resolve("home"));
    server = EmbeddedServer.own(settings);
    WholeRun.prepare(server.core());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The same portfolios with the same ids in a database where nothing happens. */
  private Map<String, String> undisturbed() throws SQLException {
    DatabaseUrl core = server.core();
    DatabaseUrl administrator = server.administrator("postgres");
    try (Connection connection =
            DriverManager.getConnection(
                administrator.jdbc(), administrator.user(), administrator.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database undisturbed owner %s template %s"
              .formatted(core.user(), core.database()));
    }
    try (CoreContext context = WholeRun.open(core.withDatabase("undisturbed"))) {
      var _ = WholeRun.run(context, RunListener.NOBODY);
      return Results.everything(context);
    }
  }

  private void restart() {
    server.close();
    server = EmbeddedServer.own(settings);
  }

  private void crash() {
    try {
      String note = Files.readString(note());
      ProcessHandle postmaster =
          ProcessHandle.of(Long.parseLong(note.lines().findFirst().orElseThrow())).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  /** Where the server notes its process. */
  private Path note() throws IOException {
    try (Stream<Path> files = Files.walk(settings.home())) {
      return files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
    }
  }

  /** Once, in the middle of a phase. */
  private static RunListener during(Phase phase, Runnable disturbance) {
    AtomicBoolean done = new AtomicBoolean();
    return (at, over, total) -> {
      if (at == phase && 2 * over >= total && over < total && done.compareAndSet(false, true)) {
        disturbance.run();
      }
    };
  }

  private void survives(Phase phase, Runnable disturbance) throws Exception {
    Map<String, String> undisturbed = undisturbed();
    try (CoreContext core = WholeRun.open(server.core())) {
      try {
        var _ = WholeRun.run(core, during(phase, disturbance));
      } catch (DataAccessException e) {
        assertThat(e).isInstanceOf(DatabaseUnavailable.class);
      }
      assertThat(failed(core)).as("items that failed").isZero();

      RunView run = WholeRun.run(core, RunListener.NOBODY);

      assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(Results.everything(core)).isEqualTo(undisturbed);
      assertThat(Results.running(core)).isZero();
    }
  }

  private static int failed(CoreContext core) {
    return core.get(CoreDb.class)
        .sql("select count(*) from batch_item where state = 'FAILED'")
        .query(Integer.class)
        .single();
  }

  @Test
  void aRestartUnderTheSnapshots() throws Exception {
    survives(Phase.PNL_SNAPSHOT, this::restart);
  }

  @Test
  void aCrashUnderTheRisks() throws Exception {
    survives(Phase.RISK, this::crash);
  }
}
