package dev.sigmasight.server.mover;

import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.mover.MoversView.Whole;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest stored closes of a portfolio.
 *
 * @param newest oldest first, so many that an earlier one than asked for is among them if there is
 *     one
 */
record Closes(List<Snapshot> newest) {
  private static final String NO_RETURN =
      "There is no return before the second close, nor while the value is not positive.";
  private static final int DECIMALS = 6;

  /** What the portfolio did from one close to another; all of it if it is younger. */
  Whole since(LocalDate from, LocalDate to) {
    if (newest.isEmpty() || !newest.getLast().date().equals(to)) {
      return Whole.unknown(Obstacle.NOTHING);
    }
    List<LocalDate> days = newest.stream().map(Snapshot::date).toList();
    if (days.getFirst().isBefore(from) && !days.contains(from)) {
      return Whole.unknown("No close of " + from + " is stored.");
    }
    List<Snapshot> since = newest.stream().filter(each -> each.date().isAfter(from)).toList();
    BigDecimal total = totalReturn(since);
    return new Whole(
        sum(since, Snapshot::pnl),
        sum(since, each -> each.holdingPnl().add(each.tradingPnl())),
        sum(since, Snapshot::income),
        sum(since, Snapshot::fees),
        sum(since, Snapshot::flow),
        total,
        total == null ? NO_RETURN : null);
  }

  private static @Nullable BigDecimal sum(
      List<Snapshot> closes, Function<Snapshot, BigDecimal> amount) {
    return Scale.cents(closes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static @Nullable BigDecimal totalReturn(List<Snapshot> closes) {
    BigDecimal growth = BigDecimal.ONE;
    for (Snapshot close : closes) {
      BigDecimal daily = close.dailyReturn();
      if (daily == null) {
        return null;
      }
      growth = growth.multiply(BigDecimal.ONE.add(daily), MathContext.DECIMAL128);
    }
    return growth.subtract(BigDecimal.ONE).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
