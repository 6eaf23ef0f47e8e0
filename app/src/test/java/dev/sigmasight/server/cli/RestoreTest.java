package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups by PostgreSQL's own programs, which {@code scripts/pgclient.sh} fetches. */
class RestoreTest {
  @TempDir private Path folder;

  private static Said ok(Said said) {
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    return said;
  }

  /** With the programs that were fetched, and an empty database to restore into. */
  private static Shell ready(Shell shell) {
    return shell
        .with("SIGMASIGHT_CACHE", EmbeddedSettings.cache(System.getenv()).toString())
        .with("SCRATCH", TestDatabases.empty().withLogin());
  }

  @Test
  void whatComesBackIsEqual() {
    Shell shell = ready(Shell.seeded());
    String file = folder.resolve("core.backup").toString();

    Said said = ok(shell.run("db", "backup", "core", "--to", file, "--check", "env:SCRATCH"));

    assertThat(said.out()).contains("every table is equal");
    Said restored =
        ok(
            shell
                .with("OTHER", TestDatabases.empty().withLogin())
                .run("db", "restore", file, "--to", "env:OTHER"));
    assertThat(restored.out()).contains("restored");
  }

  @Test
  void knowledgeComesBackWithItsVectors() {
    Shell shell = ready(Shell.seeded());
    try (Database ai = Database.toInspect("AI", shell.ai())) {
      int _ =
          ai.sql(
                  """
                  with s as (insert into ai_kb_sources (scope, slug, title, content, origin)
                    values ('global', 'house/view', 'House view', 'Cautious.', 'admin')
                    returning id, scope)
                  insert into ai_kb_documents (source_id, scope, part, title, content, embedding,
                    embedding_model)
                  select id, scope, 1, 'House view', 'Cautious.', array_fill(0.5::real, array[1536])::vector, 'm' from s
                  """)
              .update();
    }
    String file = folder.resolve("ai.backup").toString();

    Said said = ok(shell.run("db", "backup", "ai", "--to", file, "--check", "env:SCRATCH"));

    assertThat(said.out()).contains("every table is equal");
  }

  @Test
  void aDamagedBackupLeavesTheTargetEmpty() throws IOException {
    Shell shell = ready(Shell.seeded());
    Path file = folder.resolve("core.backup");
    ok(shell.run("db", "backup", "core", "--to", file.toString()));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));

    Said said = shell.run("db", "restore", file.toString(), "--to", "env:SCRATCH");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("pg_restore");
    ok(shell.run("db", "restore", whole(whole).toString(), "--to", "env:SCRATCH"));
  }

  private Path whole(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("whole.backup"), bytes);
  }
}
