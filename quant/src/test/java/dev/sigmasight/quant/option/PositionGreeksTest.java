package dev.sigmasight.quant.option;

import static dev.sigmasight.quant.Figures.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PositionGreeksTest {
  private static final double RELATIVE = 1e-10;

  static Stream<JsonNode> options() {
    return Golden.file("position_greeks.json").cases().filter(c -> c.get("inputs").has("option"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void scalesTheFiguresOfOneOption(JsonNode example) {
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    EuropeanOption option = BlackScholesMertonTest.option(in.get("option"));
    PositionGreeks greeks =
        PositionGreeks.of(
            BlackScholesMerton.of(option),
            option.spot(),
            in.get("quantity_signed_contracts").doubleValue(),
            in.get("multiplier").doubleValue());
    same(greeks.value(), expected, "market_value", RELATIVE);
    same(greeks.deltaShares(), expected, "delta_shares", RELATIVE);
    same(greeks.deltaDollars(), expected, "delta_dollars", RELATIVE);
    same(greeks.gammaShares(), expected, "gamma_shares_per_1usd", RELATIVE);
    same(greeks.gammaDollars(), expected, "gamma_dollars_per_1pct", RELATIVE);
    same(greeks.thetaDollars(), expected, "theta_dollars_per_day", RELATIVE);
    same(greeks.vegaDollars(), expected, "vega_dollars_per_1pct", RELATIVE);
    same(greeks.rhoDollars(), expected, "rho_dollars_per_1pct", RELATIVE);
  }

  @Test
  void refusesNonsense() {
    BlackScholesMerton greeks =
        BlackScholesMerton.of(
            BlackScholesMertonTest.option(
                options().findFirst().orElseThrow().get("inputs").get("option")));
    assertThatThrownBy(() -> PositionGreeks.of(greeks, 100, Double.NaN, 100))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PositionGreeks.of(greeks, 100, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PositionGreeks.of(greeks, 100, 0, 100).deltaDollars()).isZero();
  }
}
