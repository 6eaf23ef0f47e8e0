package dev.sigmasight.server.report;

import static dev.sigmasight.server.report.ValueSections.section;

import dev.sigmasight.server.report.Report.Section;
import dev.sigmasight.server.view.ViewPage;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a portfolio risks. */
record RiskSections(PageSet pages) {
  private static final int LARGEST = 10;

  List<Section> sections() {
    return Stream.of(
            factors(), volatility(), correlation(), stress(), tail(), concentration(), options())
        .filter(section -> !section.blocks().isEmpty())
        .toList();
  }

  private Excerpt excerpt(String page) {
    return new Excerpt(pages.page(page));
  }

  private Section factors() {
    Excerpt factors = excerpt("factors");
    return section(
        "factors",
        "Factor exposures",
        factors,
        Stream.of(
                factors.figures("systematic_share"),
                factors.bars("factors", "Beta by factor", "beta", rows -> rows),
                factors.grid(
                    "factors",
                    "Market, rates and styles",
                    Excerpt.KEY,
                    "proxy",
                    "beta",
                    "exposure_dollar"),
                factors.grid(
                    "spreads",
                    "Spreads",
                    Excerpt.KEY,
                    "proxy",
                    "sold_proxy",
                    "beta",
                    "exposure_dollar"),
                excerpt("contributions")
                    .grid(
                        "by_factor",
                        "What adds to the volatility of the factor model",
                        Excerpt.KEY,
                        "proxy",
                        "volatility_contribution",
                        "share"))
            .flatMap(blocks -> blocks));
  }

  private Section volatility() {
    Excerpt volatility = excerpt("volatility");
    return section(
        "volatility",
        "Volatility",
        volatility,
        Stream.of(
                volatility.figures(
                    "realized_21d",
                    "realized_63d",
                    "realized_252d",
                    "expected_21d",
                    "percentile",
                    "max_drawdown",
                    "current_drawdown",
                    "weighted_average_volatility",
                    "diversification_benefit",
                    "common_sessions"),
                volatility.grid(
                    "forecast", "Expected, by sessions ahead", Excerpt.KEY, "model", "expected"),
                volatility.grid(
                    "cone",
                    "Where it has been, by window in sessions",
                    Excerpt.KEY,
                    "current",
                    "min",
                    "p25",
                    "p50",
                    "p75",
                    "max"),
                volatility.grid(
                    "by_portfolio",
                    "By portfolio",
                    "name",
                    "net_asset_value",
                    "weight_of_all",
                    "volatility",
                    "volatility_contribution",
                    "volatility_share"))
            .flatMap(blocks -> blocks));
  }

  private Section correlation() {
    Excerpt correlation = excerpt("correlation");
    return section(
        "correlation",
        "Correlation",
        correlation,
        Stream.concat(
            correlation.figures(
                "symbols",
                "average_correlation",
                "held_correlation",
                "diversification_ratio",
                "effective_bets",
                "effective_rank"),
            correlation.grid(
                "clusters",
                "What moves together",
                rows -> rows.filter(RiskSections::isGroup).limit(LARGEST),
                "name",
                "symbols",
                "average_correlation")));
  }

  private static boolean isGroup(ViewPage.Row cluster) {
    BigDecimal symbols = Excerpt.decimal(cluster, "symbols");
    return symbols != null && symbols.compareTo(BigDecimal.ONE) > 0;
  }

  private Section stress() {
    Excerpt scenarios = excerpt("scenarios");
    Comparator<ViewPage.Row> worst = Excerpt.byValue("impact");
    return section(
        "stress",
        "Stress scenarios",
        scenarios,
        Stream.concat(
            scenarios.bars(
                "scenarios",
                "The worst of them",
                "impact",
                rows -> rows.sorted(worst).limit(LARGEST)),
            scenarios.grid(
                "scenarios",
                "All, the worst first",
                rows -> rows.sorted(worst),
                "name",
                "category",
                "severity",
                "impact",
                "impact_percent",
                "stipulated_impact")));
  }

  private Section tail() {
    Excerpt tail = excerpt("tail");
    return section(
        "tail",
        "Value at risk and expected shortfall",
        tail,
        Stream.of(
                Stream.of(
                    (Block)
                        new Block.Words(
                            "Of one day and of what is held now; losses are positive. Expected"
                                + " shortfall is the mean of the losses beyond the value at"
                                + " risk.")),
                tail.figures("holdings_volatility"),
                tail.grid(
                    "losses",
                    "By method and level",
                    "method",
                    "confidence",
                    "value_at_risk",
                    "expected_shortfall",
                    "var_of_nav",
                    "es_of_nav"),
                tail.grid(
                    "contributions",
                    "What adds to the expected shortfall, the largest first",
                    rows -> rows.sorted(Excerpt.bySize("historical_es_95")).limit(LARGEST),
                    Excerpt.KEY,
                    "historical_es_95",
                    "historical_share",
                    "factor_es_95",
                    "factor_share"))
            .flatMap(blocks -> blocks));
  }

  private Section concentration() {
    Excerpt concentration = excerpt("concentration");
    return section(
        "concentration",
        "Concentration",
        concentration,
        Stream.concat(
            concentration.figures(
                "hhi",
                "effective_num_positions",
                "issuers",
                "positions",
                "top_3",
                "top_10",
                "active_share",
                "unclassified_value"),
            concentration.grid(
                "issuers", "Largest issuers", rows -> rows.limit(LARGEST), Excerpt.KEY, "weight")));
  }

  /** Only where options are held. */
  private Section options() {
    Excerpt greeks = excerpt("greeks");
    boolean none =
        Stream.ofNullable(greeks.page().figures().get("options"))
            .allMatch(number -> Objects.equals(number.value(), "0"));
    return new Section(
        "options",
        "Options",
        none
            ? List.of()
            : Stream.concat(
                    greeks.figures(
                        "options",
                        "delta_value",
                        "gamma_value",
                        "theta_value",
                        "vega_value",
                        "rho_value"),
                    greeks.grid(
                        "options",
                        "Option by option",
                        "symbol",
                        "quantity",
                        "market_value",
                        "delta",
                        "delta_value",
                        "gamma_value",
                        "theta_value",
                        "vega_value"))
                .toList());
  }
}
