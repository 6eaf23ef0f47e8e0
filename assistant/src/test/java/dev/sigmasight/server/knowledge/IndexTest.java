package dev.sigmasight.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.AccountId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The statement of the search finds by the index what an exact search finds. With as few passages
 * as here the planner would rather compare with all of them, and is kept from it.
 */
class IndexTest {
  private static final int PASSAGES = 2000;
  private static final int QUESTIONS = 50;
  private static final int NEAREST = 10;
  private static final TestLibrary test = TestLibrary.withoutEmbedder().preferringIndexes();
  private static final ClusteredVectors vectors = new ClusteredVectors(40, new Random(7));
  private static final AccountId ANN = new AccountId(UUID.randomUUID());

  @BeforeAll
  static void fill() {
    vectors.fill(test.db(), "global", PASSAGES);
    vectors.fill(test.db(), "account:" + ANN, 5);
    int _ = test.db().sql("analyze ai_kb_documents").update();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static QueryVector vector(float[] values) {
    return new QueryVector(ClusteredVectors.MODEL, values, 0.2, "");
  }

  private static List<UUID> found(Set<String> scopes, float[] question) {
    return new Retrieval(test.db())
        .byBoth(scopes, "none of the words", vector(question), NEAREST).stream()
            .map(each -> each.passage().id())
            .toList();
  }

  @Test
  void findsNearlyAllOfTheNearest() {
    int hits = 0;
    for (float[] question : vectors.questions(QUESTIONS)) {
      List<UUID> exact = vectors.exact(test.db(), "global", question, NEAREST);
      hits += (int) found(Set.of("global"), question).stream().filter(exact::contains).count();
    }
    assertThat(hits).isGreaterThanOrEqualTo(QUESTIONS * NEAREST * 98 / 100);
  }

  @Test
  void walksTheIndex() {
    List<String> plan =
        test.db()
            .inTransaction(
                () -> {
                  new Retrieval(test.db()).prepare();
                  return test.db()
                      .sql("explain " + Retrieval.BY_BOTH)
                      .param("query", "none of the words")
                      .param("scopes", new String[] {"global"})
                      .param("vector", Arrays.toString(vectors.questions(1).getFirst()))
                      .param("model", ClusteredVectors.MODEL)
                      .param("floor", 0.2)
                      .param("limit", NEAREST)
                      .query(String.class)
                      .list();
                });
    assertThat(String.join("\n", plan).contains("using ai_kb_documents_embedding_idx")).isTrue();
  }

  /** After a walk over the nearest of all scopes nothing would be left of one that is rare. */
  @Test
  void findsTheFewPassagesOfAnAccountAmongThousandsOfOthers() {
    List<float[]> own = vectors.ofScope(test.db(), "account:" + ANN);
    assertThat(own).hasSize(5);
    IntStream.range(0, 5)
        .forEach(
            i ->
                assertThat(found(Set.of("account:" + ANN), own.get(i)).getFirst())
                    .isEqualTo(
                        vectors.exact(test.db(), "account:" + ANN, own.get(i), 1).getFirst()));
  }
}
