package dev.sigmasight.server.position;

import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.valuation.PriceQuality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position as the API shows it. */
@Schema(name = "Position")
record PositionView(
    UUID id,
    UUID portfolioId,
    String symbol,
    @Schema(description = "signed, shares or contracts held now; 0 once closed")
        @Nullable BigDecimal quantity,
    @Schema(description = "signed, as traded at entry") @Nullable BigDecimal openedQuantity,
    @Schema(description = "dollars per unit; what it was worth at entry if the cost is unknown")
        @Nullable BigDecimal entryPrice,
    LocalDate entryDate,
    @Schema(description = "false for a holding that was transferred in without its cost")
        boolean costKnown,
    PositionType positionType,
    InvestmentClass investmentClass,
    Subtype investmentSubtype,
    @Nullable String notes,
    @Nullable String underlyingSymbol,
    @Schema(description = "dollars per unit of the underlying") @Nullable BigDecimal strikePrice,
    @Nullable LocalDate expirationDate,
    @Schema(description = "units per contract, 1 for everything but options")
        @Nullable BigDecimal multiplier,
    @Schema(description = "dollars per unit") @Nullable BigDecimal lastPrice,
    @Schema(description = "session of last_price") @Nullable LocalDate lastPriceDate,
    @Nullable String lastPriceSource,
    @Schema(description = "STALE if it was carried from last_price_date to the day of valuation")
        @Nullable PriceQuality lastPriceQuality,
    @Schema(description = "dollars, signed like the quantity") @Nullable BigDecimal marketValue,
    @Schema(description = "dollars, against cost; null if the cost is unknown")
        @Nullable BigDecimal unrealizedPnl,
    @Schema(description = "dollars, against the value at entry") @Nullable BigDecimal pnlSinceEntry,
    @Schema(description = "dollars, of what was closed, before fees; null if the cost is unknown")
        @Nullable BigDecimal realizedPnl,
    @Schema(description = "dollars per unit of the trade that closed it")
        @Nullable BigDecimal exitPrice,
    @Nullable LocalDate exitDate,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  static PositionView of(Position position, PositionValues.@Nullable Value value) {
    Instrument instrument = position.instrument();
    OptionTerms option = instrument.terms();
    Position.Exit exit = position.exit();
    return new PositionView(
        position.id().value(),
        position.portfolio().value(),
        instrument.symbol(),
        Scale.plain(position.quantity()),
        Scale.plain(position.openedQuantity()),
        Scale.plain(position.entryPrice()),
        position.entryDate(),
        position.costKnown(),
        position.type(),
        instrument.investmentClass(),
        instrument.subtype(),
        position.identity().notes(),
        option == null ? null : option.underlying(),
        option == null ? null : Scale.plain(option.strike()),
        option == null ? null : option.expiry(),
        Scale.plain(instrument.multiplier()),
        value == null ? null : Scale.plain(value.lastPrice()),
        value == null ? null : value.priceDate(),
        value == null ? null : value.priceSource(),
        value == null ? null : value.priceQuality(),
        value == null ? null : Scale.cents(value.marketValue()),
        value == null ? null : Scale.cents(value.unrealizedPnl()),
        value == null ? null : Scale.cents(value.pnlSinceEntry()),
        Scale.cents(position.realised()),
        exit == null ? null : Scale.plain(exit.price()),
        exit == null ? null : exit.date(),
        position.identity().createdAt(),
        position.identity().updatedAt(),
        position.identity().deletedAt());
  }
}
