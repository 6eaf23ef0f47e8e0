package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.PositionGreeks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MarketRiskGoldenTest {
  private static final String FILE = "market_risk.json";

  private static final Verification MARKET =
      figure("market moves", "beta times move", "closed form");
  private static final Verification RATES =
      figure("moves of yields", "duration and convexity, through a bond fund", "closed form");
  private static final Verification BOND =
      figure("bond duration and convexity", "cash flows", "numpy, finite difference");
  private static final Verification OPTIONS =
      figure("short put under stress", "full revaluation, Taylor", "scipy, closed form");

  private static Verification figure(String figure, String method, String source) {
    return Verification.relative(FILE, figure, method, source, 1e-10);
  }

  private static Stream<JsonNode> cases(String prefix) {
    return Golden.file(FILE).cases().filter(c -> c.get("id").asString().startsWith(prefix));
  }

  static Stream<JsonNode> marketMoves() {
    return cases("market");
  }

  static Stream<JsonNode> yieldMoves() {
    return cases("ir");
  }

  @ParameterizedTest
  @MethodSource("marketMoves")
  void movesWithTheMarket(JsonNode example) {
    JsonNode in = example.get("inputs");
    StressPosition position =
        StressPosition.shares(
            "P",
            in.get("equity").doubleValue(),
            Map.of(Shocks.MARKET, in.get("portfolio_beta").doubleValue()));
    Shocks shocks = Shocks.of(Shocks.MARKET, in.get("market_move").doubleValue());
    double profit = StressOutcome.of(List.of(position), MarketShock.of(shocks)).total();
    MARKET.same(example.get("id").asString(), profit, example.get("expected"), "pnl");
  }

  @ParameterizedTest
  @MethodSource("yieldMoves")
  void movesWithYields(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    double change = in.get("dy").doubleValue();
    RateSensitivity fund =
        new RateSensitivity(
            in.get("tlt_effective_duration").doubleValue(), in.get("tlt_convexity").doubleValue());
    RATES.same(id, fund.linearReturn(change), expected, "tlt_return_duration_only");
    RATES.same(id, fund.returnFor(change), expected, "tlt_return_duration_convexity");
    RateSensitivity own =
        RateSensitivity.throughProxy(in.get("beta_to_TLT_return").doubleValue(), fund);
    StressPosition position =
        StressPosition.bond("P", in.get("equity").doubleValue(), own, Map.of());
    StressOutcome outcome =
        StressOutcome.of(
            List.of(position), MarketShock.of(Shocks.of(Shocks.INTEREST_RATE, change)));
    RATES.same(id, outcome.linear(), expected, "pnl_duration_only");
    RATES.same(id, outcome.total(), expected, "pnl_duration_convexity");
  }

  @Test
  void pricesABond() {
    JsonNode example = Golden.file(FILE).one("bond_20y_4pct_semiannual_y4.5");
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    int frequency = in.get("frequency").intValue();
    LevelCouponBond bond =
        new LevelCouponBond(
            in.get("face").doubleValue(),
            in.get("coupon").doubleValue(),
            in.get("years").intValue() * frequency,
            frequency);
    double yield = in.get("yield").doubleValue();
    BOND.same(id, bond.price(yield), expected, "price");
    BOND.same(id, bond.duration(yield), expected, "modified_duration");
    BOND.same(id, bond.convexity(yield), expected, "convexity");
    BOND.same(id, bond.returnFor(yield, 0.01), expected, "exact_return_plus_100bp");
    BOND.same(id, bond.returnFor(yield, -0.01), expected, "exact_return_minus_100bp");
    BOND.same(id, bond.sensitivity(yield).returnFor(0.01), expected, "approx_return_plus_100bp");
  }

  @Test
  void revaluesShortPuts() {
    JsonNode example = Golden.file(FILE).one("short_put_10_contracts_full_revaluation");
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    EuropeanOption option =
        new EuropeanOption(
            Right.PUT,
            in.get("S").doubleValue(),
            in.get("K").doubleValue(),
            in.get("T").doubleValue(),
            in.get("r").doubleValue(),
            in.get("q").doubleValue(),
            in.get("sigma").doubleValue());
    double contracts = in.get("contracts").doubleValue();
    double multiplier = in.get("multiplier").doubleValue();
    OptionHolding holding =
        new OptionHolding(option, contracts, multiplier, OptionHolding.Pricer.BLACK_SCHOLES);
    PositionGreeks greeks = holding.greeks();
    double shares = contracts * multiplier;
    OPTIONS.same(id, greeks.value() / shares, expected, "price0");
    OPTIONS.same(id, greeks.deltaShares() / shares, expected, "delta");
    OPTIONS.same(id, greeks.gammaShares() / shares, expected, "gamma");
    OPTIONS.same(id, 100 * greeks.vegaDollars() / shares, expected, "vega");
    for (JsonNode scenario : expected.get("scenarios")) {
      double spot = scenario.get("spot_shock").doubleValue();
      double points = scenario.get("vol_shock_points").doubleValue();
      Move move = new Move(spot, points, 0);
      OPTIONS.same(id, holding.profit(move), scenario, "full_revaluation_pnl");
      OPTIONS.same(id, OptionHolding.deltaProfit(greeks, move), scenario, "delta_pnl");
      OPTIONS.same(id, OptionHolding.deltaGammaProfit(greeks, move), scenario, "delta_gamma_pnl");
      OPTIONS.same(
          id, OptionHolding.deltaGammaVegaProfit(greeks, move), scenario, "delta_gamma_vega_pnl");
      revaluesInABook(id, holding, spot, scenario);
    }
    assertThat(expected.get("scenarios").size()).isEqualTo(5);
  }

  private static void revaluesInABook(
      String id, OptionHolding holding, double spot, JsonNode scenario) {
    StressPosition position =
        StressPosition.option("short put", "X", holding, Map.of(Shocks.MARKET, 1.0));
    double points = 100 * scenario.get("vol_shock_points").doubleValue();
    MarketShock shock =
        new MarketShock(Shocks.of(Shocks.MARKET, spot), SpotVolatility.NONE, points, Map.of());
    StressOutcome outcome = StressOutcome.of(List.of(position), shock);
    OPTIONS.same(id, outcome.total(), scenario, "full_revaluation_pnl");
    OPTIONS.same(id, outcome.byFactor().getOrDefault(Shocks.MARKET, 0.0), scenario, "delta_pnl");
  }
}
