package dev.sigmasight.server.portfolio;

import dev.sigmasight.server.ledger.Scale;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A portfolio as the API shows it. */
@Schema(name = "Portfolio")
record PortfolioView(
    UUID id,
    UUID userId,
    String name,
    String accountName,
    String accountType,
    @Nullable String description,
    String currency,
    @Schema(
            description =
                "current equity in the portfolio's currency; the starting capital until a value is"
                    + " known")
        @Nullable BigDecimal equityBalance,
    @Schema(description = "starting capital in the portfolio's currency")
        @Nullable BigDecimal initialEquity,
    @Schema(description = "how far its exposure may go, as its owner set it")
        StateLimits exposureLimits,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt,
    @Schema(description = "open positions") @Nullable Integer positionCount,
    @Schema(description = "cash and holdings in the portfolio's currency; null until computed")
        @Nullable BigDecimal netAssetValue,
    @Schema(description = "the same as net_asset_value") @Nullable BigDecimal totalValue,
    @Schema(description = "the day of net_asset_value") @Nullable LocalDate valueAsOf) {

  static PortfolioView of(Portfolio portfolio, PortfolioValues.@Nullable Value value) {
    BigDecimal nav = value == null ? null : Scale.cents(value.netAssetValue());
    BigDecimal initial = Scale.cents(portfolio.initialEquity());
    return new PortfolioView(
        portfolio.id().value(),
        portfolio.owner().value(),
        portfolio.name(),
        portfolio.accountName(),
        portfolio.accountType().text(),
        portfolio.description(),
        portfolio.currency(),
        nav == null ? initial : nav,
        initial,
        StateLimits.of(portfolio.limits()),
        portfolio.active(),
        portfolio.createdAt(),
        portfolio.updatedAt(),
        portfolio.deletedAt(),
        value == null ? null : value.positionCount(),
        nav,
        nav,
        value == null ? null : value.asOf());
  }
}
