package dev.sigmasight.server.cli;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import dev.sigmasight.server.testing.DemoServer;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Types commands against databases of a test. */
record Shell(DatabaseUrl core, DatabaseUrl ai, Map<String, String> environment) {

  /** What a command said. */
  record Said(int exitCode, String out, String err) {}

  /** Databases that nobody has touched. */
  static Shell untouched() {
    return on(TestDatabases.withoutVector(), TestDatabases.empty());
  }

  /** Databases with this program's schemas and nothing else. */
  static Shell migrated() {
    return on(
        TestDatabases.copyOf(
            "cli-core", url -> on(url, TestDatabases.empty()).run("migrate", "core")),
        TestDatabases.copyOf(
            "cli-ai", url -> on(TestDatabases.withoutVector(), url).run("migrate", "ai")));
  }

  /** Databases in which the demo is set up. */
  static Shell seeded() {
    return on(
        TestDatabases.copyOf("cli-seeded", url -> on(url, TestDatabases.empty()).run("seed")),
        migrated().ai());
  }

  /** The databases of the demo's server, every session of which is computed: only to be read. */
  static Shell computed() {
    TestServer server = DemoServer.server();
    DatabaseUrl core = server.core().database().url();
    DatabaseUrl ai = server.part(AiDb.class).database().url();
    return on(core, ai).with("OPENAI_API_KEY", "");
  }

  private static Shell on(DatabaseUrl core, DatabaseUrl ai) {
    return new Shell(
        core,
        ai,
        Map.of(
            "DATABASE_URL",
            TestServer.withLogin(core),
            "AI_DATABASE_URL",
            TestServer.withLogin(ai),
            "SECRET_KEY",
            "4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUg",
            "SIGMASIGHT_PROVIDERS_ENABLED",
            "false"));
  }

  /** The same with another variable. */
  Shell with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Shell(core, ai, Map.copyOf(more));
  }

  /** Types a command in this process. */
  Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Cli.of(Surroundings.of(environment), new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }

  /** Starts a command as a process of its own. */
  Process start(Path output, String... arguments) throws IOException {
    return process(arguments).redirectOutput(output.toFile()).start();
  }

  /** A command as a process of its own, which says everything on one stream. */
  ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Asks the core database. */
  <T> T ask(Function<CoreDb, T> question) {
    try (CoreDb db = new CoreDb(CoreDbSettings.of(core))) {
      return question.apply(db);
    }
  }

  int count(String of) {
    return ask(db -> db.sql("select count(*) from " + of).query(Integer.class).single());
  }
}
