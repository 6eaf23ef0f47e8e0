package dev.sigmasight.server.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a deletion answers with. */
@Schema(name = "PortfolioDeleted")
record PortfolioDeletedView(
    boolean success, String message, UUID portfolioId, @Nullable Instant deletedAt) {}
