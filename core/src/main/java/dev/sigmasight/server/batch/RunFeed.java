package dev.sigmasight.server.batch;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells followers of runs that there is something new. One thread looks for all of them, twice a
 * second, whichever instance works on the run; nobody who waits holds a connection, and a run never
 * waits for a follower.
 */
@Component
class RunFeed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RunFeed.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final RunEvents events;
  private final Map<UUID, Integer> followers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private volatile Map<UUID, Long> newest = Map.of();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean running;

  RunFeed(RunEvents events) {
    this.events = events;
  }

  /** Lets the feed look for a run until {@link #leave}. */
  void follow(UUID run) {
    followers.merge(run, 1, Integer::sum);
    if (looking.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("run-feed").start(this::look);
    }
  }

  void leave(UUID run) {
    followers.computeIfPresent(run, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Waits until a run has more than so many lines; false if the time was over before. */
  boolean await(UUID run, long seq, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (running && newest.getOrDefault(run, 0L) <= seq && left > 0) {
        left = news.awaitNanos(left);
      }
      return left > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the server goes on, so that following makes sense. */
  boolean isOpen() {
    return running;
  }

  private void look() {
    try {
      while (running) {
        if (!followers.isEmpty()) {
          refresh();
        }
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      looking.set(false);
    }
  }

  private void refresh() {
    try {
      newest = events.newest(Map.copyOf(followers).keySet());
    } catch (RuntimeException e) {
      LOG.debug("The progress of runs could not be read", e);
    }
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    signal();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
