package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One position as exposures see it.
 *
 * @param id whose position
 * @param underlying what it moves with: the instrument itself, or the underlying of an option
 * @param quantity signed units or contracts
 * @param price of the instrument; for an option the premium
 * @param sensitivity how it follows the underlying; empty if unknown
 */
public record ExposedPosition(
    String id,
    String underlying,
    boolean option,
    Instrument instrument,
    BigDecimal quantity,
    BigDecimal price,
    Optional<Sensitivity> sensitivity) {

  /**
   * @param delta per unit of the underlying, of one long unit: 1 for a share, negative for a put
   * @param spot price of the underlying
   */
  public record Sensitivity(BigDecimal delta, BigDecimal spot) {}

  public ExposedPosition {
    Exact.finite("quantity", quantity);
    Exact.notNegative("price", price);
  }

  /** Anything that is its own underlying, with a delta of 1. */
  public static ExposedPosition share(
      String id, Instrument instrument, BigDecimal quantity, BigDecimal price) {
    var whole = new Sensitivity(BigDecimal.ONE, price);
    return new ExposedPosition(
        id, instrument.id(), false, instrument, quantity, price, Optional.of(whole));
  }

  /** An option of unknown delta: its value counts, its risk is reported as uncovered. */
  public static ExposedPosition option(
      String id, String underlying, Instrument option, BigDecimal contracts, BigDecimal price) {
    return new ExposedPosition(id, underlying, true, option, contracts, price, Optional.empty());
  }

  /** The same with what is known of its risk. */
  public ExposedPosition withDelta(BigDecimal delta, BigDecimal spot) {
    Exact.finite("delta", delta);
    Exact.notNegative("spot", spot);
    var known = new Sensitivity(delta, spot);
    return new ExposedPosition(
        id, underlying, option, instrument, quantity, price, Optional.of(known));
  }

  /** Signed quantity × price × multiplier. */
  public BigDecimal value() {
    return Valuation.value(quantity, price, instrument);
  }

  /**
   * Signed quantity × multiplier × delta × spot: the value of the underlying that would gain or
   * lose as much for a small move. Empty if the delta is unknown.
   */
  public Optional<BigDecimal> deltaDollars() {
    return sensitivity.map(
        s -> Valuation.value(quantity, s.spot(), instrument).multiply(s.delta()));
  }

  /** |quantity| × multiplier × spot. Empty if the spot is unknown. */
  public Optional<BigDecimal> notional() {
    return sensitivity.map(s -> Valuation.value(quantity, s.spot(), instrument).abs());
  }
}
