package dev.sigmasight.quant.option;

/**
 * An option that may be exercised on any day.
 *
 * @param european its terms, apart from that
 * @param dividends dividends in money, besides the continuous yield of the terms
 */
public record AmericanOption(EuropeanOption european, CashDividends dividends) {
  public AmericanOption {
    dividends.escrowed(european);
  }

  /** On an underlying that pays no dividends in money. */
  public static AmericanOption of(EuropeanOption european) {
    return new AmericanOption(european, CashDividends.NONE);
  }

  /** The same option at another volatility. */
  public AmericanOption withVolatility(double other) {
    return new AmericanOption(european.withVolatility(other), dividends);
  }

  AmericanOption withRate(double other) {
    return new AmericanOption(european.withRate(other), dividends);
  }

  EuropeanOption escrowed() {
    return dividends.escrowed(european);
  }

  /**
   * Whether waiting is always as good: exercising a call gains the dividends and loses interest on
   * the strike; a put the other way round.
   */
  public boolean isNeverExercisedEarly() {
    double rate = european.rate();
    double yield = european.yield();
    return european.sign() > 0
        ? dividends.presentValue(european) == 0 && yield <= 0 && rate >= yield
        : rate <= 0 && yield >= rate;
  }

  /** What it is worth at most, however large the volatility. */
  double most() {
    EuropeanOption o = escrowed();
    return o.sign() > 0
        ? Math.max(european.spot(), o.forwardSpot())
        : Math.max(o.strike(), o.discountedStrike());
  }
}
