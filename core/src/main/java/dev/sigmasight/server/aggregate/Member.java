package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio among several.
 *
 * @param currency ISO 4217
 * @param newest the newest session with valid results; null if there is none
 */
public record Member(
    PortfolioId id,
    String name,
    String accountName,
    String accountType,
    String currency,
    @Nullable LocalDate newest) {}
