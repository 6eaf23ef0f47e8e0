package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One brokerage account or mandate.
 *
 * @param accountName unique among the portfolios of an account that are not deleted, in any case
 * @param currency ISO 4217
 * @param initialEquity starting capital; null if it was not stated
 * @param limits of its exposure, that the owner set
 * @param active false keeps it readable but out of the batch and of totals
 * @param deletedAt set when it was deleted; it stays readable
 */
public record Portfolio(
    PortfolioId id,
    AccountId owner,
    String name,
    String accountName,
    AccountType accountType,
    @Nullable String description,
    String currency,
    @Nullable BigDecimal initialEquity,
    ExposureLimits limits,
    boolean active,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {}
