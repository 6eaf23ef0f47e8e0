package dev.sigmasight.server.cli;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.report.JsonReport;
import dev.sigmasight.server.report.Report;
import dev.sigmasight.server.report.Reports;
import dev.sigmasight.server.report.TextReport;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a client is shown. */
@Command(
    name = "analytics",
    description = {
      "Read everything that is computed of a portfolio, as its owner sees it.",
      "",
      "The sections are those of `sigmasight report`. Exit code 3 if the figures are not final or",
      "one of them is unknown; the report says why."
    })
final class AuditAnalyticsCommand extends AuditTool {
  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  /** Exactly one of these. */
  private static final class Wanted {
    @Option(
        names = "--portfolio",
        paramLabel = "ID|NAME",
        description = "This portfolio: its id, its name, or the name of its account.")
    private @Nullable String portfolio;

    @Option(
        names = "--account",
        paramLabel = "E-MAIL",
        description = "All active portfolios of this account as one book.")
    private @Nullable String account;
  }

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description = "The newest computed session up to this day; of all unless said.")
  private @Nullable LocalDate asOf;

  @Override
  Examined examine(Parts parts) {
    Report report =
        parts
            .get(Reports.class)
            .of(new ReportSubjects(parts).of(wanted.portfolio, wanted.account), asOf);
    Quality quality = report.heading().quality();
    long unknown = report.unknown();
    String summary = "Quality %s, %s unknown.".formatted(quality, count(unknown, "figure"));
    return new Examined(
        TextReport.of(report),
        JsonReport.of(report),
        summary,
        unknown + (quality == Quality.FINAL ? 0 : 1));
  }
}
