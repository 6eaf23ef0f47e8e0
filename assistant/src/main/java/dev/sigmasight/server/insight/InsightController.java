package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Insights about the account's portfolios. */
@Tag(name = "Insights")
@RestController
@RequestMapping(InsightController.PATH)
class InsightController {
  static final String PATH = "/api/v1/insights";

  private final Insights insights;
  private final Clock clock;

  InsightController(Insights insights, Clock clock) {
    this.insights = insights;
    this.clock = clock;
  }

  @Operation(
      summary = "Write an insight about a portfolio",
      description =
          "Rules rate what the newest figures show; a model words it where one is set up. At most"
              + " 10 new ones a day and portfolio (UTC).")
  @ApiResponse(responseCode = "201", description = "written now", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "200",
      description = "there is one about the same figures already",
      useReturnTypeSchema = true)
  @PostMapping("/generate")
  ResponseEntity<InsightView> generate(
      AccountId account, @RequestBody @Valid GenerateInsight wanted) {
    Insights.Told told = insights.generate(account, wanted.wish());
    InsightView view = InsightView.of(told.insight());
    return told.isNew()
        ? ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view)
        : ResponseEntity.ok(view);
  }

  @Operation(summary = "Insights about a portfolio, newest first, without those dismissed")
  @GetMapping("/portfolio/{portfolio_id}")
  InsightView.Page list(
      AccountId account,
      @PathVariable("portfolio_id") UUID portfolioId,
      @RequestParam(name = "insight_type", required = false) @Nullable String insightType,
      @RequestParam(name = "days_back", defaultValue = "30") @Min(1) @Max(365) int daysBack,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset) {
    InsightFilter filter =
        new InsightFilter(
            new PortfolioId(portfolioId),
            insightType == null ? null : type(insightType),
            clock.instant().minus(Duration.ofDays(daysBack)));
    List<InsightView> found =
        insights.list(account, filter, limit, offset).stream().map(InsightView::of).toList();
    int total = insights.total(account, filter);
    return new InsightView.Page(found, total, offset + found.size() < total);
  }

  private static InsightType type(String text) {
    return InsightType.of(text)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.InvalidInput.of(
                        "insight_type", "insight_type must be " + InsightView.TYPES + ".")));
  }

  @Operation(summary = "One insight, which is viewed from now on")
  @GetMapping("/{id}")
  InsightView get(AccountId account, @PathVariable UUID id) {
    return InsightView.of(insights.view(account, id));
  }

  @Operation(summary = "Mark an insight as viewed or dismissed, or take that back")
  @PatchMapping("/{id}")
  InsightView change(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeInsight wanted) {
    return InsightView.of(insights.see(account, id, wanted.viewed(), wanted.dismissed()));
  }

  @Operation(summary = "Rate an insight, over an earlier rating")
  @PostMapping("/{id}/feedback")
  InsightView.Done rate(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid RateInsight wanted) {
    insights.rate(account, id, wanted.rating(), wanted.words());
    return new InsightView.Done("Thank you; the rating is kept.");
  }
}
