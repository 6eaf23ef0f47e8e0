package dev.sigmasight.server.chat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Work on a virtual thread of its own. */
final class Background<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Thread thread;

  private Background(String name, Callable<T> work) {
    thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
  }

  static <T> Background<T> start(String name, Callable<T> work) {
    Background<T> background = new Background<>(name, work);
    background.thread.start();
    return background;
  }

  private void run(Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Throwable e) { // whoever waits has to hear of everything
      result.completeExceptionally(e);
    }
  }

  /** What comes of it. */
  CompletableFuture<T> result() {
    return result;
  }

  /** Tells it to end. */
  void interrupt() {
    thread.interrupt();
  }
}
