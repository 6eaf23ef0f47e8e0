package dev.sigmasight.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChaptersTest {

  @Test
  void makesAPartOfEachSectionUnderTheHeadingsAboveIt() {
    String text =
        """
        # Risk

        What may happen.

        ## Tail

        ### Historical

        The worst days.

        ## Limits
        The past only.
        """;

    assertThat(Chapters.of("Risk", text))
        .containsExactly(
            new Part("Risk", "What may happen."),
            new Part("Risk › Tail › Historical", "The worst days."),
            new Part("Risk › Limits", "The past only."));
  }

  @Test
  void leavesPlainTextWhole() {
    assertThat(Chapters.of("House rules", "No more than 5 % in one name.\n\nAsk first."))
        .containsExactly(new Part("House rules", "No more than 5 % in one name.\n\nAsk first."));
  }

  @Test
  void takesNoHeadingFromCode() {
    assertThat(Chapters.of("Shell", "```\n# a comment\n```\nDone."))
        .containsExactly(new Part("Shell", "```\n# a comment\n```\nDone."));
  }

  @Test
  void dividesALongSectionBetweenParagraphs() {
    String paragraph = "Words of a sentence. ".repeat(30).strip();
    List<Part> parts =
        Chapters.of("Long", String.join("\n\n", List.of(paragraph, paragraph, paragraph)));

    assertThat(parts)
        .containsExactly(
            new Part("Long", paragraph + "\n\n" + paragraph), new Part("Long", paragraph));
  }

  @Test
  void losesNoWordOfAParagraphThatIsTooLong() {
    String text =
        IntStream.range(0, 2000).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));

    List<Part> parts = Chapters.of("Long", text);

    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(parts).allMatch(part -> part.text().length() <= Paragraphs.LONGEST);
    assertThat(parts.stream().map(Part::text).collect(Collectors.joining(" "))).isEqualTo(text);
  }

  @Test
  void repeatsTheHeadOfATableAbovePiecesOfIt() {
    String table =
        "| figure | formula |\n|---|---|\n"
            + IntStream.range(0, 100)
                .mapToObj(n -> "| figure " + n + " | a formula of some length |")
                .collect(Collectors.joining("\n"));

    List<Part> parts = Chapters.of("Table", table);

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts).allMatch(part -> part.text().startsWith("| figure | formula |\n|---|---|\n"));
    assertThat(parts.getLast().text()).endsWith("| figure 99 | a formula of some length |");
  }

  @Test
  void cutsNoCharacterInHalf() {
    String text = "🙂".repeat(2000);

    List<Part> parts = Chapters.of("Faces", text);

    assertThat(parts.stream().map(Part::text).collect(Collectors.joining())).isEqualTo(text);
    assertThat(parts)
        .allMatch(part -> part.text().codePoints().allMatch(point -> point == 0x1F642));
  }

  @Test
  void dropsWhereLinksBetweenPagesLead() {
    assertThat(
            Chapters.of("Links", "See [stress](stress.md#grid) and [the site](https://x.example)."))
        .containsExactly(new Part("Links", "See stress and [the site](https://x.example)."));
  }

  @Test
  void readsTheProgramsOwnPages() {
    assertThat(ProgramDocuments.all())
        .anySatisfy(
            page -> {
              assertThat(page.slug()).isEqualTo("methods/volatility");
              assertThat(page.title()).isEqualTo("Volatility");
            })
        .noneMatch(page -> page.slug().endsWith("README"));
    List<Part> glossary =
        ProgramDocuments.all().stream()
            .filter(page -> page.slug().equals("methods/glossary"))
            .flatMap(page -> Chapters.of(page.title(), page.content()).stream())
            .toList();
    assertThat(glossary).hasSizeGreaterThan(60);
    assertThat(glossary).allMatch(part -> part.text().length() < 600);
  }
}
