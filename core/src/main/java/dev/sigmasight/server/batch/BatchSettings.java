package dev.sigmasight.server.batch;

/**
 * How the batch works.
 *
 * @param threads portfolios worked on at once
 */
public record BatchSettings(int threads) {
  public BatchSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }
}
