package dev.sigmasight.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.knowledge.ScriptedEmbedder.Behaviour;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {
  private static final AccountId ANN = new AccountId(UUID.randomUUID());
  private static final AccountId BEN = new AccountId(UUID.randomUUID());
  private static final PortfolioId ANNS = new PortfolioId(UUID.randomUUID());
  private static final PortfolioId BENS = new PortfolioId(UUID.randomUUID());

  private final ScriptedEmbedder embedder = new ScriptedEmbedder("one");

  private static List<String> titles(List<Passage> passages) {
    return passages.stream().map(Passage::title).toList();
  }

  private static List<String> titles(Findings findings) {
    return findings.all().stream().map(each -> each.passage().title()).toList();
  }

  private static void addTerms(TestLibrary test) {
    test.add(Scopes.GLOBAL, "Drawdown", "The largest fall from a peak.");
    test.add(Scopes.GLOBAL, "Beta", "How far a share goes up and down with the market.");
    test.add(Scopes.GLOBAL, "Volatility", "The spread of daily returns.");
  }

  @Test
  void findsWhatAQuestionInPlainWordsIsAbout() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      addTerms(test);

      List<Passage> found =
          test.knowledge().search(ANN, Set.of(), "Could you tell me how deep my drawdown was?", 5);

      assertThat(titles(found)).startsWith("Drawdown");
      assertThat(found.getFirst().text()).isEqualTo("The largest fall from a peak.");
      assertThat(found.getFirst().scope()).isEqualTo("global");
    }
  }

  @Test
  void prefersPassagesThatHaveAllTheWords() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      test.add(Scopes.GLOBAL, "Returns, returns, returns", "Returns and returns of returns.");
      test.add(Scopes.GLOBAL, "Spread", "A spread between the one day's returns and the next.");

      assertThat(titles(test.knowledge().findGlobal("spread of returns", 5)))
          .containsExactly("Spread", "Returns, returns, returns");
    }
  }

  /** Not all passages are ranked that have a common word; those that have more of them are. */
  @Test
  void findsWhatHasTwoWordsAmongThousandsThatHaveOne() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      test.add(Scopes.GLOBAL, "Shares", "A share.");
      int copies =
          test.db()
              .sql(
                  """
                  insert into ai_kb_documents (source_id, scope, part, title, content)
                  select source_id, scope, n, 'Shares ' || n, 'A share.'
                  from ai_kb_documents, generate_series(2, 3000) n
                  """)
              .update();
      assertThat(copies).isEqualTo(2999);
      test.add(
          Scopes.GLOBAL, "Shares, two", "Of the many texts about a share, here quokkas sleep.");
      test.add(
          Scopes.GLOBAL, "Shares, all", "Of the many texts about a share, here quokkas at noon.");

      assertThat(titles(test.knowledge().findGlobal("share quokkas noon", 2)))
          .containsExactly("Shares, all", "Shares, two");
      assertThat(test.knowledge().findGlobal("share", 40).all()).hasSize(40);
    }
  }

  @Test
  void saysInWhichWayEachPassageWasFound() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);

      Findings found = test.knowledge().findGlobal("volatility of returns", 5);

      assertThat(found.wordsOnlyBecause()).isEmpty();
      Finding first = found.all().getFirst();
      assertThat(first.slug()).isEqualTo("volatility");
      assertThat(first.wordPlace()).isOne();
      assertThat(first.meaningPlace()).isOne();
      assertThat(first.similarity()).isBetween(embedder.leastSimilarity(), 1.0);
      assertThat(first.passage().score()).isEqualTo(2.0 / 61);
    }
  }

  @Test
  void findsByMeaningWhatHasNoneOfTheWords() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);

      Findings found = test.knowledge().findGlobal("volatilities", 5);
      Findings misspelt = test.knowledge().findGlobal("volatilty", 5);

      assertThat(titles(found)).startsWith("Volatility");
      Finding first = misspelt.all().getFirst();
      assertThat(first.passage().title()).isEqualTo("Volatility");
      assertThat(first.wordPlace()).isNull();
      assertThat(first.meaningPlace()).isOne();
    }
  }

  @Test
  void leavesOutWhatHasNothingToDoWithTheQuestion() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);

      assertThat(test.knowledge().findGlobal("zebra crossing", 5).all()).isEmpty();
    }
  }

  @Test
  void showsAnAccountItsOwnDocumentsAndNobodyElses() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      test.add("account:" + ANN, "Mandate of Ann", "Mandate: no tobacco.");
      test.add("account:" + BEN, "Mandate of Ben", "Mandate: no weapons.");
      test.add("portfolio:" + ANNS, "Mandate of Ann's fund", "Mandate: at most 5 % a name.");
      test.add("portfolio:" + BENS, "Mandate of Ben's fund", "Mandate: at most 9 % a name.");
      Knowledge knowledge = test.knowledge();

      assertThat(titles(knowledge.search(ANN, Set.of(ANNS), "mandate", 10)))
          .containsExactlyInAnyOrder("Mandate of Ann", "Mandate of Ann's fund");
      assertThat(titles(knowledge.search(BEN, Set.of(), "mandate", 10)))
          .containsExactly("Mandate of Ben");
      assertThat(knowledge.findGlobal("mandate", 10).all()).isEmpty();
    }
  }

  @Test
  void letsNoTextOfTheQuestionWidenTheScope() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      test.add("account:" + BEN, "Mandate of Ben", "Mandate: no weapons.");

      assertThat(
              test.knowledge()
                  .search(ANN, Set.of(ANNS), "mandate account:" + BEN + "'} or scope <> '", 10))
          .isEmpty();
    }
  }

  @Test
  void findsByWordsWithoutPgvectorAndSaysSo() {
    try (TestLibrary test = TestLibrary.withoutVectors(embedder)) {
      addTerms(test);

      Findings found = test.knowledge().findGlobal("What is volatility?", 5);

      assertThat(titles(found)).startsWith("Volatility");
      assertThat(found.wordsOnlyBecause()).contains("pgvector");
      assertThat(embedder.asked()).isEmpty();
    }
  }

  @Test
  void findsByWordsWithoutAModelAndSaysSo() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      addTerms(test);

      assertThat(test.knowledge().findGlobal("volatility", 5).wordsOnlyBecause())
          .contains("no model");
    }
  }

  @Test
  void findsByWordsWhileTheModelIsDown() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);
      embedder.now(Behaviour.FAILS);

      Findings found = test.knowledge().findGlobal("What is volatility?", 5);

      assertThat(titles(found)).startsWith("Volatility");
      assertThat(found.wordsOnlyBecause()).isEqualTo("The AI provider cannot be reached.");
    }
  }

  @Test
  void waitsForTheModelOnlySoLong() throws InterruptedException {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);
      embedder.now(Behaviour.HANGS);

      Findings found = test.knowledge().findGlobal("What is volatility?", 5);

      assertThat(titles(found)).startsWith("Volatility");
      assertThat(found.wordsOnlyBecause()).isEqualTo("The AI provider took too long.");
      assertThat(embedder.interrupted().await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void comparesNoVectorsOfDifferentModels() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);
      TestLibrary other = test.now(new ScriptedEmbedder("two"));

      assertThat(other.knowledge().findGlobal("volatility", 5).all())
          .isNotEmpty()
          .allMatch(each -> each.meaningPlace() == null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "the",
        "& | ! :* <->",
        "\"",
        "-volatility",
        "a\u0000b",
        "' or 1=1 --",
        "🙂"
      })
  void survivesOddQuestions(String query) {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      addTerms(test);

      assertThat(test.knowledge().findGlobal(query, 5).all()).hasSizeLessThanOrEqualTo(3);
      assertThat(test.knowledge().findGlobal(query + " " + "x ".repeat(5000), 5).all())
          .hasSizeLessThanOrEqualTo(3);
    }
  }
}
