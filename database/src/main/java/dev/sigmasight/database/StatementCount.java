package dev.sigmasight.database;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements that one thread makes, for whoever wants to know what an answer costs, and
 * those of all threads, for work that is spread over several.
 */
public final class StatementCount {
  private static final ThreadLocal<int @Nullable []> COUNT = new ThreadLocal<>();

  private static final LongAdder ALL = new LongAdder();

  private StatementCount() {}

  /** The statements of all threads since the program began. */
  public static long ofAllThreads() {
    return ALL.sum();
  }

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
    ALL.increment();
    int[] count = COUNT.get();
    if (count != null) {
      count[0]++;
    }
  }
}
