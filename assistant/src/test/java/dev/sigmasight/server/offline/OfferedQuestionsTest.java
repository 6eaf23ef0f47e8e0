package dev.sigmasight.server.offline;

import static dev.sigmasight.server.tool.RecordedFacts.FIRST;
import static dev.sigmasight.server.tool.RecordedFacts.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.RecordedFacts;
import dev.sigmasight.server.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question that the product offers is one that the rules answer. */
class OfferedQuestionsTest {
  private static final Path PAGE =
      Path.of("..", "web", "src", "pages", "analyst", "suggestions.ts");
  private static final Pattern STARTER = Pattern.compile("\"([^\"]+\\?)\"");
  private static final Pattern QUOTED = Pattern.compile("“([^”]+\\?)”");

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  /** What the page of the analyst begins with. */
  static Stream<String> starters() throws IOException {
    return all(STARTER, Files.readString(PAGE)).distinct();
  }

  /** What the rules name where they cannot answer. */
  static Stream<String> named() {
    return Stream.of(
            "I do not know",
            "tax",
            "Sharpe ratio",
            "overlap",
            "liquidity",
            "retire",
            "climate",
            "news",
            "will the market rise",
            "rebalance")
        .flatMap(each -> all(QUOTED, answer(each).text()))
        .distinct();
  }

  static Stream<String> offered() throws IOException {
    return Stream.concat(starters(), named()).distinct();
  }

  private static Cited answer(String question) {
    return new Talker(
            new Toolbox(new RecordedFacts(), Optional.empty()).open(OWNER, Set.of(FIRST)), true)
        .ask(question);
  }

  @Test
  void thePageOffersQuestions() throws IOException {
    assertThat(starters())
        .hasSizeGreaterThan(10)
        .contains("How did I do against the market?", "What moved my portfolio last?");
    assertThat(named()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("offered")
  void isAnsweredWithFiguresThatHaveSources(String question) {
    Cited cited = answer(question);

    assertThat(cited.text()).doesNotContain(Talk.NOT_UNDERSTOOD, "I cannot");
    assertThat(cited.citations()).isNotEmpty();
    assertThat(cited.unsourced()).as(cited.text()).isEmpty();
    assertThat(List.of(cited.text().split("\n")))
        .noneMatch(line -> line.isBlank() && !line.isEmpty());
  }

  @Test
  void theMarketIsSetBesideThePortfolioWithDatesBetaAndAlpha() {
    assertThat(answer("How did I do against the market?").text())
        .contains("This year, from 2025-06-30 to 2025-11-03: portfolio 43.9% [", "market 10.5% [")
        .contains("SPY [", "a beta of 1.41 [", "called alpha, is 61.2% [");
  }

  @Test
  void aHedgeIsToldInMoneyAndNotAdvised() {
    assertThat(answer("How could I hedge my market risk?").text())
        .contains("short exposure is -$9,099,088 [")
        .contains("Market beta.", "would even it out")
        .doesNotContain("you should");
  }

  @Test
  void whatNoToolAnswersSaysWhichQuestionIsAnswered() {
    assertThat(answer("What is my Sharpe ratio?").text())
        .startsWith("I cannot compute a Sharpe ratio")
        .contains("“How did I do against the market?”");
  }
}
