package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the stored prices suffice for the analyses of a portfolio, as the API shows it. */
final class DataQualityViews {
  private DataQualityViews() {}

  @Schema(name = "PortfolioDataQuality")
  record Assessment(
      UUID portfolioId,
      @Schema(description = "the last completed session") LocalDate assessmentDate,
      Counts summary,
      Positions positionDataQuality,
      Feasibility calculationFeasibility,
      @Schema(description = "null if it was not to be checked") @Nullable Funds factorEtfCoverage,
      @Schema(description = "when one of these prices was stored last; null if there is none")
          @Nullable Instant lastUpdate,
      LocalDate asOf,
      @Schema(description = "session of the oldest of the newest prices")
          @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  @Schema(name = "DataQualityCounts")
  record Counts(
      @Schema(description = "count of open positions") int totalPositions,
      @Schema(description = "count of positions with a year of prices") int completeData,
      @Schema(description = "count of positions with at least 21 prices") int partialData,
      @Schema(description = "count of positions with fewer") int insufficientData,
      @Schema(description = "percent of the positions that have a year of prices; null without any")
          @Nullable BigDecimal dataCoveragePercent) {}

  /** By symbol; options by their own, counted by the prices of the underlying. */
  @Schema(name = "PositionDataQuality")
  record Positions(
      List<String> completeHistory,
      List<Partial> partialHistory,
      List<Insufficient> insufficientData) {}

  @Schema(name = "PartialHistory")
  record Partial(
      String symbol,
      @Schema(description = "sessions with a price, of the last 252") int daysAvailable,
      @Schema(description = "sessions without, of the last 252") int daysMissing) {}

  @Schema(name = "InsufficientHistory")
  record Insufficient(
      String symbol,
      @Schema(description = "sessions with a price, of the last 252") int daysAvailable,
      @Schema(description = "recent_listing, incomplete_data, or private_asset: it has no market")
          String reason) {}

  @Schema(name = "CalculationFeasibility")
  record Feasibility(
      @Schema(description = "null if it was not to be checked")
          @Nullable Correlations correlationMatrix,
      Regression factorRegression,
      Regression volatilityAnalysis) {}

  @Schema(name = "CorrelationFeasibility")
  record Correlations(
      @Schema(description = "whether two symbols at least are eligible") boolean feasible,
      @Schema(description = "count of positions with enough prices") int positionsEligible,
      @Schema(description = "count of the others") int positionsExcluded,
      @Schema(description = "daily returns that are needed") int minDaysOverlap) {}

  @Schema(name = "RegressionFeasibility")
  record Regression(
      @Schema(description = "whether one position at least is eligible") boolean feasible,
      @Schema(description = "count of positions with enough prices") int positionsEligible,
      @Schema(description = "count of the others") int positionsExcluded,
      @Schema(description = "daily returns that are needed") int minDaysRequired) {}

  @Schema(name = "FactorEtfCoverage")
  record Funds(List<String> complete, List<String> partial, List<String> missing) {}
}
