package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunQueue;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.batch.RunView;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The end of a run. */
@Command(
    name = "cancel",
    description = {
      "Cancel a run, whichever process works on it.",
      "",
      "A run that waits ends at once, one under way before its next item. What it has computed",
      "stays; `sigmasight batch retry` goes on from there."
    },
    footerHeading = "%n",
    footer = "Exit codes: 0 cancelled or about to be, 1 there is no such run or it is over.")
final class BatchCancelCommand extends Tool {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Its id, as `batch history` shows it; the one under way unless you say.")
  private @Nullable UUID id;

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      RunReads reads = parts.get(RunReads.class);
      UUID wanted = id;
      Optional<RunView> run = wanted == null ? reads.current() : reads.byId(wanted);
      if (run.isEmpty()) {
        throw failed(wanted == null ? "No run is under way." : "There is no run " + wanted + ".");
      }
      RunView found = run.get();
      if (found.state().isOver()) {
        throw failed("The run " + found.id() + " is over already: " + found.state() + ".");
      }
      Optional<RunState> now = parts.get(RunQueue.class).cancel(found.id(), "command line");
      say(
          now.filter(RunState.RUNNING::equals).isPresent()
              ? "The run " + found.id() + " ends before its next item."
              : "The run " + found.id() + " is cancelled.");
      return ExitCode.OK;
    }
  }
}
