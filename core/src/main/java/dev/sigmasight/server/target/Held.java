package dev.sigmasight.server.target;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.PositionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open position that a target may be about.
 *
 * @param underlying the symbol of what an option delivers; null for everything else
 * @param quantity signed
 * @param value what the batch computed last; null if it has not since the ledger changed
 */
record Held(
    UUID id,
    String symbol,
    @Nullable String underlying,
    PositionType type,
    BigDecimal quantity,
    BigDecimal multiplier,
    @Nullable Value value) {

  /**
   * Its value at the close.
   *
   * @param marketValue signed, in the currency of the portfolio
   * @param deltaValue of the underlying that it stands for; null if unknown
   * @param marketPriceOn the session of its price; null if its owner states it
   * @param option what an option was valued with; null for everything else, and without volatility
   */
  record Value(
      BigDecimal marketValue,
      @Nullable BigDecimal deltaValue,
      @Nullable LocalDate marketPriceOn,
      @Nullable Option option) {}

  /** The inputs of an option's value. */
  record Option(EuropeanOption terms, ExerciseStyle style) {}

  /** The symbol whose price moves it. */
  String riskSymbol() {
    return underlying == null ? symbol : underlying;
  }
}
