package dev.sigmasight.server.calculator;

import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.ImpliedVolatility.Status;
import dev.sigmasight.server.instrument.ExerciseStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an option is worth, and what its price was computed from. */
@Schema(name = "OptionPrice")
record OptionPriceView(
    @Schema(description = "the day the years are counted from") LocalDate asOf,
    Right right,
    ExerciseStyle style,
    @Schema(description = "dollars") BigDecimal spot,
    @Schema(description = "dollars") BigDecimal strike,
    @Schema(description = "to expiry") BigDecimal years,
    @Schema(description = "continuous, per year, fraction") BigDecimal rate,
    @Schema(description = "request, or where the rate comes from") String rateSource,
    @Schema(description = "of dividends, continuous, per year, fraction") BigDecimal yield,
    @Schema(description = "value today of the dividends before expiry, dollars")
        BigDecimal dividendsPresentValue,
    @Schema(description = "OK, or why no volatility explains the price") Status status,
    @Schema(description = "in words, unless the status is OK") @Nullable String reason,
    @Schema(description = "per year, fraction: as asked, or implied by the price")
        @Nullable BigDecimal volatility,
    @Schema(description = "per year, fraction; null if no price was sent or none explains it")
        @Nullable BigDecimal impliedVolatility,
    @Schema(description = "dollars per unit of the underlying") @Nullable BigDecimal price,
    @Schema(description = "what exercising at once yields, dollars") BigDecimal intrinsicValue,
    @Schema(description = "the price less that, dollars; a European option's may be negative")
        @Nullable BigDecimal timeValue,
    @Schema(description = "change of the price per dollar of the underlying")
        @Nullable BigDecimal delta,
    @Schema(description = "change of delta per dollar of the underlying")
        @Nullable BigDecimal gamma,
    @Schema(description = "dollars per point (0.01) of volatility") @Nullable BigDecimal vega,
    @Schema(description = "dollars per calendar day") @Nullable BigDecimal theta,
    @Schema(description = "dollars per point (0.01) of the rate") @Nullable BigDecimal rho,
    @Schema(description = "how the price is computed") String method) {}
