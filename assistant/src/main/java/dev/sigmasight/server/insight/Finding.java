package dev.sigmasight.server.insight;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that the evidence shows.
 *
 * @param code the rule that found it
 * @param text one or two sentences
 * @param question what to ask the owner about it, or null
 */
record Finding(
    String code,
    Severity severity,
    String text,
    @Nullable String question,
    List<Pointer> evidence) {
  Finding {
    evidence = List.copyOf(evidence);
  }

  /**
   * Where a figure stands.
   *
   * @param source the answer, as {@code concentration}
   * @param path JSON pointer into it
   * @param value the figure there, unrounded
   */
  record Pointer(String source, String path, String value, @Nullable String asOf) {}

  static Finding of(
      String code, Severity severity, String text, @Nullable String question, Figure... figures) {
    return new Finding(
        code, severity, text, question, Stream.of(figures).map(Figure::pointer).toList());
  }

  Finding withText(String another) {
    return new Finding(code, severity, another, question, evidence);
  }
}
