package dev.sigmasight.quant.pricetarget;

import dev.sigmasight.quant.option.EuropeanOption;

/** A position that a price target is about. The target is a price of the underlying. */
public sealed interface Stake {

  /**
   * Shares or fund units, which are their own underlying.
   *
   * @param quantity signed
   * @param multiplier units per quantity, positive; 1 for shares
   * @param price now, not negative
   */
  record Shares(double quantity, double multiplier, double price) implements Stake {
    public Shares {
      checkSize(quantity, multiplier);
      if (!(price >= 0 && Double.isFinite(price))) {
        throw new IllegalArgumentException("no price: " + price);
      }
    }
  }

  /**
   * Options.
   *
   * @param contracts signed
   * @param multiplier shares per contract, positive; usually 100
   * @param now the option as it is today; its volatility should be the one implied by its price
   */
  record Contracts(double contracts, double multiplier, EuropeanOption now) implements Stake {
    public Contracts {
      checkSize(contracts, multiplier);
    }
  }

  /**
   * A position whose current price, or whatever else its value takes, is not known. No price is
   * ever made up for it.
   */
  record Unpriced(String why) implements Stake {}

  private static void checkSize(double quantity, double multiplier) {
    if (!Double.isFinite(quantity) || !(multiplier > 0 && Double.isFinite(multiplier))) {
      throw new IllegalArgumentException("no position of " + quantity + " times " + multiplier);
    }
  }
}
