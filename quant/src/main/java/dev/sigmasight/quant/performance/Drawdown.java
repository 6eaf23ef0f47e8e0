package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Falls of an index from its highest value so far. The index must be free of flows: a time-weighted
 * index, never the NAV, on which a withdrawal would look like a loss. Positions count from 0, the
 * start of the index.
 *
 * @param largest {@code I(trough)/I(peak) − 1} of the deepest fall (the first of equals), not
 *     positive; 0 if the index never fell
 * @param peak position of the last value before that fall; 0 if the index never fell
 * @param trough position of its lowest value; 0 if the index never fell
 * @param recovery position of the first value back at the peak; empty if it is not, or if the index
 *     never fell
 * @param current {@code I(last)/max I − 1}, not positive
 * @param episodes every fall, in order; the last may be unfinished
 */
public record Drawdown(
    double largest,
    int peak,
    int trough,
    OptionalInt recovery,
    double current,
    List<Episode> episodes) {

  /**
   * One fall, from a peak until the index is back at it.
   *
   * @param depth {@code I(trough)/I(peak) − 1}, negative
   * @param peak position of the last value before the fall
   * @param trough position of the lowest value, the first of equals
   * @param recovery position of the first value back at the peak; empty if it is not back yet
   * @param length periods from peak to recovery, or so far
   */
  public record Episode(double depth, int peak, int trough, OptionalInt recovery, int length) {

    /** Whether the index is not back at the peak. */
    public boolean isOpen() {
      return recovery.isEmpty();
    }

    /** Periods from peak to trough. */
    public int falling() {
      return trough - peak;
    }

    /** Periods from trough to recovery; empty if there is none yet. */
    public OptionalInt recovering() {
      return recovery.isEmpty() ? recovery : OptionalInt.of(recovery.getAsInt() - trough);
    }

    /** The same with days instead of positions. */
    public Dated dated(List<LocalDate> days) {
      return new Dated(
          depth,
          days.get(peak),
          days.get(trough),
          recovery.isEmpty() ? Optional.empty() : Optional.of(days.get(recovery.getAsInt())),
          length);
    }
  }

  /** A fall by its days; members as of {@link Episode}. */
  public record Dated(
      double depth, LocalDate peak, LocalDate trough, Optional<LocalDate> recovery, int length) {}

  public Drawdown {
    episodes = List.copyOf(episodes);
  }

  /**
   * The drawdowns of an index.
   *
   * @param index positive at the start and never negative, oldest first, at least one value
   */
  public static Drawdown of(double[] index) {
    checkIndex(index);
    List<Episode> episodes = new ArrayList<>();
    int peak = 0;
    int trough = 0;
    for (int i = 1; i < index.length; i++) {
      if (index[i] >= index[peak]) {
        if (trough > peak) {
          episodes.add(episode(index, peak, trough, OptionalInt.of(i), i - peak));
        }
        peak = i;
        trough = i;
      } else if (trough == peak || index[i] < index[trough]) {
        trough = i;
      }
    }
    if (trough > peak) {
      int length = index.length - 1 - peak;
      episodes.add(episode(index, peak, trough, OptionalInt.empty(), length));
    }
    Episode deepest =
        episodes.stream()
            .reduce((a, b) -> b.depth < a.depth ? b : a)
            .orElse(new Episode(0, 0, 0, OptionalInt.empty(), 0));
    double current = index[index.length - 1] / index[peak] - 1;
    return new Drawdown(
        deepest.depth, deepest.peak, deepest.trough, deepest.recovery, current, episodes);
  }

  /**
   * The ulcer index {@code √(mean d²)} over all positions but the first, with d the drawdown there.
   *
   * @see "Martin and McCann (1989), The Investor's Guide to Fidelity Funds"
   */
  public static Estimate ulcerIndex(double[] index) {
    checkIndex(index);
    if (index.length < 2) {
      return new Estimate.TooShort(index.length, 2);
    }
    double peak = index[0];
    double sum = 0;
    for (int i = 1; i < index.length; i++) {
      peak = Math.max(peak, index[i]);
      double drawdown = index[i] / peak - 1;
      sum += drawdown * drawdown;
    }
    return new Estimate.Of(Math.sqrt(sum / (index.length - 1)), index.length - 1);
  }

  private static Episode episode(
      double[] index, int peak, int trough, OptionalInt recovery, int length) {
    return new Episode(index[trough] / index[peak] - 1, peak, trough, recovery, length);
  }

  /** The episodes, the deepest first, equal ones in order. */
  public List<Episode> deepest(int count) {
    return episodes.stream()
        .sorted(Comparator.comparingDouble(Episode::depth))
        .limit(count)
        .toList();
  }

  /** The episodes by their days, in order. */
  public List<Dated> dated(List<LocalDate> days) {
    return episodes.stream().map(episode -> episode.dated(days)).toList();
  }

  private static void checkIndex(double[] index) {
    SampleMoments.checkFinite(index);
    if (index.length == 0 || !(index[0] > 0)) {
      throw new IllegalArgumentException("an index starts with a positive value");
    }
    for (double value : index) {
      if (value < 0) {
        throw new IllegalArgumentException("an index is never negative: " + value);
      }
    }
  }
}
