package dev.sigmasight.server.cli;

import dev.sigmasight.server.cli.Finding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the machine does. */
@Command(
    name = "doctor",
    description = {
      "Examine the machine: what is missing, scarce or contradictory, and what to do.",
      "",
      "Java, processors, memory, disk, port, open files, character set, time zone, environment",
      "variables, the clock against the database server's, and the tools for building where the",
      "sources are. Changes nothing and starts nothing; a file in the folder of the data is made",
      "and deleted at once. Exit code 1 if something does not work; warnings do not count."
    })
final class DoctorCommand extends Tool {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private record Document(boolean well, List<Finding> findings) {}

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(new MachineExamination(surroundings()).findings());
    findings.addAll(new ServerExamination(surroundings()).findings());
    findings.addAll(new EnvironmentExamination(surroundings()).findings());
    boolean well = findings.stream().noneMatch(each -> each.state() == State.FAILED);
    if (json) {
      say(Json.of(new Document(well, findings)));
    } else {
      findings.forEach(this::print);
      say(summary(findings));
    }
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private void print(Finding each) {
    String state = each.state().name().toLowerCase(Locale.ROOT);
    say("%-8s  %-12s  %s".formatted(state, each.name(), each.said()));
    if (!each.remedy().isEmpty()) {
      say("          what to do: " + each.remedy());
    }
  }

  private static String summary(List<Finding> findings) {
    return "%d well, %d warnings, %d failed"
        .formatted(
            count(findings, State.OK),
            count(findings, State.WARNING),
            count(findings, State.FAILED));
  }

  private static long count(List<Finding> findings, State state) {
    return findings.stream().filter(each -> each.state() == state).count();
  }
}
