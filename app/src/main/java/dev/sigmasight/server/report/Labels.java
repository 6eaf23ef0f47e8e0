package dev.sigmasight.server.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What people call the figures that the API names in snake case. */
final class Labels {
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("pnl_day", "P&L of the day"),
          Map.entry("flow_day", "Flows of the day"),
          Map.entry("return_day", "Return of the day"),
          Map.entry("return_mtd", "Month to date"),
          Map.entry("return_ytd", "Year to date"),
          Map.entry("return_1m", "1 month"),
          Map.entry("return_3m", "3 months"),
          Map.entry("return_6m", "6 months"),
          Map.entry("return_1y", "1 year"),
          Map.entry("return_since_inception", "Since inception"),
          Map.entry("total_pnl", "P&L since inception"),
          Map.entry("unrealized_pnl", "Unrealized P&L"),
          Map.entry("cash_balance", "Cash"),
          Map.entry("delta_value", "Delta value"),
          Map.entry("exposure_dollar", "Exposure"),
          Map.entry("se", "Standard error"),
          Map.entry("hhi", "Herfindahl index"),
          Map.entry("effective_num_positions", "Effective positions"),
          Map.entry("r_squared", "R²"),
          Map.entry("max_drawdown", "Largest drawdown"),
          Map.entry("positions_pnl_day", "P&L of the day"),
          Map.entry("impact_percent", "Impact of NAV"),
          Map.entry("worst_scenario", "Worst scenario"),
          Map.entry("value_at_risk", "Value at risk"),
          Map.entry("value_at_risk_95", "Value at risk 95 %, 1 day"),
          Map.entry("expected_shortfall", "Expected shortfall"),
          Map.entry("expected_shortfall_95", "Expected shortfall 95 %, 1 day"),
          Map.entry("var_of_nav", "VaR of NAV"),
          Map.entry("es_of_nav", "ES of NAV"),
          Map.entry("historical_es_95", "Historical ES 95 %"),
          Map.entry("factor_es_95", "Factor model ES 95 %"),
          Map.entry("historical_share", "Share"),
          Map.entry("factor_share", "Factor share"),
          Map.entry("realized_21d", "Realized, 21 sessions"),
          Map.entry("realized_63d", "Realized, 63 sessions"),
          Map.entry("realized_252d", "Realized, 252 sessions"),
          Map.entry("expected_21d", "Expected, next 21 sessions"),
          Map.entry("volatility_21d", "Volatility, 21 sessions"),
          Map.entry("volatility_63d", "Volatility, 63 sessions"),
          Map.entry("volatility_252d", "Volatility, 252 sessions"),
          Map.entry("pooled_volatility_21d", "Volatility, 21 sessions"),
          Map.entry("percentile", "Percentile of its own past"),
          Map.entry("top_3", "Largest 3"),
          Map.entry("top_10", "Largest 10"),
          Map.entry("position_type", "Type"),
          Map.entry("price_date", "Price of"),
          Map.entry("whole", "Complete"),
          Map.entry("lo", "Low (90 %)"),
          Map.entry("hi", "High (90 %)"));

  private static final Map<String, String> WORDS =
      Map.of("pnl", "P&L", "nav", "NAV", "es", "ES", "var", "VaR");

  private Labels() {}

  static String of(String name) {
    String known = WHOLE.get(name);
    if (known != null) {
      return known;
    }
    String words =
        Arrays.stream(name.split("_", -1))
            .map(word -> WORDS.getOrDefault(word, word))
            .collect(Collectors.joining(" "));
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
