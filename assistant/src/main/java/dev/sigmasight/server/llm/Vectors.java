package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the vectors of an answer. */
final class Vectors {
  private static final double SHORTEST = 1e-6;

  private Vectors() {}

  /** In the order of the texts, whatever the order of the answer, each of length 1. */
  static List<float[]> of(JsonNode answer, int texts, int dimensions) {
    SortedMap<Integer, float[]> vectors = new TreeMap<>();
    for (JsonNode entry : Json.list(answer, "data")) {
      int index = entry.path("index").isNumber() ? Json.number(entry, "index") : vectors.size();
      if (index < 0 || index >= texts || vectors.containsKey(index)) {
        throw malformed("a vector for text " + index + " of " + texts);
      }
      vectors.put(index, unit(numbers(entry.path("embedding"), dimensions)));
    }
    if (vectors.size() != texts) {
      throw malformed(vectors.size() + " vectors for " + texts + " texts");
    }
    return List.copyOf(vectors.values());
  }

  private static float[] numbers(JsonNode embedding, int dimensions) {
    float[] numbers = embedding.isString() ? decoded(embedding.stringValue()) : listed(embedding);
    if (numbers.length != dimensions) {
      throw malformed(
          "a vector of %d numbers instead of %d; this model does not fit"
              .formatted(numbers.length, dimensions));
    }
    return numbers;
  }

  private static float[] listed(JsonNode embedding) {
    float[] numbers = new float[embedding.isArray() ? embedding.size() : 0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = embedding.get(i).isNumber() ? embedding.get(i).floatValue() : Float.NaN;
    }
    return numbers;
  }

  /** Little-endian single-precision numbers: what a server sends that was asked for no format. */
  private static float[] decoded(String base64) {
    try {
      FloatBuffer buffer =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      float[] numbers = new float[buffer.remaining()];
      buffer.get(numbers);
      return numbers;
    } catch (IllegalArgumentException e) {
      throw new ModelFailure(Kind.MALFORMED, "a vector that is neither numbers nor base64", e);
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float number : vector) {
      squares += (double) number * number;
    }
    double length = Math.sqrt(squares);
    if (!(length > SHORTEST) || Double.isInfinite(length)) {
      throw malformed("a vector without a direction");
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  private static ModelFailure malformed(String what) {
    return new ModelFailure(Kind.MALFORMED, what);
  }
}
