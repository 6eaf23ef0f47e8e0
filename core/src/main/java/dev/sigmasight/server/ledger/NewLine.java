package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line to be written to a ledger; see {@link LedgerLine} for the meaning of its parts.
 *
 * @param corporateAction the action it was made from, so that it is written once
 */
public record NewLine(
    LocalDate date,
    TransactionKind kind,
    @Nullable Instrument instrument,
    @Nullable PositionId position,
    @Nullable PositionId delivered,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal price,
    @Nullable BigDecimal amount,
    BigDecimal fees,
    @Nullable BigDecimal splitNumerator,
    @Nullable BigDecimal splitDenominator,
    @Nullable Long corporateAction,
    @Nullable String note) {

  private static NewLine cash(LocalDate date, TransactionKind kind, BigDecimal amount) {
    return new NewLine(
        date, kind, null, null, null, null, null, amount, BigDecimal.ZERO, null, null, null, null);
  }

  private static NewLine units(
      LocalDate date, TransactionKind kind, Instrument instrument, Units units) {
    return new NewLine(
        date,
        kind,
        instrument,
        units.position(),
        null,
        units.quantity(),
        units.price(),
        null,
        BigDecimal.ZERO,
        null,
        null,
        null,
        null);
  }

  private record Units(
      @Nullable PositionId position, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {}

  public static NewLine deposit(LocalDate date, BigDecimal amount) {
    return cash(date, TransactionKind.DEPOSIT, amount);
  }

  public static NewLine withdrawal(LocalDate date, BigDecimal amount) {
    return cash(date, TransactionKind.WITHDRAWAL, amount);
  }

  /** Interest received, or paid if negative. */
  public static NewLine interest(LocalDate date, BigDecimal amount) {
    return cash(date, TransactionKind.INTEREST, amount);
  }

  /** A charge that belongs to no trade. */
  public static NewLine fee(LocalDate date, BigDecimal amount) {
    return cash(date, TransactionKind.FEE, amount);
  }

  /**
   * Opens a lot: a buy or a short sale, of an option or anything else, by the sign of the quantity.
   */
  public static NewLine open(
      LocalDate date,
      Instrument instrument,
      PositionId lot,
      BigDecimal quantity,
      BigDecimal price) {
    TransactionKind kind =
        instrument.investmentClass() == InvestmentClass.OPTIONS
            ? TransactionKind.OPTION_OPEN
            : quantity.signum() > 0 ? TransactionKind.BUY : TransactionKind.SHORT;
    return units(date, kind, instrument, new Units(lot, quantity, price));
  }

  /**
   * Closes a lot or a part of it; the quantity is what is added to the holding, so negative for a
   * sale.
   */
  public static NewLine close(
      LocalDate date,
      Instrument instrument,
      PositionId lot,
      BigDecimal quantity,
      BigDecimal price) {
    return close(date, instrument, new Units(lot, quantity, price), quantity.signum());
  }

  /** As {@link #close}, of the lots that the portfolio's way of matching takes. */
  public static NewLine closeMatched(
      LocalDate date, Instrument instrument, BigDecimal quantity, BigDecimal price) {
    return close(date, instrument, new Units(null, quantity, price), quantity.signum());
  }

  private static NewLine close(LocalDate date, Instrument instrument, Units units, int sign) {
    TransactionKind kind =
        instrument.investmentClass() == InvestmentClass.OPTIONS
            ? TransactionKind.OPTION_CLOSE
            : sign < 0 ? TransactionKind.SELL : TransactionKind.COVER;
    return units(date, kind, instrument, units);
  }

  /** Takes a holding in at a value; what it once cost stays unknown. */
  public static NewLine transferIn(
      LocalDate date,
      Instrument instrument,
      PositionId lot,
      BigDecimal quantity,
      BigDecimal value) {
    return units(date, TransactionKind.TRANSFER_IN, instrument, new Units(lot, quantity, value));
  }

  /** A cash dividend per share; who held at the previous close receives it. */
  public static NewLine dividend(
      LocalDate exDate, Instrument instrument, BigDecimal perShare, long corporateAction) {
    return dividend(exDate, instrument, perShare).from(corporateAction);
  }

  /** A cash dividend that no source has told of. */
  public static NewLine dividend(LocalDate exDate, Instrument instrument, BigDecimal perShare) {
    return units(exDate, TransactionKind.DIVIDEND, instrument, new Units(null, null, perShare));
  }

  /** A split, in force at the open of its ex-date. */
  public static NewLine split(
      Instrument instrument, CorporateAction.Split split, long corporateAction) {
    return split(split.exDate(), instrument, split.numerator(), split.denominator())
        .from(corporateAction);
  }

  /** A split that no source has told of: so many new units for so many old ones. */
  public static NewLine split(
      LocalDate exDate, Instrument instrument, BigDecimal numerator, BigDecimal denominator) {
    return new NewLine(
        exDate,
        TransactionKind.SPLIT,
        instrument,
        null,
        null,
        null,
        null,
        null,
        BigDecimal.ZERO,
        numerator,
        denominator,
        null,
        null);
  }

  /** All lots of an option end worthless. */
  public static NewLine expire(LocalDate date, Instrument option) {
    return units(date, TransactionKind.OPTION_EXPIRE, option, new Units(null, null, null));
  }

  /**
   * An option lot is exercised or assigned; the underlying is delivered at the strike.
   *
   * @param quantity what is added to the option holding: the opposite of what was held
   * @param delivered the lot of the underlying this may open
   */
  public static NewLine deliver(
      LocalDate date,
      Instrument option,
      PositionId lot,
      BigDecimal quantity,
      PositionId delivered) {
    TransactionKind kind =
        quantity.signum() < 0 ? TransactionKind.OPTION_EXERCISE : TransactionKind.OPTION_ASSIGN;
    NewLine line = units(date, kind, option, new Units(lot, quantity, null));
    return new NewLine(
        line.date(),
        kind,
        option,
        lot,
        delivered,
        quantity,
        null,
        null,
        BigDecimal.ZERO,
        null,
        null,
        null,
        null);
  }

  /** The same line with fees of the trade. */
  public NewLine withFees(BigDecimal newFees) {
    return new NewLine(
        date,
        kind,
        instrument,
        position,
        delivered,
        quantity,
        price,
        amount,
        newFees,
        splitNumerator,
        splitDenominator,
        corporateAction,
        note);
  }

  /** The same line with a note. */
  public NewLine withNote(String newNote) {
    return new NewLine(
        date,
        kind,
        instrument,
        position,
        delivered,
        quantity,
        price,
        amount,
        fees,
        splitNumerator,
        splitDenominator,
        corporateAction,
        newNote);
  }

  NewLine of(@Nullable Instrument known) {
    return new NewLine(
        date,
        kind,
        known,
        position,
        delivered,
        quantity,
        price,
        amount,
        fees,
        splitNumerator,
        splitDenominator,
        corporateAction,
        note);
  }

  private NewLine from(long action) {
    return new NewLine(
        date,
        kind,
        instrument,
        position,
        delivered,
        quantity,
        price,
        amount,
        fees,
        splitNumerator,
        splitDenominator,
        action,
        note);
  }
}
