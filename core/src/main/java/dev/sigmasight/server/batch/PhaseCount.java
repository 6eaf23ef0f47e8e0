package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the items of one phase while they are worked on by several threads. */
final class PhaseCount {
  private final Phase phase;
  private final AtomicInteger total;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  PhaseCount(Phase phase, int total) {
    this.phase = phase;
    this.total = new AtomicInteger(total);
  }

  void add(Outcome outcome) {
    var _ =
        switch (outcome) {
          case Outcome.Done _ -> done.incrementAndGet();
          case Outcome.Skipped _ -> skipped.incrementAndGet();
          case Outcome.Failed _ -> failed.incrementAndGet();
        };
  }

  Phase phase() {
    return phase;
  }

  /** An item will not get as far as this phase. */
  void drop() {
    total.decrementAndGet();
  }

  int total() {
    return total.get();
  }

  int done() {
    return done.get();
  }

  int skipped() {
    return skipped.get();
  }

  int failed() {
    return failed.get();
  }

  int over() {
    return done() + skipped() + failed();
  }

  String endState() {
    if (done() == 0 && failed() > 0) {
      return "FAILED";
    }
    return over() == done() ? "SUCCEEDED" : "PARTIAL";
  }
}
