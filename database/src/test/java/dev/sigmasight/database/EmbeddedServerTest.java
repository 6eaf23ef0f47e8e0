package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
  @TempDir Path temporary;
  private EmbeddedSettings settings;
  private ServerFolder folder;

  @BeforeEach
  void choose() {
    settings = TestDatabases.settings(temporary.resolve("home with space"));
    folder = new ServerFolder(settings.home());
  }

  @Test
  void keepsItsDataAndItsPortFromStartToStart() {
    int port;
    try (var server = EmbeddedServer.own(settings)) {
      port = server.port();
      execute(server.core(), "create table kept (id int)");
    }
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(server.port()).isEqualTo(port);
      execute(server.core(), "insert into kept values (1)");
    }
  }

  @Test
  void givesEachRoleItsOwnDatabaseOnly() {
    try (var server = EmbeddedServer.own(settings)) {
      execute(server.core(), "create table mine (id int)");
      execute(server.ai(), "create table mine (id int)");
      assertClosed(server.core().withDatabase(server.ai().database()));
      assertClosed(server.ai().withDatabase(server.core().database()));
      assertClosed(server.core().withDatabase("postgres"));
      assertThatThrownBy(() -> execute(server.ai(), "create role intruder"))
          .hasRootCauseMessage(
              "ERROR: permission denied to create role\n  Detail: Only roles with the CREATEROLE attribute may create roles.");
    }
  }

  @Test
  void keepsPasswordsAndDataToItsUser() throws IOException {
    EmbeddedServer.own(settings).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwords())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.data())))
        .isEqualTo("rwx------");
  }

  @Test
  void offersPgvectorInTheAiDatabaseOnly() {
    String query = "select count(*) from pg_extension where extname = 'vector'";
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(ask(server.ai(), query)).isEqualTo("1");
      assertThat(ask(server.core(), query)).isEqualTo("0");
    }
  }

  @Test
  void refusesASecondOwnerByNamingTheFirst() {
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(server.owner()).isTrue();
      assertThatThrownBy(() -> EmbeddedServer.own(settings))
          .isInstanceOf(HomeInUse.class)
          .hasMessageContaining(settings.home().toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void letsToolsAttachWhileTheOwnerRuns() {
    try (var server = EmbeddedServer.own(settings)) {
      execute(server.core(), "create table seen (id int)");
      try (var tool = EmbeddedServer.ownOrAttach(settings)) {
        assertThat(tool.owner()).isFalse();
        execute(tool.core(), "insert into seen values (1)");
      }
      assertThat(ask(server.core(), "select count(*) from seen")).isEqualTo("1");
    }
    assertThatThrownBy(() -> EmbeddedServer.attach(settings))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining("No embedded server runs");
  }

  @Test
  void refusesAndLetsAttachAcrossProcesses() throws IOException {
    Process owner = OwnerProcess.start(settings);
    assertThatThrownBy(() -> EmbeddedServer.own(settings))
        .isInstanceOf(HomeInUse.class)
        .hasMessageContaining("process " + owner.pid());
    try (var tool = EmbeddedServer.attach(settings)) {
      assertThat(ask(tool.core(), "select note from kept")).isEqualTo("written by the owner");
    }
    OwnerProcess.end(owner);
    EmbeddedServer.own(settings).close();
  }

  @Test
  void adoptsTheServerOfAnOwnerThatWasKilled() throws Exception {
    Process owner = OwnerProcess.start(settings);
    long postmaster = running().pid();
    owner.destroyForcibly().waitFor();
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(running().pid()).isEqualTo(postmaster);
      assertThat(ask(server.core(), "select note from kept")).isEqualTo("written by the owner");
    }
    assertThat(new PidFile(folder.data()).running()).isEmpty();
  }

  @Test
  void adoptsItUnderAnotherNameOfTheFolderToo() throws Exception {
    Process owner = OwnerProcess.start(settings);
    owner.destroyForcibly().waitFor();
    Path alias = Files.createSymbolicLink(temporary.resolve("alias"), settings.home());
    try (var server = EmbeddedServer.own(TestDatabases.settings(alias))) {
      assertThat(ask(server.core(), "select note from kept")).isEqualTo("written by the owner");
    }
    assertThat(Files.readString(folder.log())).doesNotContain("automatic recovery");
  }

  @Test
  void replacesTheServerOfAKilledOwnerIfThePortMustChange() throws Exception {
    Process owner = OwnerProcess.start(settings);
    long postmaster = running().pid();
    owner.destroyForcibly().waitFor();
    int port = freePort();
    try (var server = EmbeddedServer.own(settings.onPort(port))) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(running().pid()).isNotEqualTo(postmaster);
      assertThat(ask(server.core(), "select note from kept")).isEqualTo("written by the owner");
    }
  }

  @Test
  void recoversWhenOwnerAndServerWereKilled() throws Exception {
    Process owner = OwnerProcess.start(settings);
    ProcessHandle postmaster = ProcessHandle.of(running().pid()).orElseThrow();
    owner.destroyForcibly().waitFor();
    postmaster.destroyForcibly();
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(ask(server.core(), "select note from kept")).isEqualTo("written by the owner");
    }
    assertThat(Files.readString(folder.log())).contains("automatic recovery in progress");
  }

  @Test
  void startsAgainWhatEndsByItself() throws Exception {
    try (var server = EmbeddedServer.own(settings)) {
      int port = server.port();
      ProcessHandle postmaster = ProcessHandle.of(running().pid()).orElseThrow();
      long killed = postmaster.pid();
      postmaster.destroyForcibly();
      Instant limit = Instant.now().plusSeconds(60);
      while (pid() == killed || !answers(server)) {
        assertThat(Instant.now()).isBefore(limit);
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(server.port()).isEqualTo(port);
    }
    assertThat(new PidFile(folder.data()).running()).isEmpty();
  }

  private long pid() throws IOException {
    return new PidFile(folder.data()).running().map(PidFile.Running::pid).orElse(0L);
  }

  private static boolean answers(EmbeddedServer server) {
    DatabaseUrl core = server.core();
    try (var connection = DriverManager.getConnection(core.jdbc(), core.user(), core.password())) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** The noted id now belongs to this very process, or the note is cut short by a full disk. */
  @ParameterizedTest
  @ValueSource(strings = {"%d\nFOLDER\n1795206727\n54999\n\n127.0.0.1\n 16039943 4\nready\n", ""})
  void startsInSpiteOfAStaleNote(String note) throws IOException {
    EmbeddedServer.own(settings).close();
    Files.writeString(
        folder.data().resolve("postmaster.pid"),
        note.formatted(ProcessHandle.current().pid()).replace("FOLDER", folder.data().toString()));
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(ask(server.core(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void finishesAnInterruptedFirstStart() throws IOException {
    Files.createDirectories(folder.newData().resolve("base"));
    try (var server = EmbeddedServer.own(settings)) {
      execute(server.administrator("postgres"), "drop database sigmasight_ai");
    }
    try (var server = EmbeddedServer.own(settings)) {
      assertThat(ask(server.ai(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void saysThatTheFixedPortIsTaken() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedServer.own(settings.onPort(other.getLocalPort())))
          .isInstanceOf(ServerNotStarted.class)
          .hasMessage("Port %d of 127.0.0.1 is taken.".formatted(other.getLocalPort()));
    }
    EmbeddedServer.own(settings).close();
  }

  @Test
  void saysThatTheHomeIsAFile() throws IOException {
    Files.createFile(settings.home());
    assertThatThrownBy(() -> EmbeddedServer.own(settings))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessage(
            settings.home()
                + " is a file, not a folder: set SIGMASIGHT_HOME to a folder, or move the file away.");
  }

  @Test
  void saysThatTheDataIsOfAnotherVersion() throws IOException {
    Files.createDirectories(folder.data());
    Files.writeString(folder.data().resolve("PG_VERSION"), "16\n");
    assertThatThrownBy(() -> EmbeddedServer.own(settings))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining("of PostgreSQL 16, not 17");
  }

  @Test
  void saysThatThePasswordsAreMissing() throws IOException {
    Files.createDirectories(folder.data());
    Files.writeString(folder.data().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedServer.own(settings))
        .isInstanceOf(ServerNotStarted.class)
        .hasMessageContaining(folder.passwords().toString());
  }

  private PidFile.Running running() throws IOException {
    return new PidFile(folder.data()).running().orElseThrow();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void assertClosed(DatabaseUrl url) {
    assertThatThrownBy(() -> with(url, DatabaseTest.SMALL, EmbeddedServerTest::one))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("may not connect");
  }

  private static void execute(DatabaseUrl url, String sql) {
    with(url, Pool.patient(), database -> database.sql(sql).update());
  }

  private static String ask(DatabaseUrl url, String sql) {
    return with(url, Pool.patient(), database -> database.sql(sql).query(String.class).single());
  }

  private static int one(Database database) {
    return database.sql("select 1").query(Integer.class).single();
  }

  private static <T> T with(DatabaseUrl url, Pool pool, Function<Database, T> work) {
    try (var database = new Database("test", url, pool, DatabaseTest.CHAIN)) {
      return work.apply(database);
    }
  }
}
