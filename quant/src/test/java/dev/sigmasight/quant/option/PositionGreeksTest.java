package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PositionGreeksTest {
  private static final String FILE = "position_greeks.json";

  private static final Verification POSITION =
      Verification.relative(
          FILE,
          "derivatives of positions, in shares and money",
          "Black-Scholes-Merton, scaled",
          "mpmath, scaled",
          1e-10);

  static Stream<JsonNode> options() {
    return Golden.file(FILE).cases().filter(c -> c.get("inputs").has("option"));
  }

  static Stream<JsonNode> shares() {
    return Golden.file(FILE).cases().filter(c -> !c.get("inputs").has("option"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void scalesTheFiguresOfOneOption(JsonNode example) {
    agrees(example.get("id").asString(), greeks(example), example.get("expected"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shares")
  void sharesHaveADeltaOnly(JsonNode example) {
    JsonNode in = example.get("inputs");
    PositionGreeks greeks =
        PositionGreeks.ofShares(in.get("quantity").doubleValue(), in.get("S").doubleValue());
    String id = example.get("id").asString();
    POSITION.same(id, greeks.value(), example.get("expected"), "market_value");
    POSITION.same(id, greeks.deltaShares(), example.get("expected"), "delta_shares");
    POSITION.same(id, greeks.deltaDollars(), example.get("expected"), "delta_dollars");
    assertThat(greeks.gammaDollars() + greeks.vegaDollars() + greeks.thetaDollars()).isZero();
  }

  @Test
  void positionsAddUp() throws IOException {
    PositionGreeks sum =
        options().map(PositionGreeksTest::greeks).reduce(PositionGreeks.NONE, PositionGreeks::plus);
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + FILE)) {
      JsonNode root = JsonMapper.shared().readTree(Objects.requireNonNull(in));
      agrees("totals", sum, root.get("totals_of_four_option_positions"));
    }
  }

  private static PositionGreeks greeks(JsonNode example) {
    JsonNode in = example.get("inputs");
    EuropeanOption option = BlackScholesMertonTest.option(in.get("option"));
    return PositionGreeks.of(
        BlackScholesMerton.of(option),
        option.spot(),
        in.get("quantity_signed_contracts").doubleValue(),
        in.get("multiplier").doubleValue());
  }

  private static void agrees(String id, PositionGreeks greeks, JsonNode expected) {
    POSITION.same(id, greeks.value(), expected, "market_value");
    POSITION.same(id, greeks.deltaShares(), expected, "delta_shares");
    POSITION.same(id, greeks.deltaDollars(), expected, "delta_dollars");
    POSITION.same(id, greeks.gammaShares(), expected, "gamma_shares_per_1usd");
    POSITION.same(id, greeks.gammaDollars(), expected, "gamma_dollars_per_1pct");
    POSITION.same(id, greeks.thetaDollars(), expected, "theta_dollars_per_day");
    POSITION.same(id, greeks.vegaDollars(), expected, "vega_dollars_per_1pct");
    POSITION.same(id, greeks.rhoDollars(), expected, "rho_dollars_per_1pct");
    POSITION.same(id, greeks.rhoDollars() / 100, expected, "rho_dollars_per_1bp");
  }

  @Test
  void refusesSharesAtNoPrice() {
    assertThatThrownBy(() -> PositionGreeks.ofShares(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PositionGreeks.ofShares(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PositionGreeks.ofShares(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
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
