package dev.sigmasight.server.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Packs the paragraphs of a section into texts of a size that one embedding can stand for. */
final class Paragraphs {
  /** About 400 tokens. */
  static final int LONGEST = 1500;

  private Paragraphs() {}

  /** Whole paragraphs as long as they fit; one that is too long is cut between lines or words. */
  static List<String> packed(List<String> lines) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String paragraph : of(lines)) {
      for (String piece : pieces(paragraph)) {
        if (!text.isEmpty() && text.length() + 2 + piece.length() > LONGEST) {
          texts.add(text.toString());
          text.setLength(0);
        }
        text.append(text.isEmpty() ? "" : "\n\n").append(piece);
      }
    }
    if (!text.isEmpty()) {
      texts.add(text.toString());
    }
    return texts;
  }

  private static List<String> of(List<String> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      if (!line.isBlank()) {
        paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line.stripTrailing());
      } else if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  /** The head of a table stands above each piece of it. */
  private static List<String> pieces(String paragraph) {
    if (paragraph.length() <= LONGEST) {
      return List.of(paragraph);
    }
    List<String> lines = paragraph.lines().flatMap(line -> cut(line).stream()).toList();
    String head = isTable(lines) ? lines.get(0) + "\n" + lines.get(1) + "\n" : "";
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String line : lines) {
      if (!piece.isEmpty() && piece.length() + 1 + line.length() > LONGEST) {
        pieces.add(piece.toString());
        piece.setLength(0);
        piece.append(head.stripTrailing());
      }
      piece.append(piece.isEmpty() ? "" : "\n").append(line);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean isTable(List<String> lines) {
    return lines.size() > 2
        && lines.get(0).startsWith("|")
        && lines.get(1).startsWith("|")
        && lines.get(0).length() + lines.get(1).length() < LONGEST / 2;
  }

  private static List<String> cut(String line) {
    List<String> cuts = new ArrayList<>();
    String rest = line;
    while (rest.length() > LONGEST) {
      int space = rest.lastIndexOf(' ', LONGEST);
      String cut = space > LONGEST / 2 ? rest.substring(0, space) : start(rest, LONGEST);
      cuts.add(cut);
      rest = rest.substring(cut.length()).stripLeading();
    }
    cuts.add(rest);
    return cuts;
  }

  /** The first characters of a text, without half a character at the end. */
  static String start(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, halved ? longest - 1 : longest);
  }
}
