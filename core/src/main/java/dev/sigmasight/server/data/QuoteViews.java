package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.valuation.PriceQuality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Newest prices as the API shows them. */
final class QuoteViews {
  private QuoteViews() {}

  /** In the order asked for. */
  @Schema(name = "Quotes")
  record Quotes(
      List<QuoteView> quotes,
      QuoteMeta metadata,
      @Schema(description = "the last completed session") LocalDate asOf,
      @Schema(description = "session of the oldest price") @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** The newest stored price of a symbol. */
  @Schema(name = "Quote")
  record QuoteView(
      String symbol,
      @Schema(description = "dollars") @Nullable BigDecimal lastPrice,
      @Schema(description = "dollars; stored daily prices have none") @Nullable BigDecimal bid,
      @Schema(description = "dollars; stored daily prices have none") @Nullable BigDecimal ask,
      @Schema(description = "shares; stored daily prices have none") @Nullable Long bidSize,
      @Schema(description = "shares; stored daily prices have none") @Nullable Long askSize,
      @Schema(description = "why there is no bid and ask") String bidAskReason,
      @Schema(description = "shares") @Nullable Long volume,
      @Schema(description = "dollars since the close of the session before, after splits")
          @Nullable BigDecimal dayChange,
      @Schema(description = "percent of the close of the session before")
          @Nullable BigDecimal dayChangePercent,
      @Schema(description = "why the change is unknown") @Nullable String dayChangeReason,
      @Schema(description = "dollars") @Nullable BigDecimal dayHigh,
      @Schema(description = "dollars") @Nullable BigDecimal dayLow,
      @Schema(description = "the close of the session, or when the price was fetched before it")
          Instant timestamp,
      @Schema(description = "the session of the price") LocalDate priceDate,
      String priceSource,
      PriceQuality priceQuality) {}

  /** What was asked for and found. */
  @Schema(name = "QuotesMeta")
  record QuoteMeta(
      List<String> requestedSymbols,
      @Schema(description = "symbols with a stored price") int successfulQuotes,
      @Schema(description = "symbols without") int failedQuotes,
      List<String> failedSymbols,
      Instant timestamp) {}
}
