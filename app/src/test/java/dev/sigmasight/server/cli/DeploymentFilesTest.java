package dev.sigmasight.server.cli;

import static dev.sigmasight.server.cli.DeploymentFiles.DEPLOY;
import static dev.sigmasight.server.cli.DeploymentFiles.ROOT;
import static dev.sigmasight.server.cli.DeploymentFiles.document;
import static dev.sigmasight.server.cli.DeploymentFiles.list;
import static dev.sigmasight.server.cli.DeploymentFiles.manifests;
import static dev.sigmasight.server.cli.DeploymentFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of {@code deploy} name variables, commands, ports and paths that exist. */
class DeploymentFilesTest {
  /** The longest end of a server: its runs, answers and tasks, then its requests. */
  private static final int LONGEST_END_SECONDS = 50;

  private static int seconds(@Nullable String text) {
    return Integer.parseInt(Objects.requireNonNull(text).replace("s", ""));
  }

  private static Map<String, String> manifest(String kind) throws IOException {
    return Objects.requireNonNull(manifests().get(kind), kind);
  }

  @Test
  void everyVariableIsOneThatTheProgramReads() throws IOException {
    Set<String> names = DeploymentFiles.variables();
    assertThat(names).contains("DATABASE_URL", "DATABASE_URL_FILE", "PORT", "SIGMASIGHT_COMMIT");
    String pages = pages();
    String launcher = text("sigmasight");
    for (String name : names) {
      String plain = name.replaceAll("_FILE$", "");
      String setting = plain.toLowerCase(Locale.ROOT).replace('_', '.');
      assertThat(pages.contains("`" + plain + "`") || pages.contains("`" + setting + "`"))
          .as("%s stands in docs/operations", plain)
          .isTrue();
      assertThat(name.equals(plain) || launcher.contains(" " + plain + " "))
          .as("%s is read by deploy/sigmasight", name)
          .isTrue();
    }
    Map<String, String> environment =
        names.stream()
            .map(name -> name.replaceAll("_FILE$", ""))
            .distinct()
            .collect(Collectors.toMap(Function.identity(), _ -> "8000"));
    assertThat(new EnvironmentExamination(Surroundings.of(environment)).findings())
        .extracting(Object::toString)
        .noneMatch(said -> said.contains("means nothing here") || said.contains("is not read"));
  }

  private static String pages() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/operations"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
        if (!file.endsWith("deployment.md")) {
          texts.add(Files.readString(file));
        }
      }
      return String.join("\n", texts);
    }
  }

  @Test
  void everyCommandIsOneOfOurs() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    manifests().forEach((_, each) -> commands.add(list(each, containers(each) + ".args")));
    Map<String, String> compose = document("compose.yaml");
    commands.add(list(compose, "services.migrate.command"));
    commands.add(list(compose, "services.sigmasight.command"));
    text("platform/Procfile").lines().forEach(line -> commands.add(words(line)));
    for (String file : List.of("railway.json", "railway.batch.json", "app.json")) {
      JsonNode json = new JsonMapper().readTree(text("platform/" + file));
      json.findValues("startCommand").forEach(each -> commands.add(words(each.asString())));
      json.findValues("preDeployCommand")
          .forEach(each -> commands.add(words(each.get(0).asString())));
      json.findValues("command").forEach(each -> commands.add(words(each.asString())));
    }
    commands.add(List.of(line("^ExecStart=\\S+ (.*)$", DeploymentFiles.unit()).split(" ", -1)));
    commands.add(List.of(line("^CMD \\[\"(.*)\"]$", text("Dockerfile"))));
    commands.removeIf(List::isEmpty);

    assertThat(commands).hasSize(12);
    for (List<String> command : commands) {
      assertThat(unknown(command)).as(String.join(" ", command)).isEmpty();
    }
    assertThat(unknown(List.of("serv"))).isNotEmpty();
    assertThat(unknown(List.of("serve", "--no-migration"))).isNotEmpty();
  }

  private static List<String> words(String line) {
    assertThat(line).contains("sigmasight ");
    return List.of(line.substring(line.indexOf("sigmasight ") + 11).split(" ", -1));
  }

  private static List<String> unknown(List<String> command) {
    CommandLine line =
        Cli.of(
            Surroundings.of(Map.of()),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()));
    try {
      var parsed = line.parseArgs(command.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return parsed.unmatched();
    } catch (CommandLine.ParameterException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static String line(String pattern, String text) {
    var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String containers(Map<String, String> manifest) {
    return manifest.keySet().stream().anyMatch(path -> path.startsWith("spec.template."))
        ? "spec.template.spec.containers[0]"
        : "";
  }

  @Test
  void everyProbeAsksAPathThatAnswersAtThePortOfTheServer() throws IOException {
    Map<String, String> server = manifest("Deployment");
    String container = "spec.template.spec.containers[0].";
    List<String> paths = new ArrayList<>();
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      paths.add(server.get(container + probe + ".httpGet.path"));
      assertThat(server.get(container + probe + ".httpGet.port"))
          .isEqualTo(server.get(container + "ports[0].name"));
    }
    paths.add(line("GET (\\S+) HTTP", text("docker/healthcheck")));
    paths.add(line("\"healthcheckPath\": \"(.*)\"", text("platform/railway.json")));
    paths.add(line("\"path\": \"(.*)\"", text("platform/app.json")));
    for (String path : paths) {
      assertThat(TestServer.shared().anonymous().get(path).status()).as(path).isEqualTo(200);
    }
    String port = Integer.toString(Surroundings.of(Map.of()).port());
    assertThat(server).containsEntry(container + "ports[0].containerPort", port);
    assertThat(manifest("Service")).containsEntry("spec.ports[0].targetPort", "http");
    assertThat(line("^EXPOSE (.*)$", text("Dockerfile"))).isEqualTo(port);
    assertThat(document("compose.yaml"))
        .containsEntry("services.sigmasight.ports[0]", "127.0.0.1:8000:" + port);
  }

  @Test
  void nobodyIsRootOrMayBecomeIt() throws IOException {
    for (String kind : List.of("Deployment", "Job")) {
      assertThat(manifest(kind))
          .containsEntry("spec.template.spec.securityContext.runAsNonRoot", "true")
          .containsEntry("spec.template.spec.securityContext.runAsUser", "10001")
          .containsEntry("spec.template.spec.automountServiceAccountToken", "false")
          .containsEntry(
              "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation", "false")
          .containsEntry(
              "spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem", "true")
          .containsEntry(
              "spec.template.spec.containers[0].securityContext.capabilities.drop[0]", "ALL")
          .containsKey("spec.template.spec.containers[0].resources.limits.memory");
    }
    for (String service : List.of("migrate", "sigmasight")) {
      assertThat(document("compose.yaml"))
          .containsEntry("services." + service + ".cap_drop[0]", "ALL")
          .containsEntry("services." + service + ".security_opt[0]", "no-new-privileges:true")
          .containsEntry("services." + service + ".read_only", "true");
    }
    assertThat(text("Dockerfile").substring(text("Dockerfile").indexOf("USER ")))
        .startsWith("USER 10001:10001")
        .doesNotContain("USER root");
    assertThat(DeploymentFiles.unit().lines())
        .contains(
            "User=sigmasight", "NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes");
  }

  @Test
  void twoServersAreThereAndOneStays() throws IOException {
    Map<String, String> server = manifest("Deployment");
    assertThat(server)
        .containsEntry("spec.replicas", "2")
        .containsEntry("spec.strategy.rollingUpdate.maxUnavailable", "0");
    assertThat(manifest("PodDisruptionBudget")).containsEntry("spec.minAvailable", "1");
    for (String kind : List.of("Service", "PodDisruptionBudget")) {
      String selector = kind.equals("Service") ? "spec.selector" : "spec.selector.matchLabels";
      assertThat(manifest(kind).get(selector + ".app.kubernetes.io/component"))
          .isEqualTo(server.get("spec.template.metadata.labels.app.kubernetes.io/component"))
          .isEqualTo("server");
    }
  }

  @Test
  void everyServerHasTheTimeToEndInOrder() throws IOException {
    Map<String, String> server = manifest("Deployment");
    String before =
        server.get("spec.template.spec.containers[0].lifecycle.preStop.exec.command[1]");
    String grace = server.get("spec.template.spec.terminationGracePeriodSeconds");
    assertThat(seconds(grace)).isGreaterThanOrEqualTo(seconds(before) + LONGEST_END_SECONDS);
    assertThat(seconds(document("compose.yaml").get("services.sigmasight.stop_grace_period")))
        .isGreaterThanOrEqualTo(LONGEST_END_SECONDS);
    assertThat(seconds(line("^TimeoutStopSec=(.*)$", DeploymentFiles.unit())))
        .isGreaterThanOrEqualTo(LONGEST_END_SECONDS);
    assertThat(seconds(line("\"drainingSeconds\": (\\d+)", text("platform/railway.json"))))
        .isGreaterThanOrEqualTo(LONGEST_END_SECONDS);
  }

  @Test
  void theImageIsMadeOfWhatIsThere() throws IOException {
    String image = text("Dockerfile");
    Pattern copied = Pattern.compile("^COPY (?!--from)(?:--\\S+ )*(.*) \\S+$", Pattern.MULTILINE);
    List<String> sources = copied.matcher(image).results().map(found -> found.group(1)).toList();
    assertThat(sources).hasSize(2);
    for (String source : String.join(" ", sources).split(" ", -1)) {
      assertThat(ROOT.resolve(source)).exists();
    }
    assertThat(image)
        .contains("-Djarmode=tools", "--layers", "sigmasight learn", "HEALTHCHECK", "STOPSIGNAL");
    assertThat(Files.readAllLines(ROOT.resolve(".dockerignore")))
        .contains(".git", "target", "*/target", "**/node_modules", "deploy/secrets");
    assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).contains("deploy/secrets/");
  }

  @Test
  void noSourceIsLeftOutOfTheImage() throws IOException {
    List<PathMatcher> leftOut =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .flatMap(line -> Stream.of(line, line.replaceFirst("^\\*\\*/", "")).distinct())
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
    try (Stream<Path> files = Files.find(ROOT, 40, (file, _) -> file.endsWith("src"))) {
      List<Path> sources = files.filter(each -> !each.toString().contains("node_modules")).toList();
      assertThat(sources).hasSizeGreaterThan(5);
      for (Path source : sources) {
        try (Stream<Path> all = Files.walk(source)) {
          assertThat(all.map(ROOT::relativize))
              .noneMatch(path -> leftOut.stream().anyMatch(pattern -> pattern.matches(path)));
        }
      }
    }
  }

  @Test
  void theTwoDatabasesAreServersOfTheirOwnAndOneHasPgvector() throws IOException {
    Map<String, String> compose = document("compose.yaml");
    assertThat(compose)
        .containsEntry("services.core-db.image", "postgres:17")
        .containsEntry("services.ai-db.image", "pgvector/pgvector:pg17")
        .containsEntry("services.ai-db.environment.EXTENSION", "vector")
        .containsEntry(
            "services.sigmasight.depends_on.migrate.condition", "service_completed_successfully");
    for (String service : List.of("core-db", "ai-db")) {
      assertThat(compose)
          .containsKey("services." + service + ".healthcheck.test[1]")
          .containsEntry(
              "services.migrate.depends_on." + service + ".condition", "service_healthy");
      assertThat(compose.get("services." + service + ".volumes[0]"))
          .endsWith(":/var/lib/postgresql/data");
      assertThat(compose.get("services." + service + ".volumes[1]"))
          .startsWith("./postgres/create-database:");
    }
    assertThat(DEPLOY.resolve("postgres/create-database")).isExecutable();
    for (String service : List.of("core-db", "ai-db", "migrate", "sigmasight")) {
      assertThat(list(compose, "services." + service + ".secrets"))
          .isNotEmpty()
          .allMatch(secret -> compose.containsKey("secrets." + secret + ".file"));
    }
  }

  @Test
  void noSecretHasAValue() throws IOException {
    Map<String, String> secret = manifest("Secret");
    assertThat(secret).containsKeys("stringData.DATABASE_URL", "stringData.SECRET_KEY");
    secret.forEach(
        (path, value) -> {
          if (path.startsWith("stringData.")) {
            assertThat(value).as(path).isEmpty();
          }
        });
    assertThat(DeploymentFiles.unit()).doesNotContain("postgresql://");
  }
}
