package dev.sigmasight.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation that say how figures are computed; they are in the jar. */
final class MethodPages {
  private static final int SENTENCES = 3;

  private MethodPages() {}

  /** What the page of a method says first. */
  static MethodNote note(String method, String page) {
    String name = page.substring(page.lastIndexOf('/') + 1);
    String text = read(name);
    return new MethodNote(method, page, title(text), String.join(" ", sentences(text)));
  }

  private static String read(String name) {
    try (InputStream in = MethodPages.class.getResourceAsStream("/methods/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the page " + name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String title(String text) {
    return text.lines().findFirst().orElse("").replaceFirst("^#+ *", "");
  }

  /** The first of those that a reader without the program understands. */
  private static List<String> sentences(String text) {
    List<String> found = new ArrayList<>();
    for (String paragraph : text.split("\\R\\s*\\R", -1)) {
      if (found.size() < SENTENCES && isProse(paragraph)) {
        sentencesOf(paragraph).limit(SENTENCES - found.size()).forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isProse(String paragraph) {
    return Stream.of("#", "|", "    ", "-", "1.", "```").noneMatch(paragraph::startsWith);
  }

  private static Stream<String> sentencesOf(String paragraph) {
    String line = paragraph.strip().replaceAll("\\s+", " ");
    return Arrays.stream(line.split("(?<=[.!?]) (?=\\p{Lu})", -1))
        .filter(each -> !each.contains("dev.sigmasight") && !each.endsWith(":"))
        .map(MethodPages::plain)
        .filter(each -> !each.isEmpty());
  }

  /** Without the marks of Markdown. */
  private static String plain(String markdown) {
    return markdown
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .replaceAll("[`*]", "")
        .replace("\\|", "|")
        .strip();
  }
}
