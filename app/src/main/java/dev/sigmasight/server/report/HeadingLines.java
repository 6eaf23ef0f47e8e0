package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Heading;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands below the title. */
final class HeadingLines {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private HeadingLines() {}

  static List<String> of(Heading heading) {
    List<String> lines = new ArrayList<>();
    lines.add(heading.asOf() == null ? "Nothing is computed" : "As of " + heading.asOf());
    if (heading.dataThrough() != null) {
      lines.add("Prices through " + heading.dataThrough());
    }
    lines.add("Quality " + heading.quality());
    if (!heading.currency().isEmpty()) {
      lines.add("Amounts in " + heading.currency());
    }
    lines.add("Written " + MINUTE.format(heading.writtenAt().atOffset(ZoneOffset.UTC)));
    return lines;
  }
}
