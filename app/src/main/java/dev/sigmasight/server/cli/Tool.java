package dev.sigmasight.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does something. */
@Command(
    mixinStandardHelpOptions = true,
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    sortOptions = false)
abstract class Tool implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  final RootCommand root() {
    return RootCommand.of(spec);
  }

  final Surroundings surroundings() {
    return root().surroundings();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final void say(String line) {
    out().println(line);
  }

  /** The command as it was typed, as far as it is a name. */
  final String name() {
    return spec.qualifiedName();
  }

  /** Prints the help; for a command that only has subcommands. */
  final int help() {
    spec.commandLine().usage(out());
    return ExitCode.USAGE;
  }

  final Failures.CommandFailed failed(String sentence) {
    return new Failures.CommandFailed(ExitCode.FAILED, sentence);
  }

  final Failures.CommandFailed misused(String sentence) {
    return new Failures.CommandFailed(ExitCode.USAGE, sentence);
  }

  /** Refuses to touch a production installation without its being said twice. */
  final void refuseProduction(boolean yes, String consequence) {
    if (surroundings().isProduction() && !yes) {
      throw misused(
          "SIGMASIGHT_ENV is production, and " + consequence + "; say --yes if you mean it.");
    }
  }
}
