package dev.sigmasight.server.view;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.scenario.ShockRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages: one call each, every number in an envelope. */
@RestController
@RequestMapping("/api/v1/views/{scope}")
@Tag(name = "Views")
class ViewController {
  private static final String SCOPE = "id of a portfolio, or all";
  private static final String POINTS = "count of points of a series at most";
  private static final String AS_OF = "the page of the newest session up to this day";

  private final Pages pages;

  ViewController(Pages pages) {
    this.pages = pages;
  }

  @Operation(
      summary = "Value, exposures, risk, series with benchmark, movers and worst scenarios",
      description = "Of all portfolios what adds up, and what follows from the sums.")
  @GetMapping("/overview")
  ViewPage overview(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @Parameter(description = POINTS)
          @RequestParam(defaultValue = "" + OverviewPages.USUAL_POINTS)
          @Min(2)
          @Max(OverviewPages.MOST_POINTS)
          int points,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return pages.overview(new Pages.Asked(account, scope, asOf), points);
  }

  @Operation(summary = "Positions with value, cost, weights, targets, tags and risk; totals")
  @GetMapping("/holdings")
  ViewPage holdings(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return pages.holdings(new Pages.Asked(account, scope, asOf));
  }

  @Operation(
      summary = "One tab of the risk page",
      description =
          "contributions, factors, correlation, volatility, concentration, greeks or tail")
  @GetMapping("/risk/{tab}")
  ViewPage risk(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @PathVariable String tab,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return pages.risk(new Pages.Asked(account, scope, asOf), tab);
  }

  @Operation(summary = "The scenarios of the library, with what they would do")
  @GetMapping("/scenarios")
  ViewPage scenarios(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return pages.scenarios(new Pages.Asked(account, scope, asOf));
  }

  @Operation(
      summary = "What a shock of one's own would do",
      description = "The question is that of stress-test/evaluate. Nothing is stored.")
  @PostMapping("/scenarios/evaluate")
  ViewPage evaluate(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf,
      @RequestBody ShockRequest asked) {
    asked.check();
    return pages.evaluated(new Pages.Asked(account, scope, asOf), asked);
  }

  @Operation(
      summary =
          "Series, returns by period, month and year, deepest falls, a benchmark, and who made the"
              + " profit",
      description =
          "Returns use all history up to the last day; from only shortens the tables. Of all"
              + " portfolios the closes are added up. The table contributions has the profit after"
              + " the first close that is shown, by position, with income, fees and what is left,"
              + " and adds up to window_profit.")
  @GetMapping("/performance")
  ViewPage performance(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @Parameter(description = "first day of the series")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(description = "last day that counts")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "symbol whose total return is shown beside it; none if left out")
          @RequestParam(defaultValue = "")
          String bm,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    if (from != null && to != null && from.isAfter(to)) {
      throw new ProblemException(Problem.InvalidInput.of("from", "from must not be after to."));
    }
    return pages.performance(
        new Pages.Asked(account, scope, asOf), new Pages.Stretch(from, to, bm));
  }
}
