package dev.sigmasight.server.transaction;

import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.ledger.TransactionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client enters by hand; which fields are needed depends on the kind. */
record CreateTransaction(
    @Schema(description = "BUY, SHORT, SELL, COVER, DIVIDEND, INTEREST, FEE or SPLIT") @NotNull
        TransactionKind kind,
    @Schema(description = "not after today") @NotNull LocalDate date,
    @Schema(description = "of trades, dividends and splits; ticker or label of a private asset")
        @Nullable String symbol,
    @Schema(description = "of a BUY or SHORT: PUBLIC if left out, or PRIVATE")
        @Nullable InvestmentClass investmentClass,
    @Schema(description = "of a BUY or SHORT: the usual one of the class if left out")
        @Nullable Subtype investmentSubtype,
    @Schema(description = "of a SELL or COVER: the position to close; otherwise the ledger matches")
        @Nullable UUID positionId,
    @Schema(description = "of a trade: units, more than 0 for every kind")
        @Nullable BigDecimal quantity,
    @Schema(description = "of a trade: per unit; of a dividend: cash per unit")
        @Nullable BigDecimal price,
    @Schema(description = "of a fee, more than 0; of interest, negative when paid")
        @Nullable BigDecimal amount,
    @Schema(description = "of a trade, 0 if left out") @Nullable BigDecimal fees,
    @Schema(description = "of a split: so many new units") @Nullable BigDecimal splitNumerator,
    @Schema(description = "of a split: for so many old ones") @Nullable BigDecimal splitDenominator,
    @Size(max = 1000) @Nullable String note) {}
