package dev.sigmasight.database;

import org.jspecify.annotations.Nullable;

/** Counts the statements that one thread makes, for whoever wants to know what an answer costs. */
public final class StatementCount {
  private static final ThreadLocal<int @Nullable []> COUNT = new ThreadLocal<>();

  private StatementCount() {}

  /** Begins to count on this thread. */
  public static void begin() {
    COUNT.set(new int[1]);
  }

  /** The statements since the beginning; counting ends. */
  public static int end() {
    int[] count = COUNT.get();
    COUNT.remove();
    return count == null ? 0 : count[0];
  }

  static void add() {
    int[] count = COUNT.get();
    if (count != null) {
      count[0]++;
    }
  }
}
