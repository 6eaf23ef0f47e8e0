package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code sigmasight db backup} and {@code restore} call PostgreSQL's programs: these here write
 * it down.
 */
class BackupTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void install() throws IOException {
    file = folder.resolve("core.backup");
    program(
        "pg_dump",
        99,
        "for a in \"$@\"; do case $a in --file=*) echo dump > \"${a#--file=}\";; esac; done");
    program(
        "pg_restore",
        99,
        "case $1 in --list) echo '1; 0 0 TABLE x'; echo '2; 0 0 COMMENT - EXTENSION vector';; *) for a in \"$@\"; do case $a in --use-list=*) cat \"${a#--use-list=}\" >> \"$0.list\";; esac; done;; esac");
  }

  private void program(String name, int version, String script) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(
        path,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "%s (PostgreSQL) %d.1"; exit 0; fi
        echo "$* PGPASSWORD=${PGPASSWORD:-none}" >> "$0.calls"
        %s
        """
            .formatted(name, version, script));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  private Shell shell() {
    return Shell.migrated()
        .with("PATH", folder + ":/usr/bin:/bin")
        .with("SIGMASIGHT_CACHE", folder.toString())
        .with("EMPTY", TestDatabases.empty().withLogin());
  }

  private String calls(String program) throws IOException {
    return Files.readString(folder.resolve(program + ".calls"));
  }

  @Test
  void dumpsWithThePasswordInTheEnvironmentOnly() throws IOException {
    Said said = shell().run("db", "backup", "core", "--to", file.toString());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(file).hasContent("dump");
    assertThat(calls("pg_dump"))
        .contains("--format=custom", "--username=tester", "PGPASSWORD=tester")
        .doesNotContain("tester:tester");
    assertThat(said.out()).contains("written to").doesNotContain("PGPASSWORD");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void nobodyElseReadsADumpThatIsBeingWritten() throws IOException {
    program(
        "pg_dump",
        99,
        "for a in \"$@\"; do case $a in --file=*) stat -c %a \"${a#--file=}\" >> \"$0.mode\";; esac; done");
    Files.writeString(folder.resolve("core.backup.part"), "left behind by one that was killed");

    assertThat(shell().run("db", "backup", "core", "--to", file.toString()).exitCode()).isZero();

    assertThat(folder.resolve("pg_dump.mode")).content().isEqualTo("600\n");
  }

  @Test
  void namesTheFolderThatIsNotThere() throws IOException {
    Path missing = folder.resolve("none");

    Said said = shell().run("db", "backup", "core", "--to", missing.resolve("x").toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("there is no folder " + missing + "; make it first");
    assertThat(folder.resolve("pg_dump.calls")).doesNotExist();
  }

  @Test
  void aDumpThatFailsLeavesNoFile() throws IOException {
    program("pg_dump", 99, "echo 'pg_dump: error: no room'; exit 1");

    Said said = shell().run("db", "backup", "core", "--to", file.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("no room");
    assertThat(folder.toFile().list((dir, name) -> name.contains("core.backup"))).isEmpty();
  }

  @Test
  void refusesAProgramOlderThanTheServer() throws IOException {
    program("pg_dump", 9, "true");

    Said said = shell().run("db", "backup", "core", "--to", file.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("install postgresql-client-17");
  }

  @Test
  void takesTheProgramOfTheServersVersionBeforeANewerOne() throws IOException {
    program("pg_dump", 17, "exit 1");
    Path newer = Files.createDirectory(folder.resolve("newer"));
    Files.copy(folder.resolve("pg_restore"), newer.resolve("pg_dump"));

    Said said =
        shell()
            .with("PATH", newer + ":" + folder + ":/usr/bin:/bin")
            .run("db", "backup", "core", "--to", file.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(calls("pg_dump")).contains("--format=custom");
    assertThat(newer.resolve("pg_dump.calls")).doesNotExist();
  }

  @Test
  void saysWhereTheProgramsAreMissing() {
    Said said =
        shell().with("PATH", "/nowhere").run("db", "backup", "core", "--to", file.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("pg_dump is not on the PATH");
  }

  @Test
  void aCheckNoticesThatARestoreBroughtNothingBack() {
    Said said =
        shell().run("db", "backup", "core", "--to", file.toString(), "--check", "env:EMPTY");

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(said.out()).contains("only the first has it");
  }

  @Test
  void restoresIntoAnEmptyDatabaseWithoutTheCommentsOfExtensions() throws IOException {
    Files.writeString(file, "dump");

    Said said = shell().run("db", "restore", file.toString(), "--to", "env:EMPTY");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(calls("pg_restore")).contains("--single-transaction", "--exit-on-error");
    assertThat(folder.resolve("pg_restore.list")).content().isEqualTo("1; 0 0 TABLE x\n");
  }

  @Test
  void neverRestoresOverTables() throws IOException {
    Files.writeString(file, "dump");

    Said said = shell().run("db", "restore", file.toString(), "--to", "core");

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("only restored into an empty database");
    assertThat(folder.resolve("pg_restore.calls")).doesNotExist();
  }

  @Test
  void refusesProductionAndOtherMachines() throws IOException {
    Files.writeString(file, "dump");

    assertThat(
            shell()
                .with("SIGMASIGHT_ENV", "production")
                .run("db", "restore", file.toString(), "--to", "env:EMPTY")
                .err())
        .contains("--yes");
    assertThat(
            shell()
                .run("db", "restore", file.toString(), "--to", "postgresql://u:p@db.example/x")
                .err())
        .contains("--yes");
  }

  @Test
  void dryRunsCallNothing() throws IOException {
    Files.writeString(file, "dump");

    assertThat(
            shell()
                .run("db", "restore", file.toString(), "--to", "env:EMPTY", "--dry-run")
                .exitCode())
        .isZero();
    assertThat(shell().run("db", "backup", "core", "--to", file + "2", "--dry-run").exitCode())
        .isZero();
    assertThat(folder.toFile().list((dir, name) -> name.endsWith(".calls"))).isEmpty();
  }

  @Test
  void neverOverwritesABackup() throws IOException {
    Files.writeString(file, "mine");

    assertThat(shell().run("db", "backup", "core", "--to", file.toString()).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent("mine");
  }
}
