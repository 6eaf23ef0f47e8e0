package dev.sigmasight.quant.performance;

import java.time.LocalDate;

/**
 * A payment on a day. From the investor's side: negative is paid in, positive is received or still
 * owned.
 */
public record DatedAmount(LocalDate date, double amount) {
  public DatedAmount {
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("not a finite amount: " + amount);
    }
  }
}
