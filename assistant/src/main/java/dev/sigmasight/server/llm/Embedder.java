package dev.sigmasight.server.llm;

import java.util.List;

/** Turns texts into vectors whose angles tell how near their meanings are. */
public interface Embedder {

  /** The model, so that vectors of different ones are never compared. */
  String name();

  /**
   * Vectors of length 1 with 1536 entries, in the order of the texts.
   *
   * @throws ModelFailure when there are none
   */
  List<float[]> embed(List<String> texts) throws InterruptedException;

  /**
   * The cosine below which two texts have nothing to do with each other. Models differ: unrelated
   * texts come out between 0 and 0.2 with most.
   */
  default double leastSimilarity() {
    return 0.2;
  }
}
