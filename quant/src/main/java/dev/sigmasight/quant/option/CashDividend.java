package dev.sigmasight.quant.option;

/**
 * A dividend announced in money.
 *
 * @param years until the underlying trades without it, positive
 * @param amount per unit of the underlying, positive
 */
public record CashDividend(double years, double amount) {
  public CashDividend {
    if (!(years > 0 && years <= 200)) {
      throw new IllegalArgumentException("a dividend lies in the next 200 years, not " + years);
    }
    if (!(amount > 0 && amount <= 1e100)) {
      throw new IllegalArgumentException("a dividend is positive, not " + amount);
    }
  }
}
