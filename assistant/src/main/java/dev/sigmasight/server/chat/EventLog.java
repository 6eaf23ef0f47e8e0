package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.TurnEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events of a running turn, numbered from 0 without holes; any number of readers may wait. */
final class EventLog {
  private final String run;
  private final Clock clock;
  private final Times.Since since;
  private final Timeline timeline = new Timeline();
  private final List<TurnEvent> events = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private boolean closed;

  EventLog(String run, Times times) {
    this.run = run;
    clock = times.clock();
    since = times.start();
  }

  /** When the turn began. */
  Times.Since since() {
    return since;
  }

  /** Adds an event, or nothing once the log is closed. */
  void add(Happening what) {
    lock.lock();
    try {
      if (!closed) {
        events.add(event(what));
        timeline.add(what, since.millis());
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nothing in any more but the last event, which is not shown before {@link #end}: it has to
   * be stored first.
   */
  TurnEvent close(Happening last) {
    return closeIfOpen(last)
        .orElseThrow(() -> new IllegalStateException("The log of " + run + " is closed."));
  }

  /** As {@link #close}; empty if it is closed. */
  Optional<TurnEvent> closeIfOpen(Happening last) {
    lock.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      TurnEvent event = event(last);
      closed = true;
      return Optional.of(event);
    } finally {
      lock.unlock();
    }
  }

  /** Shows the last event. */
  void end(TurnEvent last) {
    lock.lock();
    try {
      events.add(last);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Events after one of them, -1 for all. */
  List<TurnEvent> after(int seq) {
    lock.lock();
    try {
      return List.copyOf(events.subList(Math.clamp(seq + 1L, 0, events.size()), events.size()));
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #after}, waiting a while if there are none. */
  List<TurnEvent> await(int seq, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (events.size() <= seq + 1 && left > 0) {
        left = news.awaitNanos(left);
      }
      return after(seq);
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing comes after an event any more. */
  boolean isOver(int seq) {
    lock.lock();
    try {
      return !events.isEmpty()
          && Happening.isLast(events.getLast())
          && seq >= events.getLast().seq();
    } finally {
      lock.unlock();
    }
  }

  /** When what was told. */
  Timeline.Told told() {
    lock.lock();
    try {
      return timeline.told();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  private TurnEvent event(Happening what) {
    int seq = events.size();
    String json = new Envelope(what.type(), run, seq, what.data(), clock.millis()).json();
    return new TurnEvent(seq, what.type(), json);
  }
}
