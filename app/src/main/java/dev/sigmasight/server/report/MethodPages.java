package dev.sigmasight.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of the documentation that say how figures are computed; they are in the jar. */
final class MethodPages {
  private MethodPages() {}

  /** What the page of a method says first. */
  static MethodNote note(String method, String page) {
    String name = page.substring(page.lastIndexOf('/') + 1);
    String text = read(name);
    return new MethodNote(method, page, title(text), summary(text));
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

  /** The paragraph below the title, which a reader without the program understands. */
  private static String summary(String text) {
    return plain(text.split("\\R\\s*\\R", 3)[1].strip().replaceAll("\\s+", " "));
  }

  /** Without the marks of Markdown. */
  private static String plain(String markdown) {
    return markdown
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .replace("*", "")
        .replace("\\|", "|")
        .strip();
  }
}
