package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.batch.RunView;
import dev.sigmasight.server.benchmark.BatchLoad;
import dev.sigmasight.server.stage.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One day of the batch, with all engines, over as many invented portfolios as wanted. */
@Command(
    name = "batch",
    description = {
      "Compute one session of invented portfolios with all engines, and print how long it took.",
      "",
      "Works in a database server of its own below the temporary folder, which is deleted",
      "afterwards; databases in use are not touched. CPU time includes threads of this program",
      "only; the database server's is the rest of what the machine did."
    })
final class BenchmarkBatchCommand extends Tool {
  /** Invented symbols are nobody's: no provider is asked for them. */
  private static final String[] NO_SOURCES = {
    "--sigmasight.prices.sources=",
    "--sigmasight.profiles.sources=",
    "--sigmasight.options.sources=",
    "--sigmasight.rates.sources="
  };

  @Option(
      names = "--portfolios",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many; several numbers are measured one after the other.")
  private List<Integer> portfolios = List.of();

  @Option(
      names = "--positions",
      paramLabel = "N",
      defaultValue = "30",
      description = "Positions of each; one in ten is an option. ${DEFAULT-VALUE} otherwise.")
  private int positions;

  @Option(
      names = "--symbols",
      paramLabel = "N",
      defaultValue = "1250",
      description = "Symbols with prices, at least 50. ${DEFAULT-VALUE} otherwise.")
  private int symbols;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "300",
      description = "Sessions of prices. ${DEFAULT-VALUE} otherwise.")
  private int sessions;

  @Override
  public Integer call() {
    if (positions < 1 || symbols < 50 || sessions < 1 || portfolios.stream().anyMatch(n -> n < 1)) {
      throw misused("Every number must be above zero, and --symbols at least 50.");
    }
    TextTable table =
        new TextTable(
            "portfolios",
            "seconds",
            "cpu s",
            "reading",
            "computing",
            "writing",
            "ms each",
            "heap",
            "resident",
            "postgres",
            "rows",
            "state");
    List<String> phases = new ArrayList<>();
    for (int count : portfolios) {
      say("%,d portfolios of %d positions, %,d symbols …".formatted(count, positions, symbols));
      out().flush();
      phases.addAll(measure(count, table));
    }
    table.lines().forEach(this::say);
    phases.forEach(this::say);
    return ExitCode.OK;
  }

  private List<String> measure(int count, TextTable table) {
    try (TemporaryFolder home = TemporaryFolder.create("sigmasight-benchmark");
        Parts parts =
            Parts.open(new RootCommand(home.surroundings()), Parts.Schema.MIGRATE, NO_SOURCES)) {
      var last = parts.lastSession();
      parts
          .get(BatchLoad.class)
          .store(new BatchLoad.Size(count, positions, symbols, sessions), last);
      BatchMeter meter = new BatchMeter(home.path());
      RunView run =
          switch (parts.get(BatchRuns.class).start(RunRequest.all(last, "benchmark"))) {
            case BatchRuns.Started.Here here -> here.work().finish(meter);
            case BatchRuns.Started.Elsewhere elsewhere -> throw failed(elsewhere.detail());
          };
      meter.stop();
      row(table, count, run, meter, parts);
      return phases(count, run);
    }
  }

  private static void row(TextTable table, int count, RunView run, BatchMeter meter, Parts parts) {
    double seconds = meter.elapsed().toMillis() / 1000.0;
    table.row(
        "%,d".formatted(count),
        "%.1f".formatted(seconds),
        "%.1f".formatted(meter.cpu().toMillis() / 1000.0),
        meter.share(BatchMeter.Work.READING),
        meter.share(BatchMeter.Work.COMPUTING),
        meter.share(BatchMeter.Work.WRITING),
        "%.2f".formatted(1000 * seconds / count),
        meter.heap(),
        meter.resident(),
        meter.postgres(),
        "%,d".formatted(parts.get(BatchLoad.class).rows()),
        run.state() == RunState.SUCCEEDED ? "all done" : run.state().name());
  }

  private static List<String> phases(int count, RunView run) {
    List<String> lines = new ArrayList<>();
    lines.add("%,d portfolios by phase:".formatted(count));
    for (RunView.PhaseView phase : run.phases()) {
      if (phase.startedAt() != null && phase.finishedAt() != null && phase.total() > 0) {
        Duration took = Duration.between(phase.startedAt(), phase.finishedAt());
        boolean within = phase.phase() == Phase.POSITION_VALUES;
        lines.add(
            "  %-16s %8.1f s  %,d items%s"
                .formatted(
                    phase.phase(),
                    took.toMillis() / 1000.0,
                    phase.total(),
                    within ? ", within PNL_SNAPSHOT" : ""));
      }
    }
    return lines;
  }
}
