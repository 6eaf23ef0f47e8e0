package dev.sigmasight.server.company;

import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.SymbolStage.SymbolLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks for a few symbols at once and stores them together: what is stored is never lost, and no
 * transaction waits for a provider.
 */
final class Chunks {
  private static final int SYMBOLS_AT_ONCE = 4;
  private static final int SYMBOLS_PER_CHUNK = 20;

  private Chunks() {}

  /**
   * @param fetch asks for one symbol, on a thread of its own
   * @param store keeps the answers of one chunk and says what became of each symbol
   */
  static <T> void work(
      Collection<String> symbols,
      Function<String, T> fetch,
      Function<SortedMap<String, T>, Map<String, Outcome>> store,
      SymbolLog log) {
    List<String> all = List.copyOf(symbols);
    try (ExecutorService threads =
        Executors.newFixedThreadPool(SYMBOLS_AT_ONCE, Thread.ofVirtual().factory())) {
      for (int from = 0; from < all.size(); from += SYMBOLS_PER_CHUNK) {
        List<String> chunk = all.subList(from, Math.min(all.size(), from + SYMBOLS_PER_CHUNK));
        log.keep(store.apply(answers(chunk, fetch, threads)));
      }
    }
  }

  private static <T> SortedMap<String, T> answers(
      List<String> chunk, Function<String, T> fetch, ExecutorService threads) {
    List<Future<T>> asked = new ArrayList<>();
    chunk.forEach(symbol -> asked.add(threads.submit(() -> fetch.apply(symbol))));
    SortedMap<String, T> answers = new TreeMap<>();
    for (int i = 0; i < chunk.size(); i++) {
      answers.put(chunk.get(i), await(asked.get(i)));
    }
    return answers;
  }

  private static <T> T await(Future<T> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunLost("The run was interrupted.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
