package dev.sigmasight.server.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text in Markdown into parts: at each heading, and within a long section between
 * paragraphs. Plain text is one section.
 */
final class Chapters {
  /** Changes when the same text would be split otherwise. */
  static final int EDITION = 1;

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
  private static final Pattern LINK_WITHIN = Pattern.compile("\\[([^\\]]+)]\\((?!https?:)[^)]*\\)");
  private static final String BETWEEN = " › ";
  private static final int LONGEST_TITLE = 500;

  private final String title;
  private final List<Part> parts = new ArrayList<>();
  private final String[] headings = new String[6];
  private final List<String> section = new ArrayList<>();
  private boolean fenced;

  private Chapters(String title) {
    this.title = title;
    Arrays.fill(headings, "");
  }

  /** The parts in their order; a text without any heading has one or more under its title. */
  static List<Part> of(String title, String text) {
    Chapters chapters = new Chapters(title);
    text.lines().forEach(chapters::read);
    chapters.endSection();
    return List.copyOf(chapters.parts);
  }

  private void read(String line) {
    if (line.startsWith("```")) {
      fenced = !fenced;
    }
    Matcher heading = HEADING.matcher(line);
    if (!fenced && heading.matches()) {
      endSection();
      enter(heading.group(1).length(), heading.group(2));
    } else {
      section.add(LINK_WITHIN.matcher(line).replaceAll("$1"));
    }
  }

  private void enter(int level, String heading) {
    headings[level - 1] = heading;
    Arrays.fill(headings, level, headings.length, "");
  }

  private void endSection() {
    String path = path();
    Paragraphs.packed(section).forEach(text -> parts.add(new Part(path, text)));
    section.clear();
  }

  /** The title and the headings below it; the first heading usually repeats the title. */
  private String path() {
    StringBuilder path = new StringBuilder(title);
    for (String heading : headings) {
      if (!heading.isEmpty() && !heading.equals(title)) {
        path.append(BETWEEN).append(heading);
      }
    }
    return Paragraphs.start(path.toString(), LONGEST_TITLE);
  }
}
