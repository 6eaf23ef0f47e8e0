package dev.sigmasight.server.cli;

import dev.sigmasight.market.file.PriceFileFormat;
import dev.sigmasight.market.file.PriceFileReport;
import dev.sigmasight.market.file.PriceProblem;
import dev.sigmasight.server.marketdata.ImportReport;
import dev.sigmasight.server.marketdata.PriceImport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prices from a file. */
@Command(
    name = "import",
    description = {
      "Import closing prices from a CSV file, all of it or nothing.",
      "",
      "wide: a column date, then a column of closes per symbol. long: one row per symbol and",
      "date, with the columns symbol, date, close and, if known, open, high, low,",
      "adjusted_close, volume. Dates are YYYY-MM-DD and must be sessions of the New York Stock",
      "Exchange. A row that is wrong is named by its line, and then nothing is stored. Imported",
      "prices replace fetched ones."
    })
final class PricesImportCommand extends Tool {
  private static final int SHOWN = 20;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "wide|long",
      description = "How it is laid out; its header tells unless you say so.")
  private @Nullable PriceFileFormat format;

  @Option(names = "--dry-run", description = "Report only; store nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      ImportReport report =
          parts.get(PriceImport.class).importFile(NamedFiles.readable(file), options(parts));
      print(report);
      Duration time = Duration.ofNanos(System.nanoTime() - began);
      return switch (report.result()) {
        case STORED -> {
          say("Stored in " + Figures.elapsed(time) + ".");
          yield ExitCode.OK;
        }
        case DRY_RUN -> {
          say("Dry run: nothing is stored.");
          yield ExitCode.OK;
        }
        case REFUSED -> {
          err()
              .println(
                  "sigmasight: %s of %s %s wrong, so nothing is stored."
                      .formatted(
                          Figures.count(report.file().errors())
                              + (report.file().errors() == 1 ? " row" : " rows"),
                          file.getFileName(),
                          report.file().errors() == 1 ? "is" : "are"));
          yield ExitCode.FAILED;
        }
      };
    }
  }

  private PriceImport.Options options(Parts parts) {
    PriceImport.Options options = PriceImport.Options.upTo(parts.lastSession());
    PriceFileFormat known = format;
    options = known == null ? options : options.withFormat(known);
    return dryRun ? options.asDryRun() : options;
  }

  private void print(ImportReport report) {
    PriceFileReport read = report.file();
    say(
        "%s prices read%s"
            .formatted(
                Figures.count(read.accepted()),
                read.coverage()
                    .map(
                        all ->
                            " of %s symbols from %s to %s"
                                .formatted(Figures.count(all.symbols()), all.first(), all.last()))
                    .orElse("")));
    if (report.result() != ImportReport.Result.REFUSED) {
      say(
          "  new %s, changed %s, unchanged %s, kept because a better source has them %s"
              .formatted(
                  Figures.count(report.written().added()),
                  Figures.count(report.written().changed()),
                  Figures.count(report.written().unchanged()),
                  Figures.count(report.written().kept())));
    }
    problems(read, true, "rejected", read.errors());
    problems(read, false, "warnings", read.warnings());
    remarks(report);
  }

  private void problems(PriceFileReport read, boolean errors, String title, long all) {
    if (all == 0) {
      return;
    }
    say("  " + title + ": " + Figures.count(all));
    List<PriceProblem> some =
        read.problems().stream().filter(each -> each.isError() == errors).limit(SHOWN).toList();
    some.forEach(each -> say("    " + place(each) + each.message()));
    if (all > some.size()) {
      say("    … and " + Figures.count(all - some.size()) + " more");
    }
  }

  private static String place(PriceProblem problem) {
    return problem.line() == 0 ? "" : "line " + problem.line() + ": ";
  }

  private void remarks(ImportReport report) {
    report.remarks().stream().limit(SHOWN).forEach(each -> say("  note: " + each.message()));
    int more = report.remarks().size() - SHOWN;
    if (more > 0) {
      say("  … and " + Figures.count(more) + " more notes");
    }
  }
}
