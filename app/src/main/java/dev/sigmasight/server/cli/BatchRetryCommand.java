package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunQueue;
import dev.sigmasight.server.batch.RunRequest;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Another attempt at a run. */
@Command(
    name = "retry",
    description = {
      "Do what a run left undone, in this process.",
      "",
      "The run is opened again as it was asked for; what it computed stays."
    },
    footerHeading = "%n",
    footer = {
      "Exit codes: 0 everything is computed, 1 failed or no such run, 3 some items were skipped or",
      "failed, 4 another process works on the same run."
    })
final class BatchRetryCommand extends Tool {
  @Parameters(paramLabel = "RUN", description = "Its id, as `batch history` shows it.")
  private UUID id = new UUID(0, 0);

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Optional<RunRequest> request = parts.get(RunQueue.class).request(id);
      if (request.isEmpty()) {
        throw failed("There is no run " + id + ".");
      }
      return new BatchWork(parts, out(), err()).run(request.get());
    }
  }
}
