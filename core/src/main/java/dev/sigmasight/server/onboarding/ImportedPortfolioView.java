package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.portfolio.NewPortfolio;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import created, as the API shows it. */
@Schema(name = "ImportedPortfolio")
record ImportedPortfolioView(
    @Schema(description = "null after a dry run") @Nullable UUID portfolioId,
    String portfolioName,
    String accountName,
    String accountType,
    @Schema(description = "starting capital in US dollars") @Nullable BigDecimal equityBalance,
    int positionsImported,
    @Schema(description = "always 0: one faulty row fails the whole import") int positionsFailed,
    int totalPositions,
    @Schema(description = "positions that came with an exit") int closedPositions,
    @Schema(description = "day of the earliest entry, when the starting capital is deposited")
        LocalDate firstDay,
    @Schema(description = "US dollars left after all trades of the file") @Nullable BigDecimal cash,
    @Schema(description = "columns of the file that mean nothing here") List<String> ignoredColumns,
    @Schema(description = "names the import, so that it can be undone; null after a dry run")
        @Nullable UUID importId,
    @Schema(description = "an earlier import of the same content")
        ImportViews.@Nullable Same duplicateOf,
    boolean dryRun,
    String message,
    @Nullable NextStep nextStep) {

  /** What to do now. */
  record NextStep(String action, String endpoint, String description) {}

  static ImportedPortfolioView of(ImportedPortfolio imported, boolean dryRun) {
    NewPortfolio portfolio = imported.portfolio();
    UUID id = portfolio.id().value();
    return new ImportedPortfolioView(
        dryRun ? null : id,
        portfolio.name(),
        portfolio.accountName(),
        portfolio.accountType().text(),
        Scale.cents(portfolio.initialEquity()),
        dryRun ? 0 : imported.positions(),
        0,
        imported.positions(),
        imported.closedPositions(),
        portfolio.firstDay(),
        Scale.plain(imported.cash()),
        imported.ignoredColumns(),
        imported.importId(),
        ImportViews.Same.of(imported.same()),
        dryRun,
        dryRun ? "The file is good; nothing was stored." : "The portfolio was created.",
        dryRun ? null : view(id));
  }

  private static NextStep view(UUID id) {
    return new NextStep(
        "view",
        "/api/v1/data/portfolio/" + id + "/complete",
        "Values and risk appear with the next batch run.");
  }
}
