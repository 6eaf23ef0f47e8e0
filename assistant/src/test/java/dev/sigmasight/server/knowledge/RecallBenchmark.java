package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * How many of the ten nearest passages the index finds, and how long a search takes, by words, by
 * meaning and by both, by the number of candidates. Prints rows of the table in
 * docs/performance.md.
 */
public final class RecallBenchmark {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int NEAREST = 10;
  private static final int ALL = 80;
  private static final int QUESTIONS = 200;
  private static final int TOPICS = 500;
  private static final String SCOPE = "global";
  private static final String UNHEARD = "unheard";

  private record Question(String words, QueryVector vector) {}

  private RecallBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments the number of vectors, 50,000 without
   */
  public static void main(String[] arguments) {
    int count = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
    ClusteredVectors vectors = new ClusteredVectors(TOPICS, new Random(20260101));
    try (TestLibrary test = TestLibrary.withoutEmbedder()) {
      fill(test.db(), vectors, count);
      List<Question> questions =
          vectors.questions(QUESTIONS).stream()
              .map(
                  values ->
                      new Question(
                          vectors.words(5),
                          new QueryVector(ClusteredVectors.MODEL, values, -1, "")))
              .toList();
      List<List<UUID>> exact = new ArrayList<>();
      long start = System.nanoTime();
      questions.forEach(
          each -> exact.add(vectors.exact(test.db(), SCOPE, each.vector().values(), NEAREST)));
      System.out.printf(
          Locale.ROOT, "exact: %.1f ms each%n", millisSince(start) / questions.size());
      for (int candidates : new int[] {40, 60, 80, 120, 200}) {
        measure(new Retrieval(test.db(), candidates), candidates, questions, exact);
      }
    }
    System.exit(0);
  }

  /** Rows first and the index afterwards, which is quicker. */
  private static void fill(AiDb db, ClusteredVectors vectors, int count) {
    long start = System.nanoTime();
    int _ = db.sql("drop index ai_kb_documents_embedding_idx").update();
    vectors.fill(db, SCOPE, count);
    System.out.printf(
        Locale.ROOT, "%d vectors written in %.0f s%n", count, millisSince(start) / 1000);
    long indexing = System.nanoTime();
    db.inTransaction(
        LONGEST,
        () -> {
          int _ = db.sql("set local maintenance_work_mem = '1GB'").update();
          return db.sql(
                  """
                  create index ai_kb_documents_embedding_idx on ai_kb_documents
                  using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64)
                  """)
              .update();
        });
    int _ = db.sql("analyze ai_kb_documents").update();
    System.out.printf(Locale.ROOT, "index built in %.0f s%n", millisSince(indexing) / 1000);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void measure(
      Retrieval retrieval, int candidates, List<Question> questions, List<List<UUID>> exact) {
    int[] hits = new int[1];
    Times words = new Times(questions.size());
    Times meaning = new Times(questions.size());
    Times whole = new Times(questions.size());
    questions.subList(0, 50).forEach(warmUp -> both(retrieval, warmUp.words(), warmUp));
    for (int i = 0; i < questions.size(); i++) {
      Question each = questions.get(i);
      List<UUID> nearest = exact.get(i);
      whole.take(
          () ->
              hits[0] +=
                  (int)
                      both(retrieval, each.words(), each).stream()
                          .filter(nearest::contains)
                          .count());
    }
    questions.forEach(
        each -> words.take(() -> retrieval.byWords(Set.of(SCOPE), each.words(), ALL)));
    questions.forEach(each -> meaning.take(() -> both(retrieval, UNHEARD, each)));
    System.out.printf(
        Locale.ROOT,
        "| %d | %.4f | %s | %s | %s |%n",
        candidates,
        (double) hits[0] / (questions.size() * NEAREST),
        words,
        meaning,
        whole);
  }

  /** The whole search: settings, words, vectors, fusion. */
  private static List<UUID> both(Retrieval retrieval, String words, Question question) {
    return retrieval.byBoth(Set.of(SCOPE), words, question.vector(), ALL).stream()
        .filter(each -> each.meaningPlace() != null && each.meaningPlace() <= NEAREST)
        .map(each -> each.passage().id())
        .toList();
  }

  /** How long each of some searches took. */
  private static final class Times {
    private final double[] millis;
    private int count;

    Times(int count) {
      millis = new double[count];
    }

    void take(Runnable search) {
      long start = System.nanoTime();
      search.run();
      millis[count] = millisSince(start);
      count++;
    }

    @Override
    public String toString() {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      return "%.1f ms | %.1f ms"
          .formatted(sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
    }
  }
}
