package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command of the documentation does what it says, or somebody says why it is not tried. */
class DocsCommandsTest {
  private static final Pattern MARKS =
      Pattern.compile("run|run: [A-Z]+=.+|run by: [A-Za-z]+Test|not run: .{10,}");

  /** In text: `sigmasight …`, in blocks: ./sigmasight … up to a comment or the end of the line. */
  private static final Pattern NAMED =
      Pattern.compile("`(?:\\./)?sigmasight ([^`]+)`|(?m:^[^#`\\n]*\\./sigmasight ([^#\\n]+))");

  private static final PrintWriter NOWHERE = new PrintWriter(new StringWriter());
  private static final CommandLine PROGRAM = Cli.of(Surroundings.of(Map.of()), NOWHERE, NOWHERE);
  private static final String OF_THE_SCRIPT = "test";

  @TempDir private static Path folder;

  private static TestServer server;
  private static CommandDoor door;
  private static final Map<String, String> given = new HashMap<>();

  @BeforeAll
  static void serveTheDemo() throws IOException {
    Shell shell = Shell.seeded();
    leaveTheDemoOutOfTheBatch(shell);
    server = TestServer.start(shell.environment());
    server.clock().set(Instant.now());
    door = CommandDoor.open(shell);
    file(".curlrc", "fail-with-body\nshow-error\n");
    assertThat(file("sigmasight", CommandDoor.SCRIPT).toFile().setExecutable(true)).isTrue();
    file("prices.csv", "Date,QQQX,VTVX\n2025-01-02,220.22,240.00\n2025-01-03,224.19,243.28\n");
    file("closes.csv", "symbol,date,close\nQQQX,2025-01-06,225.10\nVTVX,2025-01-06,243.50\n");
    file(
        "positions.csv",
        """
        Symbol,Quantity,Entry Price Per Share,Entry Date
        AAPL,100,201.50,%1$s
        MSFT,50,490.10,%1$s
        """
            .formatted(
                TradingCalendar.nyse()
                    .lastCompletedSession(Instant.now().minus(Duration.ofDays(40)))));
    given.put("COMMAND_DOOR", door.address());
    given.put("CURL_HOME", folder.toString());
  }

  /** Only what a reader imports is computed: a few weeks of two stocks. */
  private static void leaveTheDemoOutOfTheBatch(Shell shell) {
    int _ = shell.<Integer>ask(db -> db.sql("update portfolio set active = false").update());
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** What a reader of the first page has at hand for the others. */
  private static void signIn() {
    String token =
        server
            .anonymous()
            .post(
                "/api/v1/auth/login",
                Map.of("email", "you@example.com", "password", CommandDoor.PASSWORD))
            .text("access_token");
    Client client = server.anonymous().bearer(token);
    String conversation = client.post("/api/v1/chat/conversations", Map.of()).text("id");
    Answer turn =
        client.post(
            "/api/v1/chat/conversations/" + conversation + "/send", Map.of("content", "Hello"));
    given.put("TOKEN", token);
    given.put(
        "PORTFOLIO", client.get("/api/v1/data/portfolios").body().get(0).get("id").asString());
    given.put("DAILY", newestRun());
    given.put("CONVERSATION", conversation);
    given.put("TURN", turn.header("X-Run-Id"));
  }

  @AfterAll
  static void stop() {
    door.close();
    server.close();
  }

  private static Stream<Path> pagesWithCommands() {
    return CodeBlock.pages().stream()
        .filter(page -> CodeBlock.of(page).stream().anyMatch(CodeBlock::isRun));
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void everyCommandOfAPageWorksAsItStands(Path page) throws IOException, InterruptedException {
    String script =
        CodeBlock.of(page).stream()
            .filter(CodeBlock::isRun)
            .map(block -> ": " + block + "\n" + block.script())
            .collect(Collectors.joining("\n", "set -euxo pipefail\n", ""))
            .replace("localhost:8000", "localhost:" + server.port());
    Path output = folder.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder("bash", file("script", script).toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().putAll(given);

    int exit = bash.start().waitFor();

    assertThat(exit).as(() -> read(output)).isZero();
    if (!given.containsKey("TOKEN")) {
      signIn();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String newestRun() {
    return server
        .core()
        .sql("select id::text from batch_run order by started_at desc limit 1")
        .query(String.class)
        .single();
  }

  @Test
  void everyBlockNamesItsLanguage() {
    assertThat(blocks().filter(block -> block.language().isEmpty())).isEmpty();
  }

  @Test
  void everyBlockOfCommandsIsRunOrSaysWhyNot() {
    assertThat(
            blocks()
                .filter(CodeBlock::isShell)
                .filter(block -> !MARKS.matcher(block.comment()).matches()))
        .isEmpty();
  }

  @Test
  void testsThatAreSaidToRunABlockExist() throws IOException {
    List<String> tests;
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      tests = sources.map(file -> String.valueOf(file.getFileName())).toList();
    }
    assertThat(
            blocks()
                .map(CodeBlock::comment)
                .filter(comment -> comment.startsWith("run by: "))
                .map(comment -> comment.substring(8) + ".java"))
        .isNotEmpty()
        .isSubsetOf(tests);
  }

  private static Stream<CodeBlock> blocks() {
    return CodeBlock.pages().stream().flatMap(page -> CodeBlock.of(page).stream());
  }

  @ParameterizedTest
  @MethodSource("dev.sigmasight.server.cli.CodeBlock#pages")
  void everyCommandThatAPageNamesExists(Path page) {
    String text = String.join("\n", CodeBlock.lines(page)).replaceAll("<!-- .* -->", "");
    assertThat(
            NAMED
                .matcher(text)
                .results()
                .map(DocsCommandsTest::named)
                .map(DocsCommandsTest::unknownIn)
                .filter(unknown -> !unknown.isEmpty()))
        .isEmpty();
  }

  private static String named(MatchResult found) {
    String inText = found.group(1);
    return inText == null ? found.group(2) : inText;
  }

  /** The first word of a command that this program does not know, empty if it knows all. */
  private static String unknownIn(String typed) {
    CommandLine command = PROGRAM;
    boolean named = false;
    for (String word : typed.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1)) {
      CommandLine next = command.getSubcommands().get(word);
      if (next != null) {
        command = next;
        named = true;
      } else if (word.startsWith("--") ? !knows(command, word) : !named) {
        return word.equals(OF_THE_SCRIPT) ? "" : typed + ": " + word;
      }
    }
    return "";
  }

  private static boolean knows(CommandLine command, String option) {
    String name = option.replaceAll("=.*|[.;:]$", "");
    return command.getCommandSpec().optionsMap().containsKey(name)
        || name.startsWith("--sigmasight.");
  }
}
