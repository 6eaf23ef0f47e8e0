package dev.sigmasight.server.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that examines something and says what it found. */
abstract class AuditTool extends Tool {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Into this file, which is replaced and, if new, for your eyes only; the screen then shows"
              + " only what came of it.")
  private @Nullable Path output;

  /**
   * What an audit found.
   *
   * @param lines for people
   * @param json the same as a document
   * @param summary one line
   */
  record Examined(List<String> lines, String json, String summary, long findings) {}

  abstract Examined examine(Parts parts);

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Examined examined = examine(parts);
      Path file = output;
      if (file != null) {
        write(file, examined);
        say(examined.summary());
        say("Written to " + file + ".");
      } else if (json) {
        say(examined.json());
      } else {
        examined.lines().forEach(this::say);
        say("");
        say(examined.summary());
      }
      return examined.findings() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }
  }

  private void write(Path file, Examined examined) {
    String text =
        json || file.toString().endsWith(".json")
            ? examined.json()
            : String.join("\n", examined.lines()) + "\n\n" + examined.summary();
    NamedFiles.write(file, text + "\n");
  }

  /** A number of things. */
  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
