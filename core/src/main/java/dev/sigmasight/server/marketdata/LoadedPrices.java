package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prices that were loaded at a moment, and what changed since.
 *
 * <p>A transaction that keeps what rests on them first calls {@link #hold}. It waits for a change
 * that is about to become visible, and lets none become visible before the transaction ends: such a
 * change then finds everything that was kept. Used by several threads at once.
 */
public final class LoadedPrices {
  /** Why something is not kept. */
  public static final String CHANGED = "Prices changed meanwhile; the next run takes them in.";

  private final PriceRevisions revisions;
  private final long loaded;
  private volatile Since since;

  /** What changed up to a revision. */
  private record Since(long revision, Map<String, LocalDate> changedFrom, boolean everything) {}

  LoadedPrices(PriceRevisions revisions, long loaded) {
    this.revisions = revisions;
    this.loaded = loaded;
    since = new Since(loaded, Map.of(), false);
  }

  /** Whether no price changed between these and others. */
  public boolean isAsOldAs(LoadedPrices other) {
    return loaded == other.loaded;
  }

  /** Nobody changes prices until the running transaction ends. */
  public void hold() {
    long newest = revisions.held();
    // another thread cannot be further ahead: while this one holds the prices nothing is counted
    if (newest != since.revision()) {
      boolean forgotten = newest - loaded > PriceRevisions.REMEMBERED;
      since = new Since(newest, forgotten ? Map.of() : revisions.since(loaded), forgotten);
    }
  }

  /**
   * Whether prices on or before a day changed before they were held.
   *
   * @param symbols whose prices; asked for only if any price changed
   */
  public boolean changed(LocalDate day, Supplier<? extends Collection<String>> symbols) {
    Since known = since;
    if (known.everything() || known.changedFrom().isEmpty()) {
      return known.everything();
    }
    return symbols.get().stream()
        .map(known.changedFrom()::get)
        .anyMatch(from -> from != null && !from.isAfter(day));
  }
}
