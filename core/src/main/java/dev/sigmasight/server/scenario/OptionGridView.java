package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The options of a portfolio over spot, time and volatility. Short positions turn all signs. */
@Schema(name = "OptionGrid")
record OptionGridView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    List<Underlying> underlyings,
    @Schema(description = "why there is nothing") @Nullable String reason) {

  /** Everything held on one underlying. */
  @Schema(name = "OptionGridUnderlying")
  record Underlying(
      String symbol,
      @Schema(description = "of the answer, or worse where options cannot be priced")
          Quality quality,
      @Schema(description = "what is left out and why") @Nullable String qualityReason,
      @Schema(description = "price the options were valued at, portfolio's currency")
          @Nullable BigDecimal spot,
      @Schema(description = "shares that are counted, negative if short") BigDecimal shares,
      List<LegLine> legs,
      @Schema(description = "marks at the close of all that is counted, portfolio's currency")
          @Nullable BigDecimal marketValue,
      @Schema(description = "rows, portfolio's currency") List<BigDecimal> spots,
      @Schema(description = "columns") List<LocalDate> dates,
      @Schema(description = "shifts of volatility, fractions") List<BigDecimal> volShifts,
      @Schema(description = "by spot, then date, then shift") List<Cell> cells,
      @Nullable Expiry expiry,
      @Schema(description = "why there is no profile at expiry") @Nullable String expiryReason) {}

  /** Options of one contract. */
  @Schema(name = "OptionGridLeg")
  record LegLine(
      String symbol,
      @Schema(description = "contracts, negative if short") BigDecimal quantity,
      @Schema(description = "units of the underlying per contract") @Nullable BigDecimal multiplier,
      @Nullable Right right,
      @Schema(description = "portfolio's currency") @Nullable BigDecimal strike,
      @Nullable LocalDate expiry,
      @Nullable ExerciseStyle style,
      @Schema(description = "fraction per square root of a year") @Nullable BigDecimal volatility,
      @Schema(description = "continuous, per year, fraction") @Nullable BigDecimal rate,
      @Schema(description = "of dividends, continuous, per year, fraction")
          @Nullable BigDecimal yield,
      @Schema(description = "mark at the close, portfolio's currency") BigDecimal marketValue,
      @Schema(description = "of its price; model if it has no quote") String priceSource,
      @Schema(description = "it is in the sums") boolean counted,
      @Schema(description = "why it is not") @Nullable String reason) {}

  /** One state of the market. */
  @Schema(name = "OptionGridCell")
  record Cell(
      @Schema(description = "portfolio's currency") BigDecimal spot,
      LocalDate date,
      @Schema(description = "calendar days from as_of") int days,
      @Schema(description = "added to every volatility, fraction") BigDecimal volShift,
      @Schema(description = "portfolio's currency") BigDecimal value,
      @Schema(description = "value less the marks at the close, portfolio's currency")
          BigDecimal profit,
      @Schema(description = "shares of the underlying that move as much") BigDecimal delta,
      @Schema(description = "delta at the spot, portfolio's currency") BigDecimal deltaValue,
      @Schema(description = "change of delta_value per 1 % of the spot, portfolio's currency")
          BigDecimal gammaValue,
      @Schema(description = "gain per point of volatility (0.01), portfolio's currency")
          BigDecimal vegaValue,
      @Schema(description = "gain per calendar day, portfolio's currency") BigDecimal thetaValue,
      @Schema(description = "gain per point of the rate (0.01), portfolio's currency")
          BigDecimal rhoValue) {}

  /** Profit at expiry against the marks, straight lines between the strikes, without interest. */
  @Schema(name = "OptionGridExpiry")
  record Expiry(
      LocalDate date,
      @Schema(description = "spots without gain or loss, portfolio's currency")
          List<BigDecimal> breakEvens,
      @Schema(description = "portfolio's currency; null if it has no limit")
          @Nullable BigDecimal maxGain,
      @Schema(description = "where it is reached, portfolio's currency")
          @Nullable BigDecimal maxGainSpot,
      @Schema(description = "why max_gain is null") @Nullable String maxGainReason,
      @Schema(description = "negative for a loss, portfolio's currency; null if it has no limit")
          @Nullable BigDecimal maxLoss,
      @Schema(description = "where it is reached, portfolio's currency")
          @Nullable BigDecimal maxLossSpot,
      @Schema(description = "why max_loss is null") @Nullable String maxLossReason,
      @Schema(description = "profit at expiry, at the spots of the rows, portfolio's currency")
          List<BigDecimal> profits) {}
}
