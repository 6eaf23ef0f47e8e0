package dev.sigmasight.quant.pricetarget;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import java.util.function.ToDoubleFunction;

/** What a position gains if its underlying is at a price on a day, or why that is unknown. */
public sealed interface TargetGain {

  /**
   * A gain.
   *
   * @param priceNow of one share or option
   * @param priceThen of the same
   * @param capital |quantity| × multiplier × priceNow, what is at work now, in currency
   * @param pnl signed quantity × multiplier × (priceThen − priceNow), in currency: a short position
   *     gains when the price falls, a long put when the underlying falls
   */
  record Of(double priceNow, double priceThen, double capital, double pnl) implements TargetGain {

    /** {@code pnl/capital}, until the horizon; degenerate if the position is worth nothing now. */
    public Estimate onCapital() {
      return capital > 0
          ? Estimate.finite(pnl / capital, 1)
          : new Estimate.Degenerate("the position is worth nothing now");
    }
  }

  /** No gain can be stated. */
  record Unknown(String why) implements TargetGain {}

  /** The gain of a position, options being valued by {@link BlackScholesMerton}. */
  static TargetGain of(Stake stake, double price, double years) {
    return of(stake, price, years, option -> BlackScholesMerton.of(option).price());
  }

  /**
   * The gain of a position. An option is valued again at the horizon with what is then left of its
   * life and the same volatility, rate and yield. If it expires before, it is worth what it would
   * be if the underlying stood at the price on expiry.
   *
   * @param price of the underlying at the horizon, not negative; 0 is a total loss, and valid
   * @param years until the horizon, not negative
   * @param value what an option is worth, per share
   */
  static TargetGain of(
      Stake stake, double price, double years, ToDoubleFunction<EuropeanOption> value) {
    if (!(price >= 0 && Double.isFinite(price)) || !(years >= 0 && Double.isFinite(years))) {
      throw new IllegalArgumentException("no target of " + price + " in " + years + " years");
    }
    return switch (stake) {
      case Stake.Shares(double quantity, double multiplier, double now) ->
          of(quantity * multiplier, now, price);
      case Stake.Contracts(double contracts, double multiplier, EuropeanOption now) ->
          of(
              contracts * multiplier,
              value.applyAsDouble(now),
              atHorizon(now, price, Math.max(0, now.years() - years), value));
      case Stake.Unpriced(String why) -> new Unknown(why);
    };
  }

  private static TargetGain of(double units, double now, double then) {
    double capital = Math.abs(units) * now;
    double pnl = units * (then - now);
    return Double.isFinite(capital) && Double.isFinite(pnl)
        ? new Of(now, then, capital, pnl)
        : new Unknown("the gain is too large for a double");
  }

  private static double atHorizon(
      EuropeanOption now, double spot, double years, ToDoubleFunction<EuropeanOption> value) {
    if (spot == 0) {
      return now.right() == Right.PUT ? now.strike() * Math.exp(-now.rate() * years) : 0;
    }
    return value.applyAsDouble(
        new EuropeanOption(
            now.right(), spot, now.strike(), years, now.rate(), now.yield(), now.volatility()));
  }

  /**
   * {@code gain at the target / loss at the downside}; degenerate if either is unknown, the target
   * loses or the downside does not.
   */
  static Estimate upsideToDownside(TargetGain target, TargetGain downside) {
    if (!(target instanceof Of up) || !(downside instanceof Of down)) {
      return new Estimate.Degenerate("the gain or the loss is unknown");
    }
    if (up.pnl < 0) {
      return new Estimate.Degenerate("the target is a loss");
    }
    return down.pnl < 0
        ? Estimate.finite(up.pnl / -down.pnl, 1)
        : new Estimate.Degenerate("the downside is no loss");
  }
}
