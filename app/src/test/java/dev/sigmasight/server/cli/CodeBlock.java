package dev.sigmasight.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in the documentation.
 *
 * @param line where it begins
 * @param comment the HTML comment on the line before, empty if there is none
 */
record CodeBlock(Path page, int line, String language, String comment, String text) {
  private static final Path ROOT = Path.of("..");
  private static final String FENCE = "```";
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "console");

  /** The pages whose commands must work; those that others rest on come first. */
  static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> modules = Files.list(ROOT)) {
      return Stream.of(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted(),
              modules.map(folder -> folder.resolve("README.md")).filter(Files::exists).sorted())
          .flatMap(each -> each)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of a page from top to bottom. */
  static List<CodeBlock> of(Path page) {
    List<String> lines = lines(page);
    List<CodeBlock> blocks = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).startsWith(FENCE)) {
        int end = start + 1;
        while (!lines.get(end).equals(FENCE)) {
          end++;
        }
        Matcher comment = COMMENT.matcher(start == 0 ? "" : lines.get(start - 1));
        blocks.add(
            new CodeBlock(
                page,
                start + 1,
                lines.get(start).substring(FENCE.length()),
                comment.matches() ? comment.group(1) : "",
                String.join("\n", lines.subList(start + 1, end))));
        start = end;
      }
    }
    return blocks;
  }

  static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isShell() {
    return SHELLS.contains(language);
  }

  boolean isRun() {
    return comment.equals("run") || comment.startsWith("run: ");
  }

  /** What is to be run: the assignment of the comment, then the block. */
  String script() {
    return (comment.startsWith("run: ") ? comment.substring(5) : "") + "\n" + text + "\n";
  }

  @Override
  public String toString() {
    return ROOT.relativize(page) + ":" + line;
  }
}
