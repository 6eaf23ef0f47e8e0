package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that was done.
 *
 * @param contentHash SHA-256 of the file
 * @param positions how many positions the file held
 * @param undoneAt null while it stands
 * @param createdPortfolio whether the portfolio began with it; otherwise it was added to it
 */
public record ImportRecord(
    UUID id,
    PortfolioId portfolio,
    String portfolioName,
    AccountId by,
    String fileName,
    String contentHash,
    int positions,
    Instant createdAt,
    @Nullable Instant undoneAt,
    boolean createdPortfolio) {}
