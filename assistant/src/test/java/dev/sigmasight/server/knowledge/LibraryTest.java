package dev.sigmasight.server.knowledge;

import static dev.sigmasight.server.knowledge.TestLibrary.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.knowledge.Library.Synchronised;
import dev.sigmasight.server.knowledge.ScriptedEmbedder.Behaviour;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LibraryTest {
  private static final String TEXT = "# Beta\n\nA slope.\n\n## Limits\n\nThe past.";

  private final ScriptedEmbedder embedder = new ScriptedEmbedder("one");

  @Test
  void bringsPagesInAndEmbedsTheirPassages() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      assertThat(test.library(page("Beta", TEXT)).synchronise())
          .isEqualTo(new Synchronised(1, 1, 0, 2, 0, ""));
      assertThat(embedder.asked())
          .containsExactlyInAnyOrder("Beta\nA slope.", "Beta › Limits\nThe past.");
      assertThat(test.count("ai_kb_documents where embedding is not null")).isEqualTo(2);
    }
  }

  @Test
  void touchesNothingTheSecondTime() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      Library library = test.library(page("Beta", TEXT));
      library.synchronise();
      List<String> before = rows(test);

      assertThat(library.synchronise()).isEqualTo(new Synchronised(1, 0, 0, 0, 0, ""));
      assertThat(rows(test)).isEqualTo(before);
      assertThat(embedder.asked()).hasSize(2);
    }
  }

  private static List<String> rows(TestLibrary test) {
    return test.db()
        .sql("select xmin || ' ' || id from ai_kb_documents order by id")
        .query(String.class)
        .list();
  }

  @Test
  void embedsOnlyThePassagesOfAPageThatChanged() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      test.library(page("Beta", TEXT)).synchronise();

      Synchronised second =
          test.library(page("Beta", TEXT.replace("The past.", "The past year."))).synchronise();

      assertThat(second).isEqualTo(new Synchronised(1, 1, 0, 1, 1, ""));
      assertThat(embedder.asked()).hasSize(3).endsWith("Beta › Limits\nThe past year.");
      assertThat(test.count("ai_kb_sources where version = 2")).isOne();
    }
  }

  @Test
  void removesPagesThatAreGoneButNotDocumentsOfAdministrators() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      test.add(Scopes.GLOBAL, "House rules", "Nothing above 5 %.");
      test.library(page("Beta", TEXT), page("Alpha", "What is left.")).synchronise();

      assertThat(test.library(page("Beta", TEXT)).synchronise().removed()).isOne();

      assertThat(
              test.db()
                  .sql("select slug from ai_kb_sources order by slug")
                  .query(String.class)
                  .list())
          .containsExactly("house-rules", "methods/beta");
    }
  }

  @Test
  void doesNoHarmWhenTwoServersStartAtOnce() throws Exception {
    try (TestLibrary test = TestLibrary.with(new HashedWords());
        ExecutorService servers = Executors.newFixedThreadPool(2)) {
      Callable<Synchronised> start = test.methods()::synchronise;
      int changed = 0;
      for (Future<Synchronised> each : servers.invokeAll(List.of(start, start))) {
        changed += each.get().changed();
      }

      int pages = ProgramDocuments.all().size();
      assertThat(changed).isEqualTo(pages);
      assertThat(test.count("ai_kb_sources")).isEqualTo(pages);
      assertThat(test.count("ai_kb_documents where embedding is null")).isZero();
      assertThat(test.count("ai_kb_embeddings")).isEqualTo(test.count("ai_kb_documents"));
    }
  }

  @Test
  void keepsPagesWithoutVectorsWhileTheModelIsDownAndCatchesUp() {
    try (TestLibrary test = TestLibrary.with(embedder.now(Behaviour.FAILS))) {
      Library library = test.library(page("Beta", TEXT));
      assertThat(library.synchronise().wordsOnlyBecause()).contains("cannot be reached");
      assertThat(test.count("ai_kb_documents where embedding is null")).isEqualTo(2);

      embedder.now(Behaviour.WORKS);
      library.catchUp();

      assertThat(test.count("ai_kb_documents where embedding is null")).isZero();
    }
  }

  @Test
  void keepsNoVectorsOfAWrongLength() {
    try (TestLibrary test = TestLibrary.with(embedder.now(Behaviour.BABBLES))) {
      assertThat(test.library(page("Beta", TEXT)).synchronise().wordsOnlyBecause())
          .contains("unreadable");
      assertThat(test.count("ai_kb_embeddings")).isZero();
    }
  }

  @Test
  void embedsEverythingAnewForAnotherModelAndKeepsTheOldVectorsForAWhile() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      test.library(page("Beta", TEXT)).synchronise();

      TestLibrary other = test.now(new ScriptedEmbedder("two"));
      assertThat(other.library(page("Beta", TEXT)).synchronise().embedded()).isEqualTo(2);
      assertThat(test.count("ai_kb_documents where embedding_model = 'two'")).isEqualTo(2);

      assertThat(test.library(page("Beta", TEXT)).synchronise())
          .isEqualTo(new Synchronised(1, 0, 0, 0, 2, ""));
    }
  }

  @Test
  void forgetsVectorsThatNoPassageHasHadForLong() {
    try (TestLibrary test = TestLibrary.with(embedder)) {
      test.library(page("Beta", TEXT)).synchronise();
      test.library(page("Beta", "Other words.")).synchronise();
      assertThat(test.count("ai_kb_embeddings")).isEqualTo(3);
      int _ =
          test.db().sql("update ai_kb_embeddings set created_at = '2025-10-01T00:00:00Z'").update();

      assertThat(test.embeddings().forgetUnused()).isEqualTo(2);
      assertThat(test.count("ai_kb_embeddings")).isOne();
    }
  }

  @Test
  void saysWhyWithoutPgvectorNothingIsEmbedded() {
    try (TestLibrary test = TestLibrary.withoutVectors(embedder)) {
      Synchronised first = test.library(page("Beta", TEXT)).synchronise();

      assertThat(first.changed()).isOne();
      assertThat(first.wordsOnlyBecause()).contains("pgvector");
      assertThat(embedder.asked()).isEmpty();
    }
  }
}
