package dev.sigmasight.server.mover;

import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Valuation;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.mover.MoversView.Moved;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.valuation.Mark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All lots of one instrument at two closes.
 *
 * @param end with the lots that were closed since the start
 * @param newPerOld units that one unit of the start has become
 */
record HeldBetween(Instrument instrument, At start, At end, BigDecimal newPerOld) {
  private static final int DECIMALS = 6;
  private static final String CLOSED = "Nothing of it is held any more.";
  private static final String PARTLY_CLOSED =
      "A part of what was entered since is closed again, so that its cost is not all that was at"
          + " stake.";

  /** Lots at a close, and what the instrument is valued at; no mark if nothing is usable. */
  record At(LocalDate day, List<Lot> lots, @Nullable Mark mark) {

    BigDecimal quantity() {
      return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isHeld() {
      return lots.stream().anyMatch(lot -> lot.quantity().signum() != 0);
    }

    /** What the lots gained by price since their entry; null if that takes an unknown price. */
    @Nullable BigDecimal gain() {
      BigDecimal sum = BigDecimal.ZERO;
      for (Lot lot : lots) {
        sum = sum.add(lot.realised());
        if (lot.quantity().signum() != 0) {
          if (mark == null) {
            return null;
          }
          sum = sum.add(lot.unrealised(mark.price()));
        }
      }
      return sum;
    }
  }

  Moved moved() {
    String why = unknown();
    BigDecimal before = start.gain();
    BigDecimal after = end.gain();
    BigDecimal pnl = why != null || before == null || after == null ? null : after.subtract(before);
    Mark now = end.isHeld() && unusable(end) == null ? end.mark() : null;
    BigDecimal previous = previousClose();
    BigDecimal stake = atStake();
    return new Moved(
        instrument.symbol(),
        type(),
        Scale.plain(end.quantity()),
        Scale.plain(instrument.multiplier()),
        !start.isHeld(),
        now == null ? null : Scale.plain(now.price()),
        now == null ? null : now.date(),
        now == null ? null : now.source(),
        Scale.plain(previous),
        now == null || why != null ? null : change(previous, now.price()),
        Scale.cents(pnl),
        pnl == null ? null : Rounded.ratio(pnl, stake, DECIMALS),
        reason(why, stake));
  }

  private @Nullable String reason(@Nullable String why, @Nullable BigDecimal stake) {
    if (why != null) {
      return why;
    }
    if (!end.isHeld()) {
      return CLOSED;
    }
    return stake == null ? PARTLY_CLOSED : null;
  }

  private @Nullable PositionType type() {
    At held = end.isHeld() ? end : start;
    return held.isHeld() ? PositionType.of(instrument, held.quantity()) : null;
  }

  private static @Nullable BigDecimal change(@Nullable BigDecimal previous, BigDecimal price) {
    return previous == null ? null : Rounded.ratio(price.subtract(previous), previous, DECIMALS);
  }

  /** Why the two closes cannot be compared; null if they can. */
  private @Nullable String unknown() {
    String first = start.isHeld() ? unusable(start) : null;
    String last = end.isHeld() ? unusable(end) : null;
    if (first != null || last != null) {
      return last != null ? last : first;
    }
    boolean mixed =
        start.isHeld() && end.isHeld() && isInvented(start.mark()) != isInvented(end.mark());
    return mixed ? "One of the two prices is invented and the other is not." : null;
  }

  private @Nullable String unusable(At at) {
    Mark mark = at.mark();
    if (mark == null) {
      return "There is no usable price of " + at.day() + ".";
    }
    boolean carried =
        instrument.investmentClass() != InvestmentClass.PRIVATE && mark.date().isBefore(at.day());
    return carried
        ? "There is no price of " + at.day() + "; the last before it is of " + mark.date() + "."
        : null;
  }

  private static boolean isInvented(@Nullable Mark mark) {
    return mark != null && PriceOrigin.of(mark.source()).map(PriceOrigin::isInvented).orElse(false);
  }

  private @Nullable BigDecimal previousClose() {
    if (start.isHeld()) {
      Mark then = start.mark();
      return then == null || unusable(start) != null
          ? null
          : then.price().divide(newPerOld, MathContext.DECIMAL128);
    }
    BigDecimal entered = entered();
    BigDecimal units = end.quantity().multiply(instrument.multiplier());
    return entered == null || units.signum() == 0
        ? null
        : entered.divide(units.abs(), MathContext.DECIMAL128);
  }

  private @Nullable BigDecimal atStake() {
    BigDecimal entered = entered();
    Mark then = start.mark();
    if (entered == null || !start.isHeld() || then == null) {
      return entered;
    }
    return Valuation.value(start.quantity(), then.price(), instrument.ledgerInstrument())
        .abs()
        .add(entered);
  }

  /** The absolute cost of the lots entered since; null once a part of them is closed again. */
  private @Nullable BigDecimal entered() {
    Set<String> held = start.lots().stream().map(Lot::id).collect(Collectors.toSet());
    BigDecimal sum = BigDecimal.ZERO;
    for (Lot lot : end.lots()) {
      if (!held.contains(lot.id())) {
        if (lot.quantity().signum() == 0 || lot.realised().signum() != 0) {
          return null;
        }
        sum = sum.add(lot.basis().abs());
      }
    }
    return sum;
  }
}
