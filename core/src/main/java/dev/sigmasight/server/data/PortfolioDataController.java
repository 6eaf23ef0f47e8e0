package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A portfolio in a few figures, and how good the data behind it is. */
@RestController
@RequestMapping("/api/v1/data/portfolio/{id}")
@Tag(name = "Data")
class PortfolioDataController {
  private final PortfolioSnapshots snapshots;
  private final DataQualities qualities;

  PortfolioDataController(PortfolioSnapshots snapshots, DataQualities qualities) {
    this.snapshots = snapshots;
    this.qualities = qualities;
  }

  @Operation(summary = "The newest close of a portfolio: profit, betas, what the targets promise")
  @GetMapping("/snapshot")
  SnapshotView snapshot(AccountId account, @PathVariable UUID id) {
    return snapshots.newest(account, id);
  }

  @Operation(
      summary = "Whether the stored prices suffice for the analyses of a portfolio",
      description = "By the last 252 completed sessions.")
  @GetMapping("/data-quality")
  DataQualityViews.Assessment dataQuality(
      AccountId account,
      @PathVariable UUID id,
      @RequestParam(name = "check_factors", defaultValue = "true") boolean checkFactors,
      @RequestParam(name = "check_correlations", defaultValue = "true") boolean checkCorrelations) {
    return qualities.of(account, id, checkFactors, checkCorrelations);
  }
}
