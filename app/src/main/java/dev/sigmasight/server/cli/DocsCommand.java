package dev.sigmasight.server.cli;

import dev.sigmasight.database.SchemaReport;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Documentation that is made from the program. */
@Command(
    name = "docs",
    description = "Write the documentation that is made from the program itself.",
    subcommands = DocsCommand.Schema.class)
final class DocsCommand extends Tool {
  @Override
  public Integer call() {
    return help();
  }

  /** The data dictionaries. */
  @Command(
      name = "schema",
      description = "Write a description of both schemas, from the migrated databases.")
  static final class Schema extends Tool {
    @Option(
        names = "--to",
        paramLabel = "FOLDER",
        defaultValue = "docs/schema",
        description = "Where to; ${DEFAULT-VALUE} unless you say otherwise.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
      try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
        write("core.md", new SchemaReport(parts.get(CoreDb.class).database()), "Core database");
        AiDb ai = parts.get(AiDb.class);
        ai.validate();
        write("ai.md", new SchemaReport(ai.database()), "AI database");
        return ExitCode.OK;
      }
    }

    private void write(String file, SchemaReport report, String title) {
      Path path = folder.resolve(file);
      try {
        Files.createDirectories(folder);
        Files.writeString(path, report.markdown(title));
      } catch (IOException e) {
        throw NamedFiles.unwritable(path, e);
      }
      say("Wrote " + path);
    }
  }
}
