package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a process dies in a run. */
record KillPoint(Phase phase, Moment moment) {
  /** What the process ends with. */
  static final int EXIT = 137;

  enum Moment {
    /**
     * At least half of its items are over. Another thread may keep the rest before the process is
     * gone: then the next attempt finds nothing left in this phase.
     */
    MIDDLE,
    /** Its row says how it ended; the next has not begun. */
    END
  }

  /** Days of these are kept in the transaction of the phase before. */
  private static final Set<Phase> TOGETHER = EnumSet.of(Phase.POSITION_VALUES);

  /** Every boundary and every middle, in the order of a run. */
  static List<KillPoint> all() {
    List<KillPoint> points = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      for (Moment moment : Moment.values()) {
        if (moment == Moment.END || !TOGETHER.contains(phase)) {
          points.add(new KillPoint(phase, moment));
        }
      }
    }
    return points;
  }

  static KillPoint parse(String text) {
    String[] parts = text.split(" ", -1);
    return new KillPoint(Phase.valueOf(parts[0]), Moment.valueOf(parts[1]));
  }

  /** One if the moment is told apart by how often all items are said to be over. */
  int threads() {
    return moment == Moment.END ? 1 : 2;
  }

  /** Ends the process there as {@code kill -9} does: nothing is closed, no hook runs. */
  RunListener halting() {
    AtomicInteger complete = new AtomicInteger();
    int closing = TOGETHER.contains(phase) ? 1 : 2;
    return (at, over, total) -> {
      if (at != phase) {
        return;
      }
      boolean reached =
          switch (moment) {
            case MIDDLE -> over > 0 && 2 * over >= total;
            case END -> over == total && complete.incrementAndGet() == closing;
          };
      if (reached) {
        Runtime.getRuntime().halt(EXIT);
      }
    };
  }

  @Override
  public String toString() {
    return phase + " " + moment;
  }
}
