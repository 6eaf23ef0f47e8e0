package dev.sigmasight.server.data;

import dev.sigmasight.server.data.HeldTags.TagLine;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.valuation.PriceQuality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Positions in detail as the API shows them. */
final class DetailViews {
  private DetailViews() {}

  /** By symbol, then in the order of creation. */
  @Schema(name = "PositionDetails")
  record Details(
      List<Detail> positions,
      DetailSummary summary,
      @Schema(description = "earliest session that one of them is valued at") LocalDate asOf,
      @Schema(description = "session of the oldest market price") @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** Sums over the positions shown; null if one of the terms is unknown. */
  @Schema(name = "PositionDetailsSummary")
  record DetailSummary(
      @Schema(description = "count of positions shown") int totalPositions,
      @Schema(description = "dollars, of the absolute cost bases of what is open")
          @Nullable BigDecimal totalCostBasis,
      @Schema(description = "dollars, of the signed market values")
          @Nullable BigDecimal totalMarketValue,
      @Schema(description = "dollars, against cost") @Nullable BigDecimal totalUnrealizedPnl,
      @Schema(description = "dollars, of what was closed, before fees")
          @Nullable BigDecimal totalRealizedPnl) {}

  /** One position. */
  @Schema(name = "PositionDetail")
  record Detail(
      UUID id,
      UUID portfolioId,
      String accountName,
      String symbol,
      @Nullable String companyName,
      @Nullable String sector,
      @Nullable String industry,
      PositionType positionType,
      InvestmentClass investmentClass,
      Subtype investmentSubtype,
      @Schema(description = "signed, shares or contracts held now; 0 once closed")
          @Nullable BigDecimal quantity,
      @Schema(description = "units per contract, 1 for everything but options")
          @Nullable BigDecimal multiplier,
      LocalDate entryDate,
      @Schema(description = "dollars per unit; what it was worth at entry if the cost is unknown")
          @Nullable BigDecimal entryPrice,
      boolean costKnown,
      @Schema(description = "dollars, signed quantity × entry price × multiplier; null if unknown")
          @Nullable BigDecimal costBasis,
      @Schema(description = "dollars per unit") @Nullable BigDecimal currentPrice,
      @Schema(description = "session of current_price") @Nullable LocalDate priceDate,
      @Nullable String priceSource,
      @Nullable PriceQuality priceQuality,
      @Schema(description = "dollars, signed quantity × current price × multiplier")
          @Nullable BigDecimal marketValue,
      @Schema(description = "dollars, market value less cost basis; null if one is unknown")
          @Nullable BigDecimal unrealizedPnl,
      @Schema(description = "percent of the absolute cost basis")
          @Nullable BigDecimal unrealizedPnlPercent,
      @Schema(description = "dollars, of what was closed, before fees; null if the cost is unknown")
          @Nullable BigDecimal realizedPnl,
      @Schema(description = "why there is no value") @Nullable String valueReason,
      @Schema(description = "dollars per unit of the underlying") @Nullable BigDecimal strikePrice,
      @Nullable LocalDate expirationDate,
      @Nullable String underlyingSymbol,
      @Schema(description = "the day it was closed") @Nullable LocalDate exitDate,
      @Schema(description = "dollars per unit of the trade that closed it")
          @Nullable BigDecimal exitPrice,
      @Nullable String notes,
      List<TagLine> tags) {}
}
