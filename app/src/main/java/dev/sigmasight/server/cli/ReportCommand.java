package dev.sigmasight.server.cli;

import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.report.Report;
import dev.sigmasight.server.report.ReportFiles;
import dev.sigmasight.server.report.ReportFormat;
import dev.sigmasight.server.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports that one can give to a client. */
@Command(
    name = "report",
    description = {
      "Write a report on a portfolio for a client, as text, data, web page or PDF.",
      "",
      "Value and profit, data quality, exposures, performance, allocation, holdings, factors,",
      "volatility, correlation, stress, value at risk, concentration, options, and how each figure",
      "is computed. The figures are those of the API; what is not known says why. Only reads.",
      "A report of the same session in the same folder is replaced."
    })
final class ReportCommand extends Tool {
  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  /** Exactly one of these. */
  private static final class Wanted {
    @Option(
        names = "--portfolio",
        paramLabel = "ID|NAME",
        description = "On this portfolio: its id, its name, or the name of its account.")
    private @Nullable String portfolio;

    @Option(
        names = "--account",
        paramLabel = "E-MAIL",
        description = "On all active portfolios of this account as one book.")
    private @Nullable String account;

    @Option(names = "--all", description = "One on each active portfolio of every account.")
    private boolean all;

    @Option(names = "--list", description = "Only list the portfolios.")
    private boolean list;
  }

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "Of md, json, csv, html, pdf, separated by commas; md unless said.")
  private List<ReportFormat> formats = List.of(ReportFormat.MD);

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description = "The newest computed session up to this day; of all unless said.")
  private @Nullable LocalDate asOf;

  @Option(names = "--output", paramLabel = "FOLDER", description = "Where to; here unless said.")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      if (wanted.list) {
        PortfolioTable.lines(parts).forEach(this::say);
        return ExitCode.OK;
      }
      Set<ReportFormat> each = new TreeSet<>(formats);
      Reports reports = parts.get(Reports.class);
      ReportFiles files = new ReportFiles(output);
      int written = 0;
      int early = 0;
      for (Reports.Subject subject : subjects(parts)) {
        Report report = reports.of(subject, asOf);
        if (asOf != null && report.heading().asOf() == null) {
          err()
              .println(
                  "Left out: "
                      + report.heading().title()
                      + ", of which nothing is computed up to "
                      + asOf
                      + ".");
          early++;
          continue;
        }
        for (Path file : written(files, report, each)) {
          say(file.toString());
          written++;
        }
      }
      if (early > 0 && written == 0) {
        throw failed(
            "Nothing is computed up to "
                + asOf
                + ", so that no file is written. Without --as-of the report is of the newest session.");
      }
      say(written + " files written.");
      return early > 0 ? ExitCode.PARTIAL : ExitCode.OK;
    }
  }

  private List<Path> written(ReportFiles files, Report report, Set<ReportFormat> each) {
    try {
      return files.write(report, each);
    } catch (IOException e) {
      throw NamedFiles.unwritable(output, e);
    }
  }

  private List<Reports.Subject> subjects(Parts parts) {
    ReportSubjects subjects = new ReportSubjects(parts);
    return wanted.all
        ? new FoundPortfolios(parts)
            .all().stream().filter(Portfolio::active).map(subjects::of).toList()
        : List.of(subjects.of(wanted.portfolio, wanted.account));
  }
}
