package dev.sigmasight.server.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The list of commands in the help, in groups. */
final class CommandGroups {
  /** Set by the script of the sources, which has a command of its own. */
  static final String FROM_SOURCES = "sigmasight.sources";

  private static final String LINE = "  %-11s%s%n";
  private static final Map<String, List<String>> GROUPS = groups();

  private CommandGroups() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("Run it", List.of("demo", "serve", "verify", "doctor"));
    groups.put("Data", List.of("prices", "batch"));
    groups.put("Portfolios", List.of("portfolio", "report", "audit"));
    groups.put(
        "Administration",
        List.of(
            "migrate", "db", "seed", "reset", "admin", "token", "kb", "eval", "docs", "benchmark"));
    return groups;
  }

  static String of(CommandSpec root) {
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> {
          text.append(String.format("%n%s:%n", title));
          names.forEach(name -> text.append(line(root, name)));
        });
    if (Boolean.getBoolean(FROM_SOURCES)) {
      text.append("%nSources:%n".formatted());
      text.append(LINE.formatted("test", "Build everything and run every test."));
    }
    return text.toString();
  }

  private static String line(CommandSpec root, String name) {
    CommandLine command = Objects.requireNonNull(root.subcommands().get(name), name);
    String[] about = command.getCommandSpec().usageMessage().description();
    return LINE.formatted(name, about[0]);
  }
}
