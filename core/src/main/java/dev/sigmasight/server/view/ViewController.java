package dev.sigmasight.server.view;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.Standings;
import dev.sigmasight.server.scenario.ShockRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
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
  private static final String ALL = "all";
  private static final String SCOPE = "id of a portfolio, or all";
  private static final String POINTS = "count of points of a series at most";
  private static final String AS_OF = "the page of the newest session up to this day";

  private final Standings standings;
  private final AllPages all;
  private final AllRiskPages allRisks;
  private final OverviewPages overviews;
  private final HoldingPages holdings;
  private final RiskPages risks;
  private final ScenarioPages scenarios;
  private final PerformancePages performances;

  ViewController(
      Standings standings,
      AllPages all,
      AllRiskPages allRisks,
      OverviewPages overviews,
      HoldingPages holdings,
      RiskPages risks,
      ScenarioPages scenarios,
      PerformancePages performances) {
    this.standings = standings;
    this.all = all;
    this.allRisks = allRisks;
    this.overviews = overviews;
    this.holdings = holdings;
    this.risks = risks;
    this.scenarios = scenarios;
    this.performances = performances;
  }

  /** What is looked at. */
  private record Asked(AccountId account, String scope, String view, @Nullable LocalDate asOf) {}

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
    return page(
        new Asked(account, scope, "overview", asOf),
        standing -> overviews.of(standing, points),
        (page, pool, numbers) -> overviews.ofAll(page, pool, numbers, points));
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
    return page(
        new Asked(account, scope, "holdings", asOf),
        holdings::of,
        (page, pool, numbers) -> {
          holdings.ofAll(page, pool, numbers);
          return null;
        });
  }

  @Operation(
      summary = "One tab of the risk page",
      description = "contributions, factors, correlation, volatility, concentration or greeks")
  @GetMapping("/risk/{tab}")
  ViewPage risk(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @PathVariable String tab,
      @Parameter(description = AS_OF)
          @RequestParam(name = "as_of", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    RiskPages.check(tab);
    return page(
        new Asked(account, scope, "risk/" + tab, asOf),
        standing -> risks.of(standing, tab),
        (page, pool, numbers) -> allRisks.fill(page, pool, tab, numbers));
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
    return page(
        new Asked(account, scope, "scenarios", asOf), scenarios::library, allRisks::scenarios);
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
    return scope.equals(ALL)
        ? all.unavailable(account, "scenarios/evaluate", "A shock of one's own is not computed")
        : scenarios.evaluated(standing(account, scope, asOf), asked);
  }

  @Operation(
      summary = "Series, returns by period, month and year, deepest falls, and a benchmark",
      description =
          "Figures use all history up to the last day; from only shortens the tables. Of all"
              + " portfolios the closes are added up.")
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
    LocalDate last = earlier(to, asOf);
    return page(
        new Asked(account, scope, "performance", scope.equals(ALL) ? last : asOf),
        standing -> performances.of(standing, from, last, bm),
        (page, pool, _) -> performances.ofAll(page, pool, from, bm));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private ViewPage page(Asked asked, Function<Standing, ViewPage> ofOne, AllPages.Filler ofAll) {
    return asked.scope().equals(ALL)
        ? all.page(asked.account(), asked.view(), asked.asOf(), ofAll)
        : ofOne.apply(standing(asked.account(), asked.scope(), asked.asOf()));
  }

  private Standing standing(AccountId account, String scope, @Nullable LocalDate asOf) {
    return standings.of(account, id(scope), asOf);
  }

  private static UUID id(String scope) {
    try {
      return UUID.fromString(scope);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.InvalidInput.of("scope", "scope is the id of a portfolio, or all."));
    }
  }
}
