package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.VectorSearch;
import dev.sigmasight.server.llm.Embedder;
import dev.sigmasight.server.llm.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The vector of a question, or why there is none. */
final class QueryVector {
  /** An answer is not held up longer for finding a little more. */
  static final Duration LONGEST = Duration.ofSeconds(3);

  static final String NO_MODEL =
      "There is no model that embeds texts: documents are found by their words.";

  private static final int DIMENSIONS = 1536;

  private final String model;
  private final float[] values;
  private final double floor;
  private final String reason;

  QueryVector(String model, float[] values, double floor, String reason) {
    this.model = model;
    this.values = values.clone();
    this.floor = floor;
    this.reason = reason;
  }

  /** Asks the database first whether a vector would be of any use. */
  static QueryVector of(String query, Optional<Embedder> embedder, AiDb db) {
    if (embedder.isEmpty()) {
      return none(NO_MODEL);
    }
    VectorSearch search = db.vectorSearch();
    return search.available() ? embedded(query, embedder.get()) : none(search.reason());
  }

  /** Which made it; empty without one. */
  String model() {
    return model;
  }

  float[] values() {
    return values.clone();
  }

  /** Passages less alike than this have nothing to do with the question. */
  double floor() {
    return floor;
  }

  /** Why there is none, in one sentence; empty with a vector. */
  String reason() {
    return reason;
  }

  boolean exists() {
    return !model.isEmpty();
  }

  private static QueryVector none(String reason) {
    return new QueryVector("", new float[0], 1, reason);
  }

  private static QueryVector embedded(String query, Embedder embedder) {
    FutureTask<List<float[]>> task = new FutureTask<>(() -> embedder.embed(List.of(query)));
    Thread thread = Thread.ofVirtual().name("query-embedding").start(task);
    try {
      return checked(embedder, task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      thread.interrupt();
      return none(ModelFailure.Kind.TIMED_OUT.text());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return none("The search was interrupted.");
    } catch (ExecutionException e) {
      return none(
          e.getCause() instanceof ModelFailure failure
              ? failure.kind().text()
              : "The question could not be embedded.");
    }
  }

  private static QueryVector checked(Embedder by, List<float[]> vectors) {
    return vectors.size() == 1 && isUsable(vectors.getFirst())
        ? new QueryVector(by.name(), vectors.getFirst(), by.leastSimilarity(), "")
        : none("The question has no embedding.");
  }

  /** Right in length, finite and not zero, which has no direction. */
  static boolean isUsable(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return vector.length == DIMENSIONS && Double.isFinite(squares) && squares > 0;
  }
}
