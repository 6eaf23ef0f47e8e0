package dev.sigmasight.server.batch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The runs this process works on. */
final class ActiveRuns {
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  <T> T during(Lease lease, Supplier<T> work) {
    leases.add(lease);
    try {
      if (stopped) {
        lease.stop(Loss.STOPPING);
      }
      return work.get();
    } finally {
      leases.remove(lease);
    }
  }

  void open() {
    stopped = false;
  }

  /** Ends the runs under way, and those that begin before the next opening. */
  void stop() {
    stopped = true;
    leases.forEach(lease -> lease.stop(Loss.STOPPING));
  }
}
