package dev.sigmasight.market.file;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file has said about one symbol so far. */
final class SymbolTrack {

  private static final double LARGEST_MOVE = 0.4;

  private final BitSet sessions = new BitSet();
  private @Nullable LocalDate lastOn;
  private long lastUnits;

  /** False when the file has already had this session. */
  boolean add(int sessionOrdinal) {
    if (sessions.get(sessionOrdinal)) {
      return false;
    }
    sessions.set(sessionOrdinal);
    return true;
  }

  /**
   * Takes the next close in file order; a sentence when it lies more than 40 % from the one before.
   * Files may run backwards in time, so the move is always measured from the earlier day.
   */
  @Nullable String jump(LocalDate on, String close, long units) {
    LocalDate before = lastOn;
    long beforeUnits = lastUnits;
    lastOn = on;
    lastUnits = units;
    if (before == null) {
      return null;
    }
    double ratio =
        before.isBefore(on) ? (double) units / beforeUnits : (double) beforeUnits / units;
    return Math.abs(ratio - 1) > LARGEST_MOVE
        ? String.format(
            Locale.ROOT,
            "The close %s on %s is %+.1f %% away from its neighbour on %s.",
            close,
            on,
            100 * (ratio - 1),
            before)
        : null;
  }
}
