package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A portfolio's day, or why it has none. */
public sealed interface DayResult {

  /**
   * A day that balances.
   *
   * @param close the book and its value at the close; the start of the next day
   * @param flow deposits − withdrawals + transfers in since the previous close
   * @param flowInKind the transfers in among them
   * @param pnl profit since the previous close
   * @param realised profit of what was closed since the previous close, before fees
   * @param closings the parts closed, in order
   * @param opening whether there was nothing before, neither cash nor lots
   * @param dailyReturn as a fraction: profit / previous NAV (flows count at the end of the day); on
   *     an opening NAV / flow − 1; degenerate if that denominator is not positive
   */
  record Valued(
      Close close,
      BigDecimal flow,
      BigDecimal flowInKind,
      Pnl pnl,
      Gains realised,
      List<Closing> closings,
      boolean opening,
      Estimate dailyReturn)
      implements DayResult {
    public LocalDate date() {
      return close.date();
    }
  }

  /** Instruments held at the close that have no price; the day is not computed. */
  record Unpriced(LocalDate date, SortedSet<String> instruments) implements DayResult {
    public Unpriced {
      instruments = Collections.unmodifiableSortedSet(new TreeSet<>(instruments));
    }
  }
}
