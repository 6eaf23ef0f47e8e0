package dev.sigmasight.quant.whatif;

/**
 * A trade to try.
 *
 * @param id of the instrument
 * @param quantity signed units: bought positive, sold or sold short negative
 * @param unit what one of them is; where the book holds the instrument its own unit counts
 * @param price paid or received per unit, the multiplier included
 * @param fee paid in any case, not negative
 */
public record Trade(String id, double quantity, Unit unit, double price, double fee) {
  public Trade {
    if (!Double.isFinite(quantity) || !Double.isFinite(price)) {
      throw new IllegalArgumentException("no trade of " + quantity + " " + id + " at " + price);
    }
    if (!(fee >= 0 && Double.isFinite(fee))) {
      throw new IllegalArgumentException("not a fee: " + fee);
    }
  }

  /** At the market value and without a fee: equity stays the same. */
  public static Trade atValue(String id, double quantity, Unit unit) {
    return new Trade(id, quantity, unit, unit.value(), 0);
  }

  /** The opposite trade at the same price. It pays the fee again. */
  public Trade reversed() {
    return new Trade(id, -quantity, unit, price, fee);
  }

  /** What cash falls by; negative for a sale. */
  public double cost() {
    return quantity * price + fee;
  }
}
