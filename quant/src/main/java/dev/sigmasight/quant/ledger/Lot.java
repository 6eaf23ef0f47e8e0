package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one opening transaction became: a position, with one id for its life.
 *
 * @param quantity signed, what is left of it; zero once closed
 * @param basis what the rest was entered at: signed quantity × entry price × multiplier, negative
 *     for a short
 * @param costKnown whether the basis is the price paid; false for a transfer in, whose cost is
 *     unknown
 * @param realised profit of the parts closed so far against their basis, before fees
 * @param income dividends so far; negative if the lot is short
 * @param fees fees of its own trades so far
 * @param closedOn the day the last of it left; null while open
 */
public record Lot(
    String id,
    Instrument instrument,
    LocalDate openedOn,
    BigDecimal quantity,
    BigDecimal basis,
    boolean costKnown,
    BigDecimal realised,
    BigDecimal income,
    BigDecimal fees,
    @Nullable LocalDate closedOn) {

  static Lot entered(
      String id,
      Instrument instrument,
      LocalDate on,
      BigDecimal quantity,
      BigDecimal basis,
      boolean costKnown) {
    BigDecimal none = BigDecimal.ZERO;
    return new Lot(id, instrument, on, quantity, basis, costKnown, none, none, none, null);
  }

  /** What the rest cost, signed; empty if the lot came without a cost. */
  public Optional<BigDecimal> cost() {
    return costKnown ? Optional.of(basis) : Optional.empty();
  }

  /** The basis per unit, in the units of today (after splits); empty once closed. */
  public Optional<BigDecimal> entryPrice() {
    if (quantity.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        basis.divide(quantity.multiply(instrument.multiplier()), MathContext.DECIMAL64));
  }

  /** Value at a price less basis: what the open part has gained since entry. */
  public BigDecimal unrealised(BigDecimal price) {
    return Valuation.value(quantity, price, instrument).subtract(basis);
  }

  /** Realised + unrealised + income − fees since entry. */
  public BigDecimal profitSinceEntry(BigDecimal price) {
    return realised.add(unrealised(price)).add(income).subtract(fees);
  }

  boolean isOpen() {
    return quantity.signum() != 0;
  }

  /** Takes {@code part} (of the lot's sign) out at a price. */
  Lot without(BigDecimal part, BigDecimal price, LocalDate on) {
    BigDecimal basisOfPart = Exact.share(basis, part, quantity);
    BigDecimal gain = Valuation.value(part, price, instrument).subtract(basisOfPart);
    BigDecimal left = quantity.subtract(part);
    return new Lot(
        id,
        instrument,
        openedOn,
        left,
        basis.subtract(basisOfPart),
        costKnown,
        realised.add(gain),
        income,
        fees,
        left.signum() == 0 ? on : null);
  }

  /** New units for old at an unchanged basis. */
  Lot split(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal scaled =
        quantity.multiply(numerator).divide(denominator, Exact.SCALE, RoundingMode.HALF_EVEN);
    return with(scaled.stripTrailingZeros(), basis, income, fees);
  }

  Lot withBasis(BigDecimal newBasis) {
    return with(quantity, newBasis, income, fees);
  }

  Lot plusIncome(BigDecimal received) {
    return with(quantity, basis, income.add(received), fees);
  }

  Lot plusFees(BigDecimal charged) {
    return with(quantity, basis, income, fees.add(charged));
  }

  private Lot with(BigDecimal q, BigDecimal newBasis, BigDecimal newIncome, BigDecimal newFees) {
    return new Lot(
        id, instrument, openedOn, q, newBasis, costKnown, realised, newIncome, newFees, closedOn);
  }
}
