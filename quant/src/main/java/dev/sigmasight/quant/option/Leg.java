package dev.sigmasight.quant.option;

/** A part of a strategy: options or shares of one underlying. */
public sealed interface Leg {

  /** What it gains in the state of the market. */
  PositionGreeks at(MarketState state);

  /**
   * The underlying itself.
   *
   * @param quantity signed
   */
  record Shares(double quantity) implements Leg {
    public Shares {
      if (!Double.isFinite(quantity)) {
        throw new IllegalArgumentException("no leg of " + quantity + " shares");
      }
    }

    @Override
    public PositionGreeks at(MarketState state) {
      return PositionGreeks.ofShares(quantity, state.spot());
    }
  }

  /**
   * Options of one kind.
   *
   * @param terms as of today; the spot is not used
   * @param exercise whether they may be exercised early
   * @param contracts signed
   * @param multiplier shares per contract, positive
   */
  record Options(EuropeanOption terms, Exercise exercise, double contracts, double multiplier)
      implements Leg {
    public Options {
      if (!Double.isFinite(contracts) || !(multiplier > 0 && Double.isFinite(multiplier))) {
        throw new IllegalArgumentException(
            "no leg of " + contracts + " contracts of " + multiplier);
      }
    }

    /** European options of 100 shares each. */
    public static Options european(EuropeanOption terms, double contracts) {
      return new Options(terms, Exercise.EUROPEAN, contracts, 100);
    }

    /** American options of 100 shares each. */
    public static Options american(EuropeanOption terms, double contracts) {
      return new Options(terms, Exercise.AMERICAN, contracts, 100);
    }

    double shares() {
      return contracts * multiplier;
    }

    /** Once expired, the intrinsic value at the spot of the state. */
    @Override
    public PositionGreeks at(MarketState state) {
      EuropeanOption then =
          terms
              .withSpot(state.spot())
              .withYears(Math.max(0, terms.years() - state.elapsedYears()))
              .withVolatility(Math.max(0, terms.volatility() + state.volatilityShift()));
      Greeks greeks =
          exercise == Exercise.EUROPEAN
              ? BlackScholesMerton.of(then)
              : AmericanValue.of(AmericanOption.of(then));
      return PositionGreeks.of(greeks, state.spot(), contracts, multiplier);
    }
  }

  /** When an option may be exercised. */
  enum Exercise {
    EUROPEAN,
    AMERICAN
  }
}
