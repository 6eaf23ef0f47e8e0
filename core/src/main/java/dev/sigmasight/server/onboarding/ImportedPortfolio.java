package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.portfolio.NewPortfolio;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import created, or would create.
 *
 * @param portfolio with its starting capital and first day
 * @param positions number of positions, closed ones included
 * @param closedPositions how many of them came with an exit
 * @param cash starting capital less what was bought plus what was sold, without dividends
 * @param ignoredColumns titles of columns of the file that mean nothing here
 * @param importId names the import; null after a dry run
 * @param same an earlier import of the same content that still stands; null if there is none
 */
public record ImportedPortfolio(
    NewPortfolio portfolio,
    int positions,
    int closedPositions,
    BigDecimal cash,
    List<String> ignoredColumns,
    @Nullable UUID importId,
    @Nullable ImportRecord same) {}
