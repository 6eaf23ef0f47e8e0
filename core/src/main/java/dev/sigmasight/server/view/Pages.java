package dev.sigmasight.server.view;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.Standings;
import dev.sigmasight.server.scenario.ShockRequest;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The pages of a portfolio, or of all portfolios of an account as one book. The API and reports
 * show the same ones, so that their numbers are equal.
 */
@Component
public class Pages {
  /** The scope of all active portfolios of an account. */
  public static final String ALL = "all";

  /** The most points that a series can be asked for. */
  public static final int MOST_POINTS = OverviewPages.MOST_POINTS;

  private final Standings standings;
  private final AllPages all;
  private final AllRiskPages allRisks;
  private final OverviewPages overviews;
  private final HoldingPages holdings;
  private final RiskPages risks;
  private final ScenarioPages scenarios;
  private final PerformancePages performances;

  Pages(
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

  /**
   * What is looked at.
   *
   * @param scope id of a portfolio, or {@link #ALL}
   * @param asOf for the newest session up to this day; null for the newest of all
   */
  public record Asked(AccountId account, String scope, @Nullable LocalDate asOf) {
    private boolean isOfAll() {
      return scope.equals(ALL);
    }
  }

  /**
   * Days of a series.
   *
   * @param benchmark symbol whose total return stands beside it; empty for none
   */
  public record Stretch(@Nullable LocalDate from, @Nullable LocalDate to, String benchmark) {
    /** All days, without a benchmark. */
    public static final Stretch WHOLE = new Stretch(null, null, "");
  }

  /**
   * Value, exposures, risk, series, movers and worst scenarios.
   *
   * @param points of a series at most
   * @throws ProblemException NotFound if the portfolio is not the account's
   */
  public ViewPage overview(Asked asked, int points) {
    return page(
        asked,
        "overview",
        standing -> overviews.of(standing, points),
        (page, pool, numbers) -> overviews.ofAll(page, pool, numbers, points));
  }

  /** Positions and their totals. */
  public ViewPage holdings(Asked asked) {
    return page(
        asked,
        "holdings",
        holdings::of,
        (page, pool, numbers) -> {
          holdings.ofAll(page, pool, numbers);
          return null;
        });
  }

  /**
   * A tab of the risk page.
   *
   * @throws ProblemException NotFound if there is no such tab
   */
  public ViewPage risk(Asked asked, String tab) {
    RiskPages.check(tab);
    return page(
        asked,
        "risk/" + tab,
        standing -> risks.of(standing, tab),
        (page, pool, numbers) -> allRisks.fill(page, pool, tab, numbers));
  }

  /** The scenarios of the library. */
  public ViewPage scenarios(Asked asked) {
    return page(asked, "scenarios", scenarios::library, allRisks::scenarios);
  }

  /** Series, returns by period, month and year, and the deepest falls. */
  public ViewPage performance(Asked asked, Stretch days) {
    LocalDate last = earlier(days.to(), asked.asOf());
    return page(
        asked.isOfAll() ? new Asked(asked.account(), ALL, last) : asked,
        "performance",
        standing -> performances.of(standing, days.from(), last, days.benchmark()),
        (page, pool, _) -> performances.ofAll(page, pool, days.from(), days.benchmark()));
  }

  /** What a shock of one's own would do. */
  ViewPage evaluated(Asked asked, ShockRequest shock) {
    return asked.isOfAll()
        ? all.unavailable(
            asked.account(), "scenarios/evaluate", "A shock of one's own is not computed")
        : scenarios.evaluated(standing(asked), shock);
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private ViewPage page(
      Asked asked, String view, Function<Standing, ViewPage> ofOne, AllPages.Filler ofAll) {
    return asked.isOfAll()
        ? all.page(asked.account(), view, asked.asOf(), ofAll)
        : ofOne.apply(standing(asked));
  }

  private Standing standing(Asked asked) {
    return standings.of(asked.account(), id(asked.scope()), asked.asOf());
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
