package dev.sigmasight.quant.option;

import java.util.Comparator;
import java.util.List;

/**
 * The dividends in money that an underlying pays, in the escrowed model: what moves at random is
 * the spot less the present value of the dividends before expiry, {@code S* = S − Σ D·e^(−rt)}.
 *
 * <p>The volatility is that of {@code S*}; as a quoted one of {@code S} it would be a little too
 * low.
 *
 * @param payments in any order; kept by date
 * @see "Hull, Options, Futures, and Other Derivatives, ch. 15.12 and 21.3"
 */
public record CashDividends(List<CashDividend> payments) {
  /** No dividend. */
  public static final CashDividends NONE = new CashDividends(List.of());

  public CashDividends {
    payments = payments.stream().sorted(Comparator.comparingDouble(CashDividend::years)).toList();
  }

  /** Several dividends. */
  public static CashDividends of(CashDividend... payments) {
    return new CashDividends(List.of(payments));
  }

  public boolean isEmpty() {
    return payments.isEmpty();
  }

  /** Value at {@code from} of the dividends after it, up to {@code to}. */
  double presentValue(double from, double to, double rate) {
    double sum = 0;
    for (CashDividend each : payments) {
      if (each.years() > from && each.years() <= to) {
        sum += each.amount() * Math.exp(-rate * (each.years() - from));
      }
    }
    return sum;
  }

  /** The mean time, weighted by amount, of the dividends after {@code from}, up to {@code to}. */
  double meanTime(double from, double to) {
    double weighted = 0;
    double sum = 0;
    for (CashDividend each : payments) {
      if (each.years() > from && each.years() <= to) {
        weighted += each.years() * each.amount();
        sum += each.amount();
      }
    }
    return weighted / sum;
  }

  /** {@code Σ t·D·e^(−rt)} of the dividends after {@code from}, up to {@code to}. */
  double duration(double from, double to, double rate) {
    double sum = 0;
    for (CashDividend each : payments) {
      if (each.years() > from && each.years() <= to) {
        sum += each.years() * each.amount() * Math.exp(-rate * each.years());
      }
    }
    return sum;
  }

  /** Value today of the dividends before expiry. */
  public double presentValue(EuropeanOption option) {
    return presentValue(0, option.years(), option.rate());
  }

  /**
   * The option on what is left of the spot without its dividends.
   *
   * @throws IllegalArgumentException if the dividends are worth as much as the spot
   */
  public EuropeanOption escrowed(EuropeanOption option) {
    double left = option.spot() - presentValue(option);
    if (!(left > 0)) {
      throw new IllegalArgumentException(
          "the dividends before expiry are worth more than the spot of " + option.spot());
    }
    return isEmpty() ? option : option.withSpot(left);
  }

  /**
   * The European value. Theta and rho include that the present value of the dividends grows with
   * time, by {@code r·PV} a year, and shrinks with the rate, by {@code Σ t·D·e^(−rt)}.
   */
  public BlackScholesMerton european(EuropeanOption option) {
    BlackScholesMerton bare = BlackScholesMerton.of(escrowed(option));
    if (isEmpty()) {
      return bare;
    }
    double growth = option.rate() * presentValue(option);
    double duration = duration(0, option.years(), option.rate());
    return new BlackScholesMerton(
        bare.price(),
        bare.delta(),
        bare.gamma(),
        bare.vega(),
        bare.theta() - bare.delta() * growth,
        bare.rho() + bare.delta() * duration,
        bare.yieldRho(),
        bare.vanna(),
        bare.volga(),
        bare.charm() - bare.gamma() * growth,
        bare.inTheMoney());
  }
}
