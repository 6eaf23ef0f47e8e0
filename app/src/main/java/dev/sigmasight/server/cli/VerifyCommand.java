package dev.sigmasight.server.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether everything is in place. */
@Command(
    name = "verify",
    description = {
      "Check the installation: eight checks, each with what to do where it fails.",
      "",
      "Java, configuration, core database, AI database with pgvector, migrations of both,",
      "example accounts (where there are any), factor definitions, and the API of the server that",
      "runs here."
    })
final class VerifyCommand extends Tool {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the running server (PORT, or 8000).")
  private @Nullable Integer port;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private record Document(long passed, int of, List<Check> checks) {}

  @Override
  public Integer call() {
    Integer asked = port;
    if (asked != null && (asked < 1 || asked > RunningServer.LAST_PORT)) {
      throw misused("--port must be from 1 to " + RunningServer.LAST_PORT + ".");
    }
    List<Check> checks =
        new Installation(root(), asked == null ? surroundings().port() : asked).checks();
    long passed = checks.stream().filter(Check::passed).count();
    if (json) {
      say(Json.of(new Document(passed, checks.size(), checks)));
    } else {
      print(checks);
      say(passed + " of " + checks.size() + " checks passed");
    }
    return passed == checks.size() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void print(List<Check> checks) {
    int number = 1;
    for (Check check : checks) {
      say(
          "%d  %-6s  %-19s %s"
              .formatted(number++, check.passed() ? "ok" : "failed", check.name(), check.said()));
      if (!check.passed()) {
        say("           what to do: " + check.remedy());
      }
    }
  }
}
