package dev.sigmasight.server.onboarding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How a file is laid out.
 *
 * @param headerLine the line of its header; 0 takes the first record
 * @param titles the title of each column of ours in the file; empty means that they are ours
 */
record Layout(
    Charset encoding,
    char delimiter,
    int headerLine,
    Map<PositionColumn, String> titles,
    CellStyle style) {
  /** As the template writes it. */
  static final Layout TEMPLATE =
      new Layout(StandardCharsets.UTF_8, ',', 0, Map.of(), CellStyle.PLAIN);

  Layout {
    titles = Map.copyOf(titles);
  }
}
