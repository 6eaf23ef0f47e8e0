package dev.sigmasight.server.cli;

import static dev.sigmasight.server.cli.DeploymentFiles.DEPLOY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that containers and machines start the program with. */
class DeploymentScriptsTest {
  private static final String LATE = "-XX:Tier4InvocationThreshold=";

  @TempDir private Path folder;

  /** What a script said and how it ended. */
  private record Said(int exitCode, String text) {}

  /** In place of Java, something that tells what it is given. */
  @BeforeEach
  void putAnEchoInPlaceOfJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        printf 'arguments: %s\\n' "$*"
        printf 'database: %s\\n' "${DATABASE_URL:-}"
        printf 'left: %s\\n' "${DATABASE_URL_FILE:-nothing}"
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.copy(DEPLOY.resolve("sigmasight"), folder.resolve("sigmasight"));
  }

  private Said launch(Map<String, String> environment, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = folder.resolve("sigmasight").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SIGMASIGHT_JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    return run(builder);
  }

  private static Said run(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Said(process.exitValue(), text);
  }

  @Test
  void theLauncherTakesSecretsFromFiles() throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "postgresql://me:hush@db/core\n");

    Said said = launch(Map.of("DATABASE_URL_FILE", file.toString()), "serve", "--no-migrate");

    assertThat(said.exitCode()).isZero();
    assertThat(said.text())
        .contains("database: postgresql://me:hush@db/core\n", "left: nothing\n")
        .contains("-jar " + folder.resolve("sigmasight.jar") + " serve --no-migrate\n")
        .doesNotContain("AOTCache");
  }

  @Test
  void theLauncherRefusesTwoValuesAndAMissingFile() throws Exception {
    String file = folder.resolve("missing").toString();

    Said missing = launch(Map.of("SECRET_KEY_FILE", file), "serve");
    Said twice = launch(Map.of("SECRET_KEY_FILE", file, "SECRET_KEY", "x"), "serve");

    assertThat(missing.exitCode()).isOne();
    assertThat(missing.text())
        .isEqualTo("sigmasight: SECRET_KEY_FILE names " + file + ", which cannot be read.\n");
    assertThat(twice.exitCode()).isOne();
    assertThat(twice.text())
        .isEqualTo("sigmasight: SECRET_KEY and SECRET_KEY_FILE are both set; keep one of them.\n");
  }

  @Test
  void theLauncherSaysWhichJavaItNeeds() throws Exception {
    String nowhere = folder.resolve("nowhere").toString();
    Said missing = launch(Map.of("SIGMASIGHT_JAVA_HOME", nowhere), "serve");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
    Said old = launch(Map.of(), "serve");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");

    assertThat(missing.exitCode()).isOne();
    assertThat(missing.text())
        .startsWith("sigmasight: there is no " + nowhere + "/bin/java. Install Java 25")
        .hasLineCount(1);
    assertThat(old.exitCode()).isOne();
    assertThat(old.text())
        .contains("jdk/bin/java is older than Java 25. Install Java 25")
        .hasLineCount(1);
    assertThat(launch(Map.of(), "serve").exitCode()).isZero();
  }

  @Test
  void theLauncherUsesWhatAnEarlierStartHasTaught() throws Exception {
    assertThat(launch(Map.of(), "learn").text())
        .contains("-XX:AOTCacheOutput=" + folder.resolve("sigmasight.aot"))
        .contains(" rehearse\n");
    Files.createFile(folder.resolve("sigmasight.aot"));

    assertThat(launch(Map.of("SIGMASIGHT_JAVA_OPTS", "-Xmx1g -Da=b"), "batch", "run").text())
        .contains("-XX:AOTCache=" + folder.resolve("sigmasight.aot") + " -Xmx1g -Da=b -jar ")
        .contains(LATE);
    assertThat(launch(Map.of(), "serve").text()).contains(LATE);
    assertThat(launch(Map.of(), "doctor").text()).doesNotContain(LATE);
  }

  /** What an AOT cache learned holds only for the same options of the same runtime. */
  @Test
  void theLauncherGivesTheOptionsOfTheCommandOfTheSources() throws IOException {
    String start = "\njvm=(";
    String own = Files.readString(DEPLOY.resolve("sigmasight"));
    String sources = Files.readString(DeploymentFiles.ROOT.resolve("sigmasight"));

    assertThat(options(own, start)).isEqualTo(options(sources, start));
    String late = "\ncompile_late=(";
    assertThat(options(own, late)).isEqualTo(options(sources, late));
  }

  /** Code 3 is for what is partly done. */
  @Test
  void aProcessWithoutMemoryEndsAsFailed() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(options(Files.readString(DEPLOY.resolve("sigmasight")), "\njvm=(").split(" ")));
    command.addAll(
        List.of("-Xmx16m", "-cp", System.getProperty("java.class.path"), Eater.class.getName()));

    Said said = run(new ProcessBuilder(command).directory(folder.toFile()));

    assertThat(said.exitCode()).as(said.text()).isEqualTo(ExitCode.FAILED);
    assertThat(said.text()).contains("Aborting due to java.lang.OutOfMemoryError");
  }

  /** A program that needs more memory than there is. */
  static final class Eater {
    private Eater() {}

    public static void main(String[] arguments) {
      List<byte[]> eaten = new ArrayList<>();
      while (eaten.size() < 1024) {
        eaten.add(new byte[1 << 20]);
      }
    }
  }

  private static String options(String script, String start) {
    int begin = script.indexOf(start);
    assertThat(begin).isPositive();
    return script
        .substring(begin + start.length(), script.indexOf(')', begin))
        .replaceAll("\\s+", " ");
  }

  @Test
  void theCommandOfTheSourcesExplainsItsTests() throws Exception {
    String command = DeploymentFiles.ROOT.resolve("sigmasight").toString();

    Said said = run(new ProcessBuilder(command, "test", "--help"));

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).startsWith("Usage: sigmasight test ").doesNotContain("usage: mvn");
  }

  @Test
  void theHealthCheckAsksTheServer() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(healthcheck(TestServer.shared().port())).isZero();
    assertThat(healthcheck(free)).isNotZero();
  }

  private static int healthcheck(int port) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(DEPLOY.resolve("docker/healthcheck").toString());
    builder.environment().put("PORT", Integer.toString(port));
    return run(builder).exitCode();
  }

  @Test
  void secretsAreMadeOnceAndFitEachOther() throws Exception {
    Path secrets = folder.resolve("secrets");
    ProcessBuilder make =
        new ProcessBuilder(DEPLOY.resolve("make-secrets").toString(), secrets.toString());

    assertThat(run(make).exitCode()).isZero();
    List<String> first = contents(secrets);
    assertThat(run(make).exitCode()).isZero();

    assertThat(contents(secrets)).isEqualTo(first);
    assertThat(first).doesNotHaveDuplicates().allMatch(secret -> secret.length() >= 48);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
    for (String name : List.of("core", "ai")) {
      DatabaseUrl url = DatabaseUrl.parse(Files.readString(secrets.resolve(name + "_url")));
      assertThat(url.password()).isEqualTo(Files.readString(secrets.resolve(name + "_password")));
      assertThat(url.database()).isEqualTo("sigmasight_" + name).isEqualTo(url.user());
      assertThat(url.place()).startsWith(name + "-db:5432/");
    }
  }

  private static List<String> contents(Path secrets) throws IOException {
    try (var files = Files.list(secrets)) {
      return files.sorted().map(DeploymentScriptsTest::content).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
