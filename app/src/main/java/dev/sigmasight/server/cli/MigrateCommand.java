package dev.sigmasight.server.cli;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The schemas of both databases. */
@Command(
    name = "migrate",
    description = {
      "Bring the schemas of both databases to this program's version.",
      "",
      "Each database has a chain of scripts of its own; what ran once does not run again."
    })
final class MigrateCommand extends Tool {

  /** Which chain. */
  enum Which {
    CORE,
    AI,
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..1",
      defaultValue = "all",
      paramLabel = "core|ai|all",
      description = "Which of them; both unless you say otherwise.")
  private Which which = Which.ALL;

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.IGNORE)) {
      if (which != Which.AI) {
        report("core", parts.get(CoreDb.class).migrate());
      }
      if (which != Which.CORE) {
        report("AI", parts.get(AiDb.class).migrate());
      }
      return ExitCode.OK;
    }
  }

  private void report(String database, List<String> scripts) {
    if (scripts.isEmpty()) {
      say(database + " database: nothing to do");
    } else {
      say(database + " database: " + scripts.size() + " scripts ran");
      scripts.forEach(script -> say("  " + script));
    }
  }
}
