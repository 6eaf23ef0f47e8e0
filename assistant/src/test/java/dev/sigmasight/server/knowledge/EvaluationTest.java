package dev.sigmasight.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often a document that answers a question is among the first five passages. The table goes to
 * docs/performance.md.
 */
class EvaluationTest {
  private static final Path TABLE = Path.of("target/knowledge-evaluation.md");
  private static final int FIRST = 5;
  private static final int ALL = 40;
  private static final TestLibrary test = TestLibrary.with(new HashedWords());
  private static final List<Asked> asked = new ArrayList<>();

  /** A question and what was found, in each of three ways. */
  private record Asked(
      String question,
      Set<String> answers,
      List<String> byWords,
      List<String> byMeaning,
      List<String> byBoth) {

    boolean hits(List<String> found) {
      return found.stream().anyMatch(answers::contains);
    }
  }

  @BeforeAll
  static void ask() throws IOException {
    assertThat(test.methods().synchronise().wordsOnlyBecause()).isEmpty();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      List<Finding> found = test.knowledge().findGlobal(cells[0], ALL).all();
      asked.add(
          new Asked(
              cells[0],
              Set.of(cells[1].split(";", -1)),
              first(found, Finding::wordPlace),
              first(found, Finding::meaningPlace),
              found.stream().limit(FIRST).map(EvaluationTest::name).toList()));
    }
    Files.writeString(TABLE, table());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static List<String> lines() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            EvaluationTest.class.getResourceAsStream("/knowledge/questions.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> first(
      List<Finding> found, Function<Finding, @Nullable Integer> place) {
    return found.stream()
        .filter(each -> place.apply(each) != null)
        .sorted(Comparator.comparing(each -> Objects.requireNonNull(place.apply(each))))
        .limit(FIRST)
        .map(EvaluationTest::name)
        .toList();
  }

  /** The document, or the entry of the glossary. */
  private static String name(Finding finding) {
    String title = finding.passage().title();
    return finding.slug().equals("methods/glossary") && title.contains(" › ")
        ? "glossary#" + title.substring(title.lastIndexOf('›') + 2)
        : finding.slug();
  }

  private static int percent(Function<Asked, List<String>> way) {
    long hits = asked.stream().filter(each -> each.hits(way.apply(each))).count();
    return (int) (100 * hits / asked.size());
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%d questions, %d passages: words %d %%, vector %d %%, fused %d %%%n%n"
            .formatted(
                asked.size(),
                test.count("ai_kb_documents"),
                percent(Asked::byWords),
                percent(Asked::byMeaning),
                percent(Asked::byBoth)));
    for (Asked each : asked) {
      table.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  each.question(),
                  each.hits(each.byWords()) ? "x" : "",
                  each.hits(each.byMeaning()) ? "x" : "",
                  each.hits(each.byBoth()) ? "x" : "",
                  each.byBoth()));
    }
    return table.toString();
  }

  @Test
  void asksEnough() {
    assertThat(asked).hasSizeGreaterThanOrEqualTo(60);
    Set<String> known = new HashSet<>();
    ProgramDocuments.all()
        .forEach(
            page ->
                Chapters.of(page.title(), page.content())
                    .forEach(
                        part ->
                            known.add(
                                page.slug().equals("methods/glossary")
                                    ? "glossary#" + part.title().replaceFirst(".* › ", "")
                                    : page.slug())));
    assertThat(asked).flatMap(Asked::answers).isSubsetOf(known);
  }

  @Test
  void findsAnswersByTheirWords() {
    assertThat(percent(Asked::byWords)).isGreaterThanOrEqualTo(90);
  }

  @Test
  void findsAnswersByVectorsOfHashedWords() {
    assertThat(percent(Asked::byMeaning)).isGreaterThanOrEqualTo(82);
  }

  @Test
  void findsAnswersByBoth() {
    assertThat(percent(Asked::byBoth)).isGreaterThanOrEqualTo(88);
  }
}
