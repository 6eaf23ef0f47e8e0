package dev.sigmasight.server.portfolio;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to become different; null leaves it as it is.
 *
 * @param description blank removes it
 * @param limits all three together
 */
public record PortfolioChange(
    @Nullable String name,
    @Nullable String accountName,
    @Nullable AccountType accountType,
    @Nullable String description,
    @Nullable String currency,
    @Nullable BigDecimal initialEquity,
    @Nullable ExposureLimits limits,
    @Nullable Boolean active) {}
