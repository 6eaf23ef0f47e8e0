package dev.sigmasight.server.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer while it is written and turns its marks into numbered sources. For one thread.
 */
public final class CitedText {
  private static final Pattern MARK =
      Pattern.compile("\\[\\[\\s*(T[1-9]\\d{0,3})\\s*:\\s*(/[^\\[\\]]*?)\\s*]]");
  private static final String CLOSING = ".,;:!?)";

  private final Desk desk;
  private final MarkReader reader = new MarkReader();
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder words = new StringBuilder();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final List<Chip> chips = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private int spaces;
  private boolean isAfterLost;

  public CitedText(Desk desk) {
    this.desk = desk;
  }

  /** A citation and where it leads. */
  record Source(Citation citation, Evidence evidence) {}

  /** The number of a citation in the text that is shown. */
  record Chip(int start, int end, int number) {}

  /** Takes more of what the model writes; answers what can be shown of it. */
  public List<Piece> add(String delta) {
    return pieces(reader.add(delta));
  }

  /** The whole answer; what {@link Cited#rest} holds is still to be shown. */
  public Cited end() {
    List<Piece> rest = pieces(reader.end());
    String text = shown.toString();
    List<Source> all = List.copyOf(sources.values());
    Grounding grounding = new Grounding(text, all, chips, desk.sheets());
    return new Cited(
        text,
        all.stream().map(Source::citation).toList(),
        grounding.unsourced(),
        lost,
        grounding.figures(),
        rest);
  }

  private List<Piece> pieces(List<MarkReader.Token> tokens) {
    List<Piece> pieces = new ArrayList<>();
    for (MarkReader.Token token : tokens) {
      if (token.isMark()) {
        mark(token.text(), pieces);
      } else {
        text(token.text());
      }
    }
    flush(pieces);
    return pieces;
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        spaces++;
        continue;
      }
      boolean isGap = isAfterLost && CLOSING.indexOf(c) >= 0;
      write(isGap ? "" : " ".repeat(isAfterLost ? Math.min(1, spaces) : spaces));
      spaces = 0;
      isAfterLost = false;
      write(String.valueOf(c));
    }
  }

  private void mark(String written, List<Piece> pieces) {
    Optional<Source> source = source(written, pieces);
    if (source.isEmpty()) {
      lost.add(written);
      isAfterLost = true;
      return;
    }
    int number = source.get().citation().number();
    boolean isRepeated =
        !chips.isEmpty()
            && chips.getLast().end() == shown.length()
            && chips.getLast().number() == number;
    spaces = 0;
    isAfterLost = false;
    if (!isRepeated) {
      write(isAtStart() ? "" : " ");
      int start = shown.length();
      write("[" + number + "]");
      chips.add(new Chip(start, shown.length(), number));
    }
  }

  private boolean isAtStart() {
    return shown.isEmpty() || "\n(|".indexOf(shown.charAt(shown.length() - 1)) >= 0;
  }

  private Optional<Source> source(String written, List<Piece> pieces) {
    Matcher mark = MARK.matcher(written);
    if (!mark.matches()) {
      return Optional.empty();
    }
    String handle = mark.group(1);
    String pointer = mark.group(2);
    Source known = sources.get(handle + pointer);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Source> found =
        desk.sheet(handle).flatMap(sheet -> source(sheet, pointer, sources.size() + 1));
    found.ifPresent(
        each -> {
          sources.put(handle + pointer, each);
          flush(pieces);
          pieces.add(new Piece.Cites(each.citation()));
        });
    return found;
  }

  private static Optional<Source> source(Sheet sheet, String pointer, int number) {
    JsonNode value = sheet.output().at(JsonPointer.compile(pointer));
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Evidence.of(sheet, pointer)
        .map(
            evidence ->
                new Source(
                    new Citation(
                        number,
                        sheet.result().handle(),
                        sheet.result().tool(),
                        pointer,
                        text(value),
                        sheet.result().asOf(),
                        evidence.label()),
                    evidence));
  }

  private static String text(JsonNode value) {
    if (value.isContainer()) {
      return Json.write(value);
    }
    return value.isNull() ? "unknown" : value.isNumber() ? Json.write(value) : value.asString();
  }

  private void write(String text) {
    shown.append(text);
    words.append(text);
  }

  private void flush(List<Piece> pieces) {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
    }
  }
}
