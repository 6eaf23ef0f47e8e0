package dev.sigmasight.server.batch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The runs this process works on. */
final class ActiveRuns {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Set<Lease> leases = new HashSet<>();
  private boolean stopped;

  <T> T during(Lease lease, Supplier<T> work) {
    try {
      if (isStoppedWith(lease)) {
        lease.stop(Loss.STOPPING);
      }
      return work.get();
    } finally {
      remove(lease);
    }
  }

  private boolean isStoppedWith(Lease lease) {
    lock.lock();
    try {
      leases.add(lease);
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void remove(Lease lease) {
    lock.lock();
    try {
      leases.remove(lease);
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void open() {
    lock.lock();
    try {
      stopped = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there are any that nobody has told to end. */
  boolean isBusy() {
    lock.lock();
    try {
      return !stopped && !leases.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the runs under way, and those that begin before the next opening. */
  void stop() {
    all().forEach(lease -> lease.stop(Loss.STOPPING));
  }

  private List<Lease> all() {
    lock.lock();
    try {
      stopped = true;
      return List.copyOf(leases);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there are none; false if the time was over before. */
  boolean awaitNone(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!leases.isEmpty() && left > 0) {
        left = fewer.awaitNanos(left);
      }
      return leases.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
