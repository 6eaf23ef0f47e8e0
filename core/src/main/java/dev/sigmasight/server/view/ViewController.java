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

  private final Standings standings;
  private final AllPages all;
  private final OverviewPages overviews;
  private final HoldingPages holdings;
  private final RiskPages risks;
  private final ScenarioPages scenarios;
  private final PerformancePages performances;

  ViewController(
      Standings standings,
      AllPages all,
      OverviewPages overviews,
      HoldingPages holdings,
      RiskPages risks,
      ScenarioPages scenarios,
      PerformancePages performances) {
    this.standings = standings;
    this.all = all;
    this.overviews = overviews;
    this.holdings = holdings;
    this.risks = risks;
    this.scenarios = scenarios;
    this.performances = performances;
  }

  @Operation(
      summary = "Value, exposures, risk, series, top contributors and worst scenarios",
      description = "Of all portfolios only what adds up: values and exposures.")
  @GetMapping("/overview")
  ViewPage overview(AccountId account, @Parameter(description = SCOPE) @PathVariable String scope) {
    return scope.equals(ALL) ? all.overview(account) : overviews.of(standing(account, scope));
  }

  @Operation(summary = "Positions with value, weight and what they add to risk; totals")
  @GetMapping("/holdings")
  ViewPage holdings(AccountId account, @Parameter(description = SCOPE) @PathVariable String scope) {
    return page(account, scope, "holdings", holdings::of);
  }

  @Operation(
      summary = "One tab of the risk page",
      description = "contributions, factors, correlation, volatility, concentration or greeks")
  @GetMapping("/risk/{tab}")
  ViewPage risk(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @PathVariable String tab) {
    RiskPages.check(tab);
    return page(account, scope, "risk/" + tab, standing -> risks.of(standing, tab));
  }

  @Operation(summary = "The scenarios of the library, with what they would do")
  @GetMapping("/scenarios")
  ViewPage scenarios(
      AccountId account, @Parameter(description = SCOPE) @PathVariable String scope) {
    return page(account, scope, "scenarios", scenarios::library);
  }

  @Operation(
      summary = "What a shock of one's own would do",
      description = "The question is that of stress-test/evaluate. Nothing is stored.")
  @PostMapping("/scenarios/evaluate")
  ViewPage evaluate(
      AccountId account,
      @Parameter(description = SCOPE) @PathVariable String scope,
      @RequestBody ShockRequest asked) {
    asked.check();
    return page(
        account, scope, "scenarios/evaluate", standing -> scenarios.evaluated(standing, asked));
  }

  @Operation(
      summary = "Series, returns by period, month and year, deepest falls, and a benchmark",
      description = "Figures use all history up to the last day; from only shortens the tables.")
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
          String bm) {
    if (from != null && to != null && from.isAfter(to)) {
      throw new ProblemException(Problem.InvalidInput.of("from", "from must not be after to."));
    }
    return page(account, scope, "performance", standing -> performances.of(standing, from, to, bm));
  }

  private ViewPage page(
      AccountId account, String scope, String view, Function<Standing, ViewPage> page) {
    return scope.equals(ALL)
        ? all.unavailable(account, view)
        : page.apply(standing(account, scope));
  }

  private Standing standing(AccountId account, String scope) {
    return standings.of(account, id(scope));
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
