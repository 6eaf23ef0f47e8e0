package dev.sigmasight.server.snapshot;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of values that no market made: owners state them for private assets. */
public final class OwnerValues {
  /** Why figures of returns are unknown while nothing held has a market price. */
  public static final String NO_MARKET_PRICE =
      "Nothing held has a market price: the value is what the owner stated, carried from day to"
          + " day.";

  /** The source of what owners state. */
  public static final String SOURCE = "owner";

  /** Older values make a result stale; appraisals are usually yearly. */
  private static final int MOST_YEARS = 1;

  private OwnerValues() {}

  /** Whether a day's value rests on owners alone. */
  public static boolean isOnly(Collection<String> sources) {
    return Set.copyOf(sources).equals(Set.of(SOURCE));
  }

  /**
   * Whether owners alone made the values of these closes: on one day at least, and no market on
   * any. Days of nothing but cash say neither.
   */
  public static boolean made(List<Snapshot> closes) {
    return closes.stream().anyMatch(close -> isOnly(close.sources()))
        && closes.stream().allMatch(close -> close.sources().isEmpty() || isOnly(close.sources()));
  }

  /** Whether what was stated on a day is too old to rely on. */
  public static boolean isOld(LocalDate stated, LocalDate day) {
    return stated.plusYears(MOST_YEARS).isBefore(day);
  }

  /**
   * Why a result of a day is stale.
   *
   * @param stated days on which the values held were stated
   * @return null if none is too old
   */
  public static @Nullable String staleOn(LocalDate day, Collection<LocalDate> stated) {
    List<LocalDate> old = stated.stream().filter(each -> isOld(each, day)).sorted().toList();
    return old.isEmpty()
        ? null
        : "Values stated by the owner more than a year ago: "
            + old.size()
            + ", the oldest of "
            + old.getFirst()
            + ".";
  }
}
