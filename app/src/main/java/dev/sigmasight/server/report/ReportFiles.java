package dev.sigmasight.server.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Writes reports into a folder, under names that are safe whatever the portfolio is called. */
public final class ReportFiles {
  private static final int LONGEST = 40;
  private static final int ID = 8;

  private final Path folder;

  /** Into this folder, which is made if it is not there. */
  public ReportFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes one file for each format; a report of the same session is replaced. */
  public List<Path> write(Report report, Collection<ReportFormat> formats) throws IOException {
    Path into = Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (ReportFormat format : formats) {
      Path file = into.resolve(name(report) + "." + format.ending());
      Path part = Files.createTempFile(into, ".report-", ".part");
      try {
        Files.write(part, format.write(report));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      written.add(file);
    }
    return written;
  }

  /**
   * Letters and digits of the title, the beginning of the portfolio's or account's id, the session.
   */
  static String name(Report report) {
    Report.Heading heading = report.heading();
    String letters =
        Normalizer.normalize(heading.title(), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String title = letters.substring(0, Math.min(LONGEST, letters.length())).replaceAll("-$", "");
    String id = heading.about().substring(0, Math.min(ID, heading.about().length()));
    return "%s-%s-%s"
        .formatted(
            title.isEmpty() ? "portfolio" : title,
            id,
            heading.asOf() == null ? "nothing-computed" : heading.asOf());
  }
}
