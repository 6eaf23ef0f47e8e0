package dev.sigmasight.server.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the command line together. */
final class Cli {
  private static final int WIDTH = 100;

  private Cli() {}

  static CommandLine of(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new RootCommand(surroundings));
    line.setOut(out)
        .setErr(err)
        .setUsageHelpWidth(WIDTH)
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Cli::date)
        .registerConverter(UUID.class, Cli::id)
        .setExecutionStrategy(parsed -> executed(parsed, surroundings))
        .setExecutionExceptionHandler(Cli::failed)
        .setParameterExceptionHandler(Cli::misunderstood);
    line.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> CommandGroups.of(help.commandSpec()));
    line.getSubcommands().values().forEach(Cli::plainCommandList);
    return line;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("\"" + text + "\" is no date; write it as YYYY-MM-DD");
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no id; one looks like 1d8ddd95-3b45-0ac5-35bf-cf81af94a5fe");
    }
  }

  /** Subcommands of subcommands are few and need no groups. */
  private static void plainCommandList(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> help.commandList(help.subcommands()));
  }

  /**
   * Help is asked of a command; what is none has no help either. No command but the one that
   * examines them works under variables that mean nothing.
   */
  private static int executed(ParseResult parsed, Surroundings surroundings) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    if (last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
      boolean strict = last.commandSpec().unmatchedArgsBindings().isEmpty();
      if (strict && !last.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(command, last.unmatched());
      }
      return new RunLast().execute(parsed);
    }
    List<Finding> refused = EnvironmentExamination.refused(surroundings);
    if (refused.isEmpty() || command.getCommand() instanceof DoctorCommand) {
      return new RunLast().execute(parsed);
    }
    refused.forEach(
        each ->
            command.getErr().println("sigmasight: " + each.said() + ": " + each.remedy() + "."));
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    Failures.Report report = Failures.report(failure);
    report.lines().forEach(err::println);
    RootCommand root = RootCommand.of(command.getCommandSpec());
    if (root.wantsTraces()) {
      failure.printStackTrace(err);
    } else if (!report.expected()) {
      err.println("  SIGMASIGHT_DEBUG=1 or --verbose shows where.");
    }
    return report.exitCode();
  }

  private static String sentence(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
        ? "\"" + String.join(" ", unmatched.getUnmatched()) + "\" is not known here."
        : Failures.sentence(String.valueOf(failure.getMessage()));
  }

  private static int misunderstood(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("sigmasight: " + sentence(failure));
    boolean suggested = UnmatchedArgumentException.printSuggestions(failure, err);
    if (!suggested) {
      err.println(
          "  `" + command.getCommandSpec().qualifiedName() + " --help` says what there is.");
    }
    return ExitCode.USAGE;
  }
}
