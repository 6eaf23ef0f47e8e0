package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BlackScholesMertonTest {
  private static final Verification GREEKS =
      Verification.relative(
          "black_scholes.json",
          "European value and nine derivatives",
          "Black-Scholes-Merton, closed form",
          "mpmath, 60 digits; Hull, Haug",
          1e-10,
          1e-12);

  static Stream<JsonNode> golden() {
    return Golden.file("black_scholes.json").cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithSixtyDigits(JsonNode example) {
    BlackScholesMerton greeks = BlackScholesMerton.of(option(example.get("inputs")));
    JsonNode expected = example.get("expected");
    String id = example.get("id").asString();
    GREEKS.same(id, greeks.price(), expected, "price");
    GREEKS.same(id, greeks.delta(), expected, "delta");
    GREEKS.same(id, greeks.gamma(), expected, "gamma");
    GREEKS.same(id, greeks.vega(), expected, "vega");
    GREEKS.same(id, greeks.vega() / 100, expected, "vega_per_1pct_vol");
    GREEKS.same(id, greeks.theta(), expected, "theta_per_year");
    GREEKS.same(id, greeks.theta() / 365, expected, "theta_per_calendar_day");
    GREEKS.same(id, greeks.rho(), expected, "rho");
    GREEKS.same(id, greeks.rho() / 100, expected, "rho_per_1pct_rate");
    GREEKS.same(id, greeks.yieldRho(), expected, "dividend_rho");
    GREEKS.same(id, greeks.vanna(), expected, "vanna");
    GREEKS.same(id, greeks.volga(), expected, "volga");
    GREEKS.same(id, greeks.charm(), expected, "charm_per_year");
    GREEKS.same(id, greeks.inTheMoney(), expected, "prob_itm");
  }

  /** Central differences of the price, and of its derivatives. */
  @Test
  void derivativesAreThoseOfThePrice() {
    var random = new SplittableRandom(13);
    for (int i = 0; i < 3000; i++) {
      EuropeanOption o = random(random, i % 2 == 0 ? Right.CALL : Right.PUT);
      o = o.withSpot(o.strike() * Math.exp(o.volatility() * random.nextDouble(-1, 1)));
      o = o.withYears(o.years() + 0.1).withVolatility(o.volatility() + 0.05);
      BlackScholesMerton g = BlackScholesMerton.of(o);
      double h = 1e-4;
      BlackScholesMerton up = BlackScholesMerton.of(o.withSpot(o.spot() * (1 + h)));
      BlackScholesMerton down = BlackScholesMerton.of(o.withSpot(o.spot() * (1 - h)));
      double ds = 2 * h * o.spot();
      double unit = o.spot() + o.strike();
      close(g.delta(), (up.price() - down.price()) / ds, 1);
      close(g.gamma() * o.spot(), (up.delta() - down.delta()) / ds * o.spot(), 1);
      close(g.vanna(), (up.vega() - down.vega()) / ds, 1);
      BlackScholesMerton bold = BlackScholesMerton.of(o.withVolatility(o.volatility() + h));
      BlackScholesMerton calm = BlackScholesMerton.of(o.withVolatility(o.volatility() - h));
      close(g.vega(), (bold.price() - calm.price()) / (2 * h), unit);
      close(g.volga(), (bold.vega() - calm.vega()) / (2 * h), 50 * unit);
      BlackScholesMerton later = BlackScholesMerton.of(o.withYears(o.years() - h));
      BlackScholesMerton sooner = BlackScholesMerton.of(o.withYears(o.years() + h));
      close(g.theta(), (later.price() - sooner.price()) / (2 * h), unit);
      close(g.charm(), (later.delta() - sooner.delta()) / (2 * h), 10);
      BlackScholesMerton dear = BlackScholesMerton.of(o.withRate(o.rate() + h));
      BlackScholesMerton cheap = BlackScholesMerton.of(o.withRate(o.rate() - h));
      close(g.rho(), (dear.price() - cheap.price()) / (2 * h), 4 * unit);
    }
  }

  private static void close(double actual, double difference, double unit) {
    assertThat(actual).isCloseTo(difference, within(1e-6 * unit + 1e-5 * Math.abs(actual)));
  }

  /** A put is a call on the other side of the exchange. */
  @Test
  void mirroredOptionsAreWorthTheSame() {
    var random = new SplittableRandom(14);
    for (int i = 0; i < 1000; i++) {
      EuropeanOption o = random(random, i % 2 == 0 ? Right.CALL : Right.PUT);
      assertThat(BlackScholesMerton.of(o.mirrored()).price())
          .isCloseTo(BlackScholesMerton.of(o).price(), within(1e-13 * (o.spot() + o.strike())));
      assertThat(o.mirrored().mirrored()).isEqualTo(o);
    }
  }

  /** C − P = S·e^(−qT) − K·e^(−rT), whatever the volatility. */
  @Test
  void callsAndPutsAreAtParity() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 10_000; i++) {
      EuropeanOption call = random(random, Right.CALL);
      double forward =
          call.spot() * Math.exp(-call.yield() * call.years())
              - call.strike() * Math.exp(-call.rate() * call.years());
      double difference =
          BlackScholesMerton.of(call).price() - BlackScholesMerton.of(put(call)).price();
      assertThat(difference).isCloseTo(forward, within(1e-12 * (call.spot() + call.strike())));
    }
  }

  @Test
  void aHigherVolatilityIsNeverWorthLess() {
    var random = new SplittableRandom(12);
    for (int i = 0; i < 10_000; i++) {
      EuropeanOption option = random(random, i % 2 == 0 ? Right.CALL : Right.PUT);
      double price = BlackScholesMerton.of(option).price();
      double more =
          BlackScholesMerton.of(option.withVolatility(option.volatility() + 0.01)).price();
      assertThat(more).isGreaterThanOrEqualTo(price - 1e-12 * option.spot());
      assertThat(price).isNotNegative();
    }
  }

  @Test
  void approachesExpiryAndCertaintyWithoutAJump() {
    var live = new EuropeanOption(Right.CALL, 105, 100, 1e-9, 0.05, 0.01, 0.2);
    assertThat(BlackScholesMerton.of(live).price()).isCloseTo(5, within(1e-6));
    for (Right right : Right.values()) {
      var certain =
          new EuropeanOption(right, right == Right.PUT ? 80 : 120, 100, 2.5, 0.05, 0.01, 0);
      BlackScholesMerton limit = BlackScholesMerton.of(certain);
      BlackScholesMerton nearly = BlackScholesMerton.of(certain.withVolatility(1e-6));
      assertThat(limit.price()).isPositive().isCloseTo(nearly.price(), within(1e-9));
      assertThat(limit.delta()).isCloseTo(nearly.delta(), within(1e-9));
      assertThat(limit.theta()).isCloseTo(nearly.theta(), within(1e-9));
      assertThat(limit.rho()).isCloseTo(nearly.rho(), within(1e-9));
      assertThat(limit.yieldRho()).isCloseTo(nearly.yieldRho(), within(1e-9));
      assertThat(limit.charm()).isCloseTo(nearly.charm(), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 1e-99, 1e-12, 1e-5, 100, 1000})
  void anExtremeVolatilityLeavesEveryFigureANumber(double volatility) {
    for (double spot : new double[] {1e-6, 99, 100, 101, 1e9}) {
      for (Right right : Right.values()) {
        BlackScholesMerton g =
            BlackScholesMerton.of(new EuropeanOption(right, spot, 100, 1, 0, 0, volatility));
        assertThat(
                new double[] {
                  g.price(), g.delta(), g.gamma(), g.vega(), g.theta(), g.vanna(), g.volga(),
                  g.charm()
                })
            .doesNotContain(Double.NaN)
            .doesNotContain(Double.POSITIVE_INFINITY)
            .doesNotContain(Double.NEGATIVE_INFINITY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 1e300})
  void refusesNonsense(double bad) {
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, bad, 100, 1, 0, 0, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, 100, bad, 1, 0, 0, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, 100, 100, bad, 0, 0, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, 100, 100, 1, 0, 0, bad))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, 100, 100, 1, 3 * bad, 0, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuropeanOption(Right.CALL, 100, 100, 1, 0, 3 * bad, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static EuropeanOption option(JsonNode in) {
    return new EuropeanOption(
        Right.valueOf(in.get("type").asString().toUpperCase(java.util.Locale.ROOT)),
        in.get("S").doubleValue(),
        in.get("K").doubleValue(),
        in.get("T").doubleValue(),
        in.get("r").doubleValue(),
        in.get("q").doubleValue(),
        in.get("sigma").doubleValue());
  }

  private static EuropeanOption random(SplittableRandom random, Right right) {
    return new EuropeanOption(
        right,
        random.nextDouble(1, 500),
        random.nextDouble(1, 500),
        random.nextDouble(0.001, 3),
        random.nextDouble(-0.02, 0.12),
        random.nextDouble(0, 0.08),
        random.nextDouble(0.02, 1.5));
  }

  private static EuropeanOption put(EuropeanOption o) {
    return new EuropeanOption(
        Right.PUT, o.spot(), o.strike(), o.years(), o.rate(), o.yield(), o.volatility());
  }
}
