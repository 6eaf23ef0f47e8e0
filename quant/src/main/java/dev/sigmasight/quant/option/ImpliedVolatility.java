package dev.sigmasight.quant.option;

/**
 * The volatility that explains a price, or the reason why none does. Never a default.
 *
 * <p>A price must lie strictly between what the option is worth without volatility and what it is
 * worth at most: a European call in {@code (max(S·e^(−qT) − K·e^(−rT), 0), S·e^(−qT))}, a put in
 * {@code (max(K·e^(−rT) − S·e^(−qT), 0), K·e^(−rT))}.
 */
public sealed interface ImpliedVolatility {

  /** Whether there is a volatility, and if not, why. */
  enum Status {
    OK(0),
    /** Not above the value without volatility: stale, or a bid below parity. */
    BELOW_INTRINSIC(1),
    /** Not below what the option is worth with any volatility. */
    ABOVE_MAX(2),
    /** No time is left in which volatility could matter. */
    EXPIRED(3),
    /** The price is missing (NaN), zero or negative. */
    NO_PRICE(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** What stands for the status in an array of bytes. */
    public byte code() {
      return (byte) code;
    }

    /** The status of a code. */
    public static Status of(byte code) {
      for (Status each : values()) {
        if (each.code == code) {
          return each;
        }
      }
      throw new IllegalArgumentException("no status has the code " + code);
    }
  }

  Status status();

  /**
   * The volatility.
   *
   * @param volatility per √year, as a fraction (0.2 is 20%), positive
   */
  record Of(double volatility) implements ImpliedVolatility {
    public Of {
      if (!(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a volatility is positive, not " + volatility);
      }
    }

    @Override
    public Status status() {
      return Status.OK;
    }
  }

  /** No volatility explains the price. */
  record None(Status status) implements ImpliedVolatility {
    public None {
      if (status == Status.OK) {
        throw new IllegalArgumentException("a volatility that is OK has a value");
      }
    }
  }

  /**
   * Of a European option, to the last digits that the price determines: about {@code
   * 1e-16·price/vega}.
   *
   * @param option its volatility is not used
   * @param price in the currency of the spot
   */
  static ImpliedVolatility european(EuropeanOption option, double price) {
    double found = NormalisedBlack.volatility(option, price);
    return found > 0 ? new Of(found) : new None(NormalisedBlack.status(found));
  }

  /** Of a European option on an underlying with dividends in money. */
  static ImpliedVolatility european(EuropeanOption option, CashDividends dividends, double price) {
    return european(dividends.escrowed(option), price);
  }

  /**
   * Of an option that may be exercised early, to 1e-8 by {@link AmericanValue#price}. Below what
   * exercising on the best fixed day yields, the reason is {@link Status#BELOW_INTRINSIC}: also for
   * deep options that quote at parity, whatever their volatility.
   *
   * @param option its volatility is not used
   * @param price in the currency of the spot
   */
  static ImpliedVolatility american(AmericanOption option, double price) {
    return AmericanImpliedVolatility.of(option, price);
  }
}
