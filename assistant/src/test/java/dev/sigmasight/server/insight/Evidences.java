package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence in the shapes of the API. */
final class Evidences {
  static final OwnedPortfolio MINE =
      new OwnedPortfolio(new PortfolioId(new UUID(7, 7)), "House \"fund\"");

  static final String OVERVIEW =
      """
      {"as_of": "2026-01-14", "data_through": "2026-01-14", "quality": "FINAL",
       "quality_reason": null, "net_asset_value": 1000000.0, "last_updated": "2026-01-15T01:00:00Z",
       "exposures": {"gross_percentage": 130.0, "net_percentage": 70.0},
       "delta_exposures": {"long_exposure": 1000000.0, "short_exposure": -300000.0},
       "risk": {"market_beta": 1.1, "current_drawdown": -0.05}}
      """;

  static final String CONCENTRATION =
      """
      {"available": true, "as_of": "2026-01-14", "data_through": "2026-01-14", "quality": "FINAL",
       "data": {"top_3_concentration": 0.42, "top_10_concentration": 0.8,
         "effective_num_positions": 9.876,
         "position_weights": {"AAPL": 0.2345, "MSFT": -0.1, "XOM": 0.05}}}
      """;

  static final String VOLATILITY =
      """
      {"available": true, "as_of": "2026-01-14", "data_through": "2026-01-13", "quality": "FINAL",
       "data": {"realized_volatility_21d": 0.1834, "expected_volatility_21d": 0.19,
         "volatility_percentile": 0.55, "volatility_trend": "stable"}}
      """;

  static final String STRESS =
      """
      {"available": true, "as_of": "2026-01-14", "data_through": "2026-01-14", "quality": "FINAL",
       "data": {"coverage": 0.9, "scenarios": [
         {"id": "market_down_10", "name": "Market down 10%",
          "impact": {"dollar_impact": -110000.0, "percentage_impact": -11.0}},
         {"id": "market_up_10", "name": "Market up 10%",
          "impact": {"dollar_impact": 105000.0, "percentage_impact": 10.5}},
         {"id": "covid", "name": "Covid 2020",
          "impact": {"dollar_impact": -380000.4, "percentage_impact": -38.0}}]}}
      """;

  static final String MOVERS =
      """
      {"as_of": "2026-01-14", "data_through": "2026-01-14", "quality": "FINAL",
       "last_session": {"from": "2026-01-13", "to": "2026-01-14",
         "portfolio": {"pnl": -31234.5, "period_return": -0.0312},
         "largest": {"gains": [{"symbol": "XOM", "pnl": 1200.0}],
           "losses": [{"symbol": "AAPL", "pnl": -30000.0}, {"symbol": "MSFT", "pnl": -900.0}]}}}
      """;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Evidences() {}

  static Evidence of(Part part, String json) {
    return of(Map.of(part, json));
  }

  static Evidence of(Map<Part, String> answers) {
    Map<Part, JsonNode> read = new EnumMap<>(Part.class);
    answers.forEach((part, json) -> read.put(part, JSON.readTree(json)));
    return new Evidence(MINE, read, Map.of());
  }
}
