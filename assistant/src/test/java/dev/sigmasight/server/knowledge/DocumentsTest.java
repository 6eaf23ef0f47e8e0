package dev.sigmasight.server.knowledge;

import static dev.sigmasight.server.knowledge.TestLibrary.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.knowledge.Source.Status;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final String PRIVATE = "account:" + UUID.randomUUID();

  private static WriteDocument written(@Nullable String scope, String title, String content) {
    return new WriteDocument(scope, null, title, content, null, null);
  }

  private static WriteDocument archived(String title) {
    return new WriteDocument(null, null, title, "Text.", null, Status.ARCHIVED);
  }

  @Test
  void canBeFoundAtOnceAndUnderANameFromTheTitle() {
    try (TestLibrary test = TestLibrary.with(new HashedWords())) {
      Source added = test.documents().add(written(null, "Crédit & Co: 2026", "Rules."));

      assertThat(added.draft().slug()).isEqualTo("credit-co-2026");
      assertThat(added.draft().scope()).isEqualTo("global");
      assertThat(added.embedded()).isEqualTo(added.parts()).isOne();
      assertThat(test.knowledge().findGlobal("rules", 5).all())
          .extracting(Finding::sourceId)
          .containsExactly(added.id());
    }
  }

  @Test
  void stayPrivateWhenTheyAreWrittenAnew() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      Documents documents = test.documents();
      Source added =
          documents.add(
              new WriteDocument(PRIVATE, "house", "House", "Rules.", Map.of("a", "b"), null));

      Source changed = documents.change(added.id(), written(null, "Home", "Other rules."));

      assertThat(changed.draft().scope()).isEqualTo(PRIVATE);
      assertThat(changed.draft().slug()).isEqualTo("house");
      assertThat(changed.draft().metadata()).containsExactly(Map.entry("a", "b"));
      assertThat(changed.version()).isEqualTo(2);
      assertThat(test.knowledge().findGlobal("rules", 5).all()).isEmpty();
    }
  }

  @Test
  void areNotFoundWhileTheyAreArchived() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      Source added = test.documents().add(written(null, "House", "Rules."));

      Source archived = test.documents().change(added.id(), archived("House"));

      assertThat(archived.parts()).isZero();
      assertThat(test.knowledge().findGlobal("house", 5).all()).isEmpty();
    }
  }

  @Test
  void shareNoNameWithinAScope() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      Documents documents = test.documents();
      Source house = documents.add(written(null, "House", "Rules."));
      Source home = documents.add(written(null, "Home", "Rules."));
      assertThat(documents.add(written(PRIVATE, "House", "Rules.")).id()).isNotEqualTo(house.id());

      assertThatThrownBy(() -> documents.add(written(null, "House", "Others.")))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("SLUG_TAKEN"));
      assertThatThrownBy(
              () ->
                  documents.change(
                      home.id(), new WriteDocument(null, "house", "Home", "Text.", null, null)))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("SLUG_TAKEN"));
    }
  }

  @Test
  void ofTheProgramAreLeftAlone() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      test.library(page("Beta", "A slope.")).synchronise();
      Documents documents = test.documents();
      UUID id = documents.page(new DocumentFilter(null, null), 1, 0).documents().getFirst().id();

      assertThatThrownBy(() -> documents.remove(id))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
      assertThatThrownBy(() -> documents.change(id, written(null, "Beta", "Mine.")))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
    }
  }

  @Test
  void areCountedAsTheyAreFiltered() {
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      Documents documents = test.documents();
      for (String title : List.of("100 % sure", "100 times", "A_B")) {
        documents.add(written(null, title, "Text."));
      }
      documents.add(written(PRIVATE, "100 % mine", "Text."));

      assertThat(documents.page(new DocumentFilter(null, "100 %"), 1, 0).total()).isEqualTo(2);
      assertThat(documents.page(new DocumentFilter("global", "100 %"), 1, 0).total()).isOne();
      assertThat(documents.page(new DocumentFilter(null, "a_b"), 10, 0).documents()).hasSize(1);
      Documents.Page beyond = documents.page(new DocumentFilter(null, null), 2, 10);
      assertThat(beyond.total()).isEqualTo(4);
      assertThat(beyond.documents()).isEmpty();
    }
  }
}
