package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key lies among the sources, and {@code scripts/secrets.sh} would see one. */
class SecretsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /** What a command said and how it ended. */
  private record Said(int exitCode, String text) {}

  private static Said run(Path where, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Said(process.exitValue(), text);
  }

  private Said scan() throws Exception {
    return run(folder, ROOT.resolve("scripts/secrets.sh").toString());
  }

  private void add(String line) throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "a first line\n" + line + "\n");
    assertThat(run(folder, "git", "init", "-q").exitCode()).isZero();
    assertThat(run(folder, "git", "add", "notes.txt").exitCode()).isZero();
  }

  @Test
  void noFileOfOursHoldsAKey() throws Exception {
    Said said = run(ROOT, "scripts/secrets.sh");

    assertThat(said.text()).isEqualTo("No secrets found.\n");
    assertThat(said.exitCode()).isZero();
  }

  /** The halves are put together here, so that this file holds none. */
  @ParameterizedTest
  @CsvSource({
    "-----BEGIN RSA PRIVATE, ' KEY-----'",
    "AKIA, IOSFODNN7EXAMPLE",
    "ghp_, 16C7e42F292c6912E7710c838347Ae178B4a",
    "sk-proj-, 4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUgAbCd",
    "sst_, 4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUgAbCdEfGhIjK",
    "postgresql://core:, 9f8e7d6c5b4a39281706@db.example/core",
    "'{\"api_key\": \"', 'a0B1c2D3e4F5g6H7i8J9k0L1m2N3\"}'"
  })
  void aKeyIsFoundAndNotRepeated(String first, String second) throws Exception {
    add(first + second);

    Said said = scan();

    assertThat(said.exitCode()).isOne();
    assertThat(said.text()).endsWith("notes.txt:2\n").doesNotContain(first + second);
  }

  @Test
  void wordsAboutKeysAndPlaceholdersAreNone() throws Exception {
    add(
        """
        SECRET_KEY=$(openssl rand -base64 48)
        DATABASE_URL=postgresql://sigmasight_core:PASSWORD@db.example/sigmasight_core
        Authorization: Bearer sst_...
        password: 'demo12345'
        """);

    assertThat(scan()).isEqualTo(new Said(0, "No secrets found.\n"));
  }
}
