package dev.sigmasight.server.scenario;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A portfolio before and after trades. */
@Schema(name = "WhatIfAnswer")
record WhatIfView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    List<Done> trades,
    List<Row> figures,
    @Schema(description = "why there is nothing") @Nullable String reason) {

  /** A trade as it was tried. */
  @Schema(name = "WhatIfDone")
  record Done(
      String symbol,
      @Schema(description = "units or contracts, negative if sold") BigDecimal quantity,
      @Schema(description = "per unit, dollars") BigDecimal price,
      @Schema(description = "request, or where the mark comes from") String priceSource,
      @Schema(description = "units per contract; 1 for shares") BigDecimal multiplier,
      @Schema(description = "what cash falls by without costs, portfolio's currency")
          BigDecimal amount,
      @Schema(description = "in the portfolio's currency") BigDecimal cost,
      @Schema(description = "units held before, negative if short") BigDecimal heldBefore,
      @Schema(description = "units held after, negative if short") BigDecimal heldAfter) {}

  /** One figure. */
  @Schema(name = "WhatIfFigure")
  record Row(
      @Schema(
              description =
                  "value, delta, beta, factors, risk, tail, concentration, diversification,"
                      + " sectors, stress, stress_stipulated or greeks")
          String group,
      @Schema(description = "of the figure within its group") String id,
      @Schema(description = "currency, ratio, count, or per square root of a year: annual_ratio")
          String unit,
      @Schema(description = "in its unit") @Nullable BigDecimal before,
      @Schema(description = "in its unit") @Nullable BigDecimal after,
      @Schema(description = "after less before, in its unit") @Nullable BigDecimal difference,
      @Schema(description = "why before is null") @Nullable String reasonBefore,
      @Schema(description = "why after is null") @Nullable String reasonAfter) {}
}
