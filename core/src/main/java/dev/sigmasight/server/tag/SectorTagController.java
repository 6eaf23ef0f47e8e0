package dev.sigmasight.server.tag;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tags that follow from sectors. */
@Tag(name = "Data")
@RestController
class SectorTagController {
  static final String PATH = "/api/v1/data/positions/restore-sector-tags";

  private final SectorTags sectors;
  private final Clock clock;

  SectorTagController(SectorTags sectors, Clock clock) {
    this.sectors = sectors;
    this.clock = clock;
  }

  @Schema(name = "SectorTagsRestored")
  record View(
      boolean success,
      UUID portfolioId,
      String portfolioName,
      @Schema(description = "open positions; each carries the tag of its sector now")
          int positionsTagged,
      @Schema(description = "closed positions, left as they are") int positionsSkipped,
      @Schema(description = "tags that did not exist before") int tagsCreated,
      @Schema(description = "the most frequent first") List<AppliedView> tagsApplied) {

    static View of(SectorTags.Restored done) {
      return new View(
          true,
          done.portfolio().value(),
          done.portfolioName(),
          done.tagged(),
          done.skipped(),
          done.created(),
          done.applied().stream()
              .map(each -> new AppliedView(each.tagName(), each.positionCount()))
              .toList());
    }
  }

  @Schema(name = "SectorTagApplied")
  record AppliedView(String tagName, int positionCount) {}

  @Operation(summary = "Tag what a portfolio holds with the sectors of the companies")
  @PostMapping(PATH)
  View restore(AccountId account, @RequestParam(name = "portfolio_id") UUID portfolio) {
    return View.of(sectors.restore(account, new PortfolioId(portfolio), clock.instant()));
  }
}
