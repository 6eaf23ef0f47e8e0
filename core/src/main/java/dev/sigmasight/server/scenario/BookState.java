package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.Breakdown;
import dev.sigmasight.server.risk.CorrelationResult;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.PortfolioAnalysis;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.risk.TailResult;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Every figure of a portfolio in one state, rounded as the analytics show it. */
final class BookState {
  private static final String UNKNOWN = "The engines do not know it.";

  private final BigDecimal nav;
  private final PortfolioAnalysis analysis;
  private final SequencedMap<Key, Value> figures = new LinkedHashMap<>();

  private BookState(BigDecimal nav, PortfolioAnalysis analysis) {
    this.nav = nav;
    this.analysis = analysis;
  }

  /** Which figure it is. */
  record Key(String group, String id, String unit) {}

  /** What it is, or why it is unknown. */
  record Value(@Nullable BigDecimal value, @Nullable String reason) {}

  /** In the order in which they are shown. */
  static SequencedMap<Key, Value> of(BigDecimal nav, BigDecimal cash, PortfolioAnalysis analysis) {
    BookState state = new BookState(nav, analysis);
    state.value(cash);
    state.betas();
    state.risk();
    state.concentration();
    state.stress();
    state.greeks();
    return state.figures;
  }

  private void put(String group, String id, String unit, @Nullable BigDecimal value, String why) {
    String reason = value != null ? null : analysis.risk().reasons().getOrDefault(why, UNKNOWN);
    figures.put(new Key(group, id, unit), new Value(value, reason));
  }

  private void money(String group, String id, @Nullable Double value, String why) {
    put(group, id, "currency", Rounded.amount(value), why);
  }

  private void ratio(String group, String id, @Nullable Double value, String why) {
    put(group, id, "ratio", Rounded.figure(value), why);
  }

  private void value(BigDecimal cash) {
    put("value", "net_asset_value", "currency", Rounded.money(nav), "nav");
    put("value", "cash_balance", "currency", Rounded.money(cash), "cash");
    exposure("value", analysis.risk().value());
    put(
        "value",
        "leverage",
        "ratio",
        Rounded.ratio(analysis.risk().value().gross(), Rounded.money(nav), 4),
        "nav");
    exposure("delta", analysis.risk().delta());
  }

  private void exposure(String group, PortfolioRisk.@Nullable Exposure sides) {
    put(
        group,
        "long_exposure",
        "currency",
        sides == null ? null : Rounded.money(sides.longSide()),
        "delta");
    put(
        group,
        "short_exposure",
        "currency",
        sides == null ? null : Rounded.money(sides.shortSide()),
        "delta");
    put(
        group,
        "gross_exposure",
        "currency",
        sides == null ? null : Rounded.money(sides.gross()),
        "delta");
    put(
        group,
        "net_exposure",
        "currency",
        sides == null ? null : Rounded.money(sides.net()),
        "delta");
  }

  private void betas() {
    ratio("beta", "market_beta", analysis.risk().beta(), "market_beta");
    ratio("beta", "beta_coverage", analysis.risk().betaCoverage(), "market_beta");
    FactorExposures factors = analysis.factors();
    for (Factor factor : Factors.ALL) {
      if (!factor.equals(Factors.MARKET)) {
        int at = factor.displayOrder();
        ratio("factors", factor.code(), factors.betas().get(at), factor.code());
      }
    }
  }

  private void risk() {
    FactorExposures factors = analysis.factors();
    TailResult tail = analysis.tail();
    put(
        "risk",
        "factor_volatility",
        "annual_ratio",
        Rounded.figure(factors.factorVolatility()),
        "factor_volatility");
    ratio("risk", "systematic_share", factors.systematicShare(), "systematic_share");
    put(
        "risk",
        "holdings_volatility",
        "annual_ratio",
        Rounded.figure(tail.holdingsVolatility()),
        "holdings_volatility");
    money("tail", "historical_var_95", tail.historicalVar95(), "historical_var");
    money("tail", "historical_es_95", tail.historicalEs95(), "historical_var");
    money("tail", "normal_var_95", tail.normalVar95(), "normal_var");
    money("tail", "normal_es_95", tail.normalEs95(), "normal_var");
    money("tail", "normal_var_99", tail.normalVar99(), "normal_var");
    money("tail", "normal_es_99", tail.normalEs99(), "normal_var");
    money("tail", "factor_var_95", tail.factorVar95(), "factor_var");
    money("tail", "factor_es_95", tail.factorEs95(), "factor_var");
    money("tail", "factor_var_99", tail.factorVar99(), "factor_var");
    money("tail", "factor_es_99", tail.factorEs99(), "factor_var");
    ratio("tail", "coverage", tail.coverage(), "historical_var");
  }

  private void concentration() {
    Breakdown breakdown = analysis.breakdown();
    Double herfindahl = breakdown.herfindahl();
    put("concentration", "issuers", "count", BigDecimal.valueOf(breakdown.names()), "herfindahl");
    put(
        "concentration",
        "hhi",
        "index",
        herfindahl == null ? null : Rounded.money(BigDecimal.valueOf(10_000 * herfindahl)),
        "herfindahl");
    ratio(
        "concentration", "effective_num_positions", breakdown.effectiveNames(), "effective_names");
    ratio("concentration", "top_3_concentration", breakdown.top3(), "top_3");
    ratio("concentration", "top_10_concentration", breakdown.top10(), "top_10");
    CorrelationResult correlation = analysis.correlation();
    ratio("diversification", "average_correlation", correlation.average(), "average_correlation");
    ratio(
        "diversification",
        "diversification_ratio",
        correlation.diversificationRatio(),
        "diversification_ratio");
    ratio("diversification", "effective_bets", correlation.effectiveBets(), "effective_bets");
    breakdown.lines().stream()
        .filter(line -> line.kind().equals("sector"))
        .forEach(
            line ->
                put(
                    "sectors",
                    line.name(),
                    "ratio",
                    Rounded.ratio(BigDecimal.valueOf(line.deltaLong() + line.deltaShort()), nav, 6),
                    "active_share"));
  }

  private void stress() {
    for (StressResult.Scenario each : analysis.stress().scenarios()) {
      BigDecimal gain = Rounded.amount(each.conditional());
      figures.put(
          new Key("stress", each.id(), "currency"),
          new Value(gain, gain == null ? each.note() : null));
      BigDecimal alone = Rounded.amount(each.stipulated());
      figures.put(
          new Key("stress_stipulated", each.id(), "currency"),
          new Value(alone, alone == null ? each.note() : null));
    }
    ratio("stress_coverage", "coverage", analysis.stress().coverage(), "stress");
  }

  private void greeks() {
    PortfolioRisk.OptionGreeks greeks = analysis.risk().greeks();
    put("greeks", "options", "count", BigDecimal.valueOf(analysis.risk().options()), "greeks");
    money(
        "greeks", "gamma_value", greeks == null ? null : Double.valueOf(greeks.gamma()), "greeks");
    money(
        "greeks", "theta_value", greeks == null ? null : Double.valueOf(greeks.theta()), "greeks");
    money("greeks", "vega_value", greeks == null ? null : Double.valueOf(greeks.vega()), "greeks");
    money("greeks", "rho_value", greeks == null ? null : Double.valueOf(greeks.rho()), "greeks");
  }

  /** Figures of either state, side by side. */
  static java.util.List<WhatIfView.Row> rows(
      SequencedMap<Key, Value> before, SequencedMap<Key, Value> after) {
    Value none = new Value(null, UNKNOWN);
    SequencedMap<Key, Value> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .map(key -> row(key, before.getOrDefault(key, none), after.getOrDefault(key, none)))
        .toList();
  }

  private static WhatIfView.Row row(Key key, Value before, Value after) {
    BigDecimal from = before.value();
    BigDecimal to = after.value();
    return new WhatIfView.Row(
        key.group(),
        key.id(),
        key.unit(),
        from,
        to,
        from == null || to == null ? null : to.subtract(from),
        before.reason(),
        after.reason());
  }
}
