package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import dev.sigmasight.server.tag.SectorTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts the tags of sectors on what portfolios hold, for administrators. */
@RestController
@Tag(name = "Administration: batch")
class SectorTagRepairController {
  private static final Logger LOG = LoggerFactory.getLogger(SectorTagRepairController.class);

  private final SectorTags sectors;
  private final Portfolios portfolios;
  private final Accounts accounts;
  private final Clock clock;

  SectorTagRepairController(
      SectorTags sectors, Portfolios portfolios, Accounts accounts, Clock clock) {
    this.sectors = sectors;
    this.portfolios = portfolios;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** One portfolio. */
  @Schema(name = "SectorTagsOfPortfolio")
  record OneView(
      String status,
      UUID portfolioId,
      String portfolioName,
      @Schema(description = "open positions; each carries the tag of its sector now")
          int positionsTagged,
      @Schema(description = "closed positions, left as they are") int positionsSkipped,
      @Schema(description = "tags that did not exist before") int tagsCreated,
      @Schema(description = "the most frequent first") List<SectorTags.Applied> tagsApplied,
      String triggeredBy,
      Instant timestamp) {}

  /** All portfolios that are not deleted. */
  @Schema(name = "SectorTagsOfAll")
  record AllView(
      @Schema(description = "completed, or partial if some portfolios failed") String status,
      int portfoliosProcessed,
      int totalPortfolios,
      @Schema(
              description =
                  "portfolios that failed and are as they were; the server's log says why")
          List<UUID> failedIds,
      int positionsTagged,
      int positionsSkipped,
      int tagsCreated,
      String triggeredBy,
      Instant timestamp) {}

  @Operation(
      summary = "Tag what one portfolio or all portfolios hold with the sectors of the companies",
      description =
          "Automatic tags are replaced, those that owners made stay. Each portfolio is done whole or"
              + " not at all. Without portfolio_id the answer counts portfolios.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(oneOf = {OneView.class, AllView.class})))
  @PostMapping(BatchController.PATH + "/restore-sector-tags")
  Object restore(
      AccountId account,
      @RequestParam(name = "portfolio_id", required = false) @Nullable UUID portfolioId) {
    String by = accounts.byId(account).map(Account::email).orElseThrow();
    return portfolioId == null ? all(account, by) : one(account, new PortfolioId(portfolioId), by);
  }

  private OneView one(AccountId actor, PortfolioId portfolio, String by) {
    SectorTags.Restored done = sectors.restoreAnybodys(actor, portfolio, clock.instant());
    return new OneView(
        "completed",
        portfolio.value(),
        done.portfolioName(),
        done.tagged(),
        done.skipped(),
        done.created(),
        done.applied(),
        by,
        clock.instant());
  }

  private AllView all(AccountId actor, String by) {
    List<Portfolio> kept = portfolios.kept();
    List<SectorTags.Restored> done = new ArrayList<>();
    List<UUID> failed = new ArrayList<>();
    for (Portfolio portfolio : kept) {
      try {
        done.add(sectors.restoreAnybodys(actor, portfolio.id(), clock.instant()));
      } catch (RuntimeException e) {
        LOG.error("The sector tags of portfolio {} could not be restored", portfolio.id(), e);
        failed.add(portfolio.id().value());
      }
    }
    return new AllView(
        failed.isEmpty() ? "completed" : "partial",
        done.size(),
        kept.size(),
        failed,
        done.stream().mapToInt(SectorTags.Restored::tagged).sum(),
        done.stream().mapToInt(SectorTags.Restored::skipped).sum(),
        done.stream().mapToInt(SectorTags.Restored::created).sum(),
        by,
        clock.instant());
  }
}
