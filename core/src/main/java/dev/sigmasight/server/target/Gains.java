package dev.sigmasight.server.target;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.pricetarget.Stake;
import dev.sigmasight.quant.pricetarget.TargetGain;
import dev.sigmasight.server.option.OptionValues;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What positions gain if targets are met: {@code quantity × multiplier × (price then − now)}. */
@Component
final class Gains {
  private static final double DAYS = 365;

  private final OptionValues values;

  Gains(OptionValues values) {
    this.values = values;
  }

  /** What one position gains at one of the prices, or why that is unknown. */
  TargetGain of(TargetBook book, Target target, Side side, Held held) {
    BigDecimal price = side.priceOf(target);
    if (price == null) {
      return new TargetGain.Unknown("no target price");
    }
    double years = ChronoUnit.DAYS.between(book.asOf(), book.horizon(side)) / DAYS;
    return of(stake(target, held), held, price.doubleValue(), years);
  }

  /** What one unit of a symbol gains, bought or sold short. */
  TargetGain ofOne(Target target, BigDecimal price) {
    Target.Current current = target.price();
    return current == null
        ? new TargetGain.Unknown("no price is stored")
        : TargetGain.of(
            new Stake.Shares(target.type().isLong() ? 1 : -1, 1, current.price().doubleValue()),
            price.doubleValue(),
            0);
  }

  private TargetGain of(Stake stake, Held held, double price, double years) {
    Held.Value value = held.value();
    Held.Option option = value == null ? null : value.option();
    return option == null
        ? TargetGain.of(stake, price, years)
        : TargetGain.of(
            stake,
            price,
            years,
            terms -> terms.years() > 0 ? value(terms, option) : terms.intrinsic());
  }

  private double value(EuropeanOption terms, Held.Option option) {
    return values.of(terms, option.style()).price();
  }

  private static Stake stake(Target target, Held held) {
    double quantity = held.quantity().doubleValue();
    double multiplier = held.multiplier().doubleValue();
    if (held.type().isOption()) {
      Held.Value value = held.value();
      if (value == null) {
        return new Stake.Unpriced("not computed since the ledger changed");
      }
      Held.Option option = value.option();
      return option == null
          ? new Stake.Unpriced("the volatility of the option is unknown")
          : new Stake.Contracts(quantity, multiplier, option.terms());
    }
    Target.Current current = target.price();
    return current == null
        ? new Stake.Unpriced("no price is stored")
        : new Stake.Shares(quantity, multiplier, current.price().doubleValue());
  }

  /** The gains of all positions that a target is about. */
  List<TargetGain> all(TargetBook book, Target target, Side side) {
    return book.heldFor(target).stream().map(each -> of(book, target, side, each)).toList();
  }
}
