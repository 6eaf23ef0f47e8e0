package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invented embeddings that lie as real ones do: in clusters, around topics. A vector is its topic's
 * direction plus noise of about the same length, in 1536 dimensions, brought to length 1.
 */
final class ClusteredVectors {
  static final String MODEL = "clusters";

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DIMENSIONS = 1536;
  private static final double NOISE = 0.8;
  private static final int VOCABULARY = 5000;
  private static final int PASSAGE = 60;

  private final Random random;
  private final List<double[]> topics;

  ClusteredVectors(int topics, Random random) {
    this.random = random;
    this.topics = IntStream.range(0, topics).mapToObj(i -> direction(random)).toList();
  }

  private static double[] direction(Random random) {
    double[] values = new double[DIMENSIONS];
    Arrays.setAll(values, i -> random.nextGaussian() / Math.sqrt(DIMENSIONS));
    return values;
  }

  private float[] next() {
    double[] topic = topics.get(random.nextInt(topics.size()));
    double[] values = direction(random);
    Arrays.setAll(values, i -> topic[i] + NOISE * values[i]);
    double length = Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) (values[i] / length);
    }
    return vector;
  }

  /** Words of which each is in one passage of a hundred or so. */
  String words(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "word" + random.nextInt(VOCABULARY))
        .collect(Collectors.joining(" "));
  }

  /** Points of the same kind, which are no passages. */
  List<float[]> questions(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).toList();
  }

  /** Writes so many passages of invented words into a scope. */
  void fill(AiDb db, String scope, int count) {
    UUID source = UUID.randomUUID();
    int _ =
        db.sql(
                """
                insert into ai_kb_sources (id, scope, slug, title, content, origin)
                values (:id, :scope, 'vectors', 'Vectors', 'Vectors', 'admin')
                """)
            .param("id", source)
            .param("scope", scope)
            .update();
    long _ = db.inTransaction(LONGEST, () -> copied(db, source, scope, count));
  }

  private long copied(AiDb db, UUID source, String scope, int count) {
    return db.copyIn(
        "copy ai_kb_documents (source_id, scope, part, title, content, embedding_model, embedding) from stdin",
        out -> {
          var rows = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          for (int part = 1; part <= count; part++) {
            rows.write(
                String.join(
                        "\t",
                        source.toString(),
                        scope,
                        Integer.toString(part),
                        "Vector " + part,
                        words(PASSAGE),
                        MODEL,
                        text(next()))
                    + "\n");
          }
          rows.flush();
        });
  }

  private static String text(float[] vector) {
    return Arrays.toString(vector).replace(" ", "");
  }

  /** The nearest passages of a scope by comparing with all of them. */
  List<UUID> exact(AiDb db, String scope, float[] question, int count) {
    return db.inTransaction(
        () -> {
          int _ = db.sql("set local enable_indexscan = off").update();
          return db.sql(
                  """
                  select id from ai_kb_documents where scope = :scope
                  order by embedding <=> :question::vector limit :count
                  """)
              .param("scope", scope)
              .param("question", text(question))
              .param("count", count)
              .query(UUID.class)
              .list();
        });
  }

  /** The vectors of the passages of a scope, in the order of their places. */
  List<float[]> ofScope(AiDb db, String scope) {
    return new ArrayList<>(
        db.sql("select embedding::text from ai_kb_documents where scope = :scope order by part")
            .param("scope", scope)
            .query((row, number) -> parsed(row.getString(1)))
            .list());
  }

  private static float[] parsed(String text) {
    String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
    float[] vector = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      vector[i] = Float.parseFloat(numbers[i]);
    }
    return vector;
  }
}
