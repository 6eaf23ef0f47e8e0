package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.server.aggregate.HoldingPoolViews;
import dev.sigmasight.server.aggregate.Pool;
import dev.sigmasight.server.aggregate.PoolViews;
import dev.sigmasight.server.aggregate.PooledStresses;
import dev.sigmasight.server.aggregate.PooledValues;
import dev.sigmasight.server.aggregate.PooledVolatilities;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of several portfolios as one at a glance. */
record PooledOverview(
    Pool pool,
    Map<PortfolioId, List<Snapshot>> closes,
    Map<PortfolioId, Risks.Everything> known,
    Numbers numbers) {
  private static final int SHOWN = 5;

  void figures(Page page) {
    PoolViews.Metrics sums = PooledValues.overview(pool).aggregateMetrics();
    if (sums == null) {
      return;
    }
    money(page, "net_asset_value", Rounded.moneyOrNull(pool.nav()));
    money(page, "cash_balance", sums.cashBalance());
    money(page, "pnl_day", sums.dailyPnl());
    money(page, "flow_day", Rounded.money(pool.sum(close -> close.flow())));
    page.figure(
        "return_day",
        numbers.of(
            "ratio",
            sums.dailyReturn(),
            Method.RETURNS,
            "One of the portfolios began on the day.",
            Numbers.Beside.NOTHING));
    money(page, "total_pnl", sums.totalPnl());
    page.figure(
        "unrealized_pnl",
        numbers.of(
            "currency",
            sums.unrealizedPnl(),
            Method.LEDGER,
            "A held lot came in without cost.",
            Numbers.Beside.NOTHING));
    page.figure("positions", numbers.count(sums.positionCount(), Method.LEDGER));
    money(page, "long_exposure", sums.longExposure());
    money(page, "short_exposure", sums.shortExposure());
    money(page, "gross_exposure", sums.grossExposure());
    money(page, "net_exposure", sums.netExposure());
    page.figure("leverage", numbers.ratio(sums.leverage(), Method.LEDGER));
    risk(page);
    stress(page);
  }

  private void money(Page page, String name, @Nullable BigDecimal amount) {
    page.figure(name, numbers.money(amount, Method.LEDGER));
  }

  private void risk(Page page) {
    Collection<Risks.Everything> all = known.values();
    if (all.size() == pool.valued().size()
        && all.stream().allMatch(each -> each.risk().delta() != null)) {
      BigDecimal longSide = BigDecimal.ZERO;
      BigDecimal shortSide = BigDecimal.ZERO;
      for (Risks.Everything each : all) {
        PortfolioRisk.Exposure delta = Objects.requireNonNull(each.risk().delta());
        longSide = longSide.add(delta.longSide());
        shortSide = shortSide.add(delta.shortSide());
      }
      OverviewPages.exposure(
          page, "delta_", new PortfolioRisk.Exposure(longSide, shortSide), numbers);
    }
    page.figure(
        "market_beta",
        numbers.of(
            "ratio",
            beta(),
            Method.AGGREGATES,
            "No portfolio has a known beta, or they are worth nothing together.",
            Numbers.Beside.coverage(betaCoverage())));
    PoolViews.Volatility volatility = PooledVolatilities.of(pool, closes);
    volatility(page, "volatility_21d", volatility.aggregateVolatility(), volatility, "");
    volatility(page, "volatility_63d", volatility.volatility63(), volatility, "_63d");
    volatility(page, "volatility_252d", volatility.volatility252(), volatility, "_252d");
  }

  private void volatility(
      Page page, String name, @Nullable BigDecimal value, PoolViews.Volatility all, String window) {
    page.figure(
        name,
        Numbers.of(all)
            .of(
                "annual_ratio",
                value,
                Method.AGGREGATES,
                all.reasons().get("aggregate_volatility" + window),
                Numbers.Beside.of(all.commonSessions(), all.coverage())));
  }

  /**
   * {@code Σ NAV × beta / Σ NAV}: as within a portfolio, what has no beta counts as nothing. Null
   * if none has one, or the risk of a portfolio is not computed.
   */
  private @Nullable BigDecimal beta() {
    Double dollars = null;
    for (var valued : pool.valued()) {
      Risks.Everything each = known.get(valued.id());
      if (each == null || isBetaUnknown(each.risk())) {
        return null;
      }
      Double beta = each.risk().beta();
      if (beta != null) {
        dollars = (dollars == null ? 0 : dollars) + beta * valued.nav();
      }
    }
    return dollars == null ? null : Rounded.ratio(BigDecimal.valueOf(dollars), pool.nav(), 6);
  }

  /** Whether there is no beta though some of what is held has one, as where NAV is not positive. */
  private static boolean isBetaUnknown(PortfolioRisk risk) {
    Double coverage = risk.betaCoverage();
    return risk.beta() == null && (coverage == null || coverage > 0);
  }

  /** Share of the gross delta value of all whose beta is known; null if it is unknown of any. */
  private @Nullable BigDecimal betaCoverage() {
    double covered = 0;
    double all = 0;
    for (var valued : pool.valued()) {
      Risks.Everything each = known.get(valued.id());
      Double coverage = each == null ? null : each.risk().betaCoverage();
      if (each == null || coverage == null) {
        return null;
      }
      PortfolioRisk.Exposure delta = each.risk().delta();
      double gross = (delta == null ? each.risk().value() : delta).gross().doubleValue();
      covered += coverage * gross;
      all += gross;
    }
    return all == 0 ? null : Rounded.figure(covered / all);
  }

  private void stress(Page page) {
    Map<PortfolioId, StressResult> results = new HashMap<>();
    known.forEach(
        (portfolio, each) -> {
          if (each.stress() != null) {
            results.put(portfolio, each.stress());
          }
        });
    HoldingPoolViews.StressData data = PooledStresses.of(pool, results).data();
    List<HoldingPoolViews.Scenario> worst =
        data == null
            ? List.of()
            : data.scenarios().stream()
                .filter(each -> shown(each) != null)
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(shown(each))))
                .limit(SHOWN)
                .toList();
    page.figure(
        "worst_scenario",
        numbers.of(
            "currency",
            worst.isEmpty() ? null : shown(worst.getFirst()),
            Method.STRESS,
            "No scenario is computed.",
            Numbers.Beside.NOTHING));
    page.table("worst_scenarios", worst.stream().map(this::row).toList());
  }

  private ViewPage.Row row(HoldingPoolViews.Scenario each) {
    return new Page.Row(each.id())
        .text("name", Scenarios.find(each.id()).map(Scenario::name).orElse(each.name()))
        .number("impact", numbers.money(shown(each), Method.STRESS))
        .done();
  }

  private static @Nullable BigDecimal shown(HoldingPoolViews.Scenario each) {
    BigDecimal impact = each.impact().dollarImpact();
    return impact == null ? each.stipulatedImpact().dollarImpact() : impact;
  }
}
