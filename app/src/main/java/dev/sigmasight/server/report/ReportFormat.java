package dev.sigmasight.server.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a report can be written as. */
public enum ReportFormat {
  /** Markdown. */
  MD,
  /** JSON, every number with its envelope. */
  JSON,
  /** A line for every figure. */
  CSV,
  /** One file for a browser and for paper. */
  HTML,
  /** For paper, with its fonts. */
  PDF;

  /** Ending of a file. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bytes of a file. */
  public byte[] write(Report report) {
    return switch (this) {
      case MD -> MarkdownReport.of(report).getBytes(StandardCharsets.UTF_8);
      case JSON -> JsonReport.of(report).getBytes(StandardCharsets.UTF_8);
      case CSV -> CsvReport.of(report).getBytes(StandardCharsets.UTF_8);
      case HTML -> HtmlReport.of(report).getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfReport.of(report);
    };
  }
}
