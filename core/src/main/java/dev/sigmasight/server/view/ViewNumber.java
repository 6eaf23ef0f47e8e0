package dev.sigmasight.server.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A number with everything a reader needs to trust it. */
@Schema(name = "ViewNumber")
public record ViewNumber(
    @Schema(description = "decimal number as text; null if it is unknown") @Nullable String value,
    @Schema(
            description =
                "currency (of the portfolio), ratio (a fraction or multiple), annual_ratio (per"
                    + " square root of a year), percent, count, units, index or sessions")
        String unit,
    @Schema(description = "ok, stale, partial or unavailable") String status,
    @Schema(description = "code, unless the status is ok") @Nullable String reason,
    @Schema(description = "the same in words") @Nullable String reasonText,
    @Nullable LocalDate asOf,
    @Schema(description = "id and version, as in tail-risk/risk-3") String method,
    @Schema(description = "count of observations") @Nullable Integer n,
    @Schema(description = "share of gross delta value that is in it, fraction as text")
        @Nullable String coverage,
    @Schema(description = "standard error, in the unit, as text") @Nullable String se,
    @Schema(description = "lower end of its interval, in the unit, as text") @Nullable String lo,
    @Schema(description = "upper end of its interval, in the unit, as text") @Nullable String hi,
    @Schema(description = "page that says how it is computed") String inputs) {}
