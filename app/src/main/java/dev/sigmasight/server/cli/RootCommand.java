package dev.sigmasight.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself. Without a command it says what there is. */
@Command(
    name = "sigmasight",
    description = "SigmaSight: what a portfolio is worth, what it earned, and what it risks.",
    synopsisHeading = "Usage: ",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sigmasight demo                        everything at once, with invented prices",
      "  sigmasight prices import closes.csv    bring prices from a file",
      "  sigmasight batch run                   compute all sessions that are missing",
      "  sigmasight portfolio show \"My fund\"    value, return and risk of a portfolio",
      "",
      "`sigmasight COMMAND --help` explains a command. Data lies in ~/.sigmasight, or where",
      "SIGMASIGHT_HOME says, or in the databases of DATABASE_URL and AI_DATABASE_URL.",
      "Exit codes: 0 done, 1 failed, 2 not understood, 3 partly done, not",
      "equal or with findings, 4 another process is at it."
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      VerifyCommand.class,
      DoctorCommand.class,
      PricesCommand.class,
      BatchCommand.class,
      PortfolioCommand.class,
      ReportCommand.class,
      AuditCommand.class,
      MigrateCommand.class,
      DbCommand.class,
      SeedCommand.class,
      ResetCommand.class,
      AdminCommand.class,
      KnowledgeCommand.class,
      TokenCommand.class,
      EvalCommand.class,
      DocsCommand.class,
      BenchmarkCommand.class,
      RehearseCommand.class
    })
final class RootCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show what goes on inside, and where a failure comes from.")
  private boolean verbose;

  RootCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static RootCommand of(CommandSpec command) {
    return (RootCommand) command.root().userObject();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  boolean wantsTraces() {
    return verbose || !surroundings.value("SIGMASIGHT_DEBUG").isEmpty();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
