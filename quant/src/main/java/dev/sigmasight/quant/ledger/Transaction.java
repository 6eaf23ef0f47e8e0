package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger. Within a date splits come first, then dividends, then all others in the
 * order given.
 *
 * <p>Money is in the portfolio's currency. A quantity is signed: what it adds to the holding.
 */
public sealed interface Transaction {

  /** The day it counts on: trade date, ex-date, day of expiry. */
  LocalDate date();

  /** A deposit (positive) or a withdrawal (negative). */
  record CashFlow(LocalDate date, BigDecimal amount) implements Transaction {
    public CashFlow {
      Exact.notZero("amount", amount);
    }
  }

  /** Interest received (positive) or paid (negative). Income. */
  record Interest(LocalDate date, BigDecimal amount) implements Transaction {
    public Interest {
      Exact.finite("amount", amount);
    }
  }

  /** A charge that belongs to no trade. The amount is what was charged, not negative. */
  record Fee(LocalDate date, BigDecimal amount) implements Transaction {
    public Fee {
      Exact.notNegative("amount", amount);
    }
  }

  /** Whether a trade may open a lot, close lots, or both. */
  enum Effect {
    /** Opens a new lot, whatever else is held. */
    OPEN,
    /** Closes lots of the other sign and nothing more; a trade larger than they are is refused. */
    CLOSE,
    /** Closes lots of the other sign first; what is left opens a new lot. */
    NET
  }

  /**
   * A purchase or a sale: buy and sell, short and cover, option open and close.
   *
   * @param quantity signed: positive buys, negative sells; contracts for options
   * @param price per unit, in the quotation that the multiplier scales; not negative
   * @param fees commission and the like, charged to cash, not negative, never part of the cost
   * @param lot the lot to open or, with {@link Effect#CLOSE}, to close; null leaves it to the book
   */
  record Trade(
      LocalDate date,
      Instrument instrument,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal fees,
      Effect effect,
      @Nullable String lot)
      implements Transaction {
    public Trade {
      Exact.notZero("quantity", quantity);
      Exact.notNegative("price", price);
      Exact.notNegative("fees", fees);
    }

    /** Opens a lot, without fees. */
    public static Trade open(
        LocalDate date, Instrument instrument, BigDecimal quantity, BigDecimal price) {
      return new Trade(date, instrument, quantity, price, BigDecimal.ZERO, Effect.OPEN, null);
    }

    /** Closes by the book's lot method, without fees. */
    public static Trade close(
        LocalDate date, Instrument instrument, BigDecimal quantity, BigDecimal price) {
      return new Trade(date, instrument, quantity, price, BigDecimal.ZERO, Effect.CLOSE, null);
    }

    /** Closes first and opens with the rest, without fees. */
    public static Trade net(
        LocalDate date, Instrument instrument, BigDecimal quantity, BigDecimal price) {
      return new Trade(date, instrument, quantity, price, BigDecimal.ZERO, Effect.NET, null);
    }

    Trade withQuantity(BigDecimal newQuantity) {
      return new Trade(date, instrument, newQuantity, price, fees, effect, lot);
    }

    public Trade withFees(BigDecimal newFees) {
      return new Trade(date, instrument, quantity, price, newFees, effect, lot);
    }

    public Trade withLot(String newLot) {
      return new Trade(date, instrument, quantity, price, fees, effect, newLot);
    }
  }

  /**
   * A holding that arrives from elsewhere with a value and without a known cost. Counts as a flow
   * in kind of {@code quantity × price × multiplier}.
   *
   * @param price the value per unit at which it is taken in
   * @param lot the lot it becomes; null leaves the id to the book
   */
  record TransferIn(
      LocalDate date,
      Instrument instrument,
      BigDecimal quantity,
      BigDecimal price,
      @Nullable String lot)
      implements Transaction {
    public TransferIn {
      Exact.notZero("quantity", quantity);
      Exact.notNegative("price", price);
    }
  }

  /**
   * A cash dividend on its ex-date. Whoever held at the previous close receives it, whoever was
   * short pays it.
   *
   * @param perUnit per unit after any split of the same day; not negative
   */
  record Dividend(LocalDate date, String instrument, BigDecimal perUnit) implements Transaction {
    public Dividend {
      Exact.notNegative("dividend", perUnit);
    }
  }

  /**
   * {@code numerator} new units for {@code denominator} old ones, in force at the open of the day.
   */
  record Split(LocalDate date, String instrument, BigDecimal numerator, BigDecimal denominator)
      implements Transaction {
    public Split {
      Exact.positive("numerator", numerator);
      Exact.positive("denominator", denominator);
    }
  }

  /**
   * Contracts that end worthless.
   *
   * @param lot the lot that expires; null means every lot of the option
   */
  record OptionExpiry(LocalDate date, String option, @Nullable String lot) implements Transaction {}

  /** Which way an option delivers. */
  enum Right {
    CALL,
    PUT
  }

  /**
   * An exercise of long contracts or an assignment of short ones: the contracts leave at 0, the
   * underlying trades at the strike. Long calls buy it, short calls sell it, long puts sell it,
   * short puts buy it.
   *
   * @param contracts signed as held: positive exercises long ones, negative assigns short ones
   * @param strike per unit of the underlying; one contract delivers its multiplier in units
   * @param lot the option lot; null leaves it to the book
   * @param underlyingLot the id of a lot of the underlying that this may open; null leaves it to
   *     the book
   */
  record OptionExercise(
      LocalDate date,
      Instrument option,
      Right right,
      BigDecimal contracts,
      Instrument underlying,
      BigDecimal strike,
      @Nullable String lot,
      @Nullable String underlyingLot)
      implements Transaction {
    public OptionExercise {
      Exact.notZero("contracts", contracts);
      Exact.notNegative("strike", strike);
    }
  }
}
