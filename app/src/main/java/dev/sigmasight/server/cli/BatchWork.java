package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunView;
import java.io.PrintWriter;
import java.time.Duration;

/** Works on a run in this process and tells how it went. */
final class BatchWork {
  private final Parts parts;
  private final PrintWriter out;
  private final PrintWriter err;

  BatchWork(Parts parts, PrintWriter out, PrintWriter err) {
    this.parts = parts;
    this.out = out;
    this.err = err;
  }

  /** All portfolios, up to the last session. */
  static RunRequest everything(Parts parts, String triggeredBy) {
    return RunRequest.all(parts.lastSession(), triggeredBy);
  }

  /** Runs it with a progress bar; answers the exit code. */
  int run(RunRequest request) {
    long began = System.nanoTime();
    return switch (parts.get(BatchRuns.class).start(request)) {
      case BatchRuns.Started.Elsewhere(String detail) -> {
        err.println("sigmasight: " + detail);
        yield ExitCode.BUSY;
      }
      case BatchRuns.Started.Here(var id, BatchRuns.Work work) -> {
        out.println(
            "Computing up to %s for %s.".formatted(request.target(), portfolios(parts, request)));
        RunView run = work.finish(new ProgressBar(out));
        report(run, Duration.ofNanos(System.nanoTime() - began));
        yield exitCode(run);
      }
    };
  }

  private static String portfolios(Parts parts, RunRequest request) {
    int count = parts.get(BatchRuns.class).portfolios(request).size();
    return count == 1 ? "1 portfolio" : count + " portfolios";
  }

  private void report(RunView run, Duration time) {
    if (!run.state().isOver()) {
      out.println(unfinished(run, time));
      return;
    }
    RunTable.phases(run).lines().forEach(line -> out.println("  " + line));
    parts
        .get(RunReads.class)
        .remarks(run.id())
        .forEach(remark -> out.println("  " + RunTable.sentence(remark)));
    if (run.error() != null) {
      err.println("sigmasight: " + run.error());
    }
    out.println(run.state() + " in " + Figures.elapsed(time));
  }

  /** This process was told to end, or lost its database: the rest of the program may be gone. */
  private static String unfinished(RunView run, Duration time) {
    return "Stopped here after %s; the run is not over: a server that runs goes on with it, or the same command does. `sigmasight batch status` shows how it stands; `sigmasight batch cancel %s` ends it."
        .formatted(Figures.elapsed(time), run.id());
  }

  private static int exitCode(RunView run) {
    return switch (run.state()) {
      case SUCCEEDED -> ExitCode.OK;
      case PARTIAL -> ExitCode.PARTIAL;
      case QUEUED, RUNNING -> ExitCode.BUSY;
      case FAILED, CANCELLED, ABANDONED -> ExitCode.FAILED;
    };
  }
}
