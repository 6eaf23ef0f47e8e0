package dev.sigmasight.server.risk;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What risk needs of a position on a day.
 *
 * @param symbol of the position itself
 * @param riskSymbol whose market beta applies; null for private assets
 * @param quantity signed units, contracts for options
 * @param value market value, signed
 * @param deltaValue signed; the value of the underlying that it stands for
 * @param option null unless it is an option
 */
public record PositionLine(
    LocalDate date,
    String symbol,
    @Nullable String riskSymbol,
    InvestmentClass investmentClass,
    Subtype subtype,
    double quantity,
    BigDecimal value,
    BigDecimal deltaValue,
    String source,
    @Nullable Contract option) {

  /**
   * The options of a position.
   *
   * @param quantity signed contracts
   * @param multiplier units of the underlying per contract
   * @param inputs that it was valued with; null if they are unknown
   * @param greeks null if they are unknown
   */
  public record Contract(
      double quantity,
      double multiplier,
      ExerciseStyle style,
      @Nullable EuropeanOption inputs,
      @Nullable OptionGreeks greeks) {}

  /** The delta value. */
  public double delta() {
    return deltaValue.doubleValue();
  }
}
