package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.ImpliedVolatility.Status;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ImpliedVolatilityTest {
  private static final String FILE = "implied_vol.json";

  private static final Verification VOLATILITY =
      Verification.absolute(
          FILE,
          "implied volatility",
          "Householder on normalised Black",
          "mpmath root, 45 digits; Hull",
          1e-10);

  private static final Verification STATUS =
      Verification.exact(
          FILE, "reason for no volatility", "no-arbitrage bounds", "the bounds by definition");

  private static final Verification VEGA =
      Verification.relative(
          FILE,
          "vega at the implied volatility",
          "Black-Scholes-Merton",
          "mpmath, 45 digits",
          1e-10);

  static Stream<JsonNode> golden() {
    return Golden.file(FILE).cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFortyFiveDigits(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    EuropeanOption option =
        new EuropeanOption(
            Right.valueOf(in.get("type").asString().toUpperCase(java.util.Locale.ROOT)),
            in.get("S").doubleValue(),
            in.get("K").doubleValue(),
            in.get("T").doubleValue(),
            in.get("r").doubleValue(),
            in.get("q").doubleValue(),
            0);
    ImpliedVolatility found = ImpliedVolatility.european(option, in.get("price").doubleValue());
    STATUS.equal(id, found.status().name(), expected.get("status").asString());
    if (found instanceof ImpliedVolatility.Of(double volatility)) {
      VOLATILITY.same(id, volatility, expected, "implied_vol");
      VEGA.same(
          id, BlackScholesMerton.of(option.withVolatility(volatility)).vega(), expected, "vega");
    } else {
      assertThat(expected.get("implied_vol").isNull()).isTrue();
    }
  }

  /** Whatever the option, the price of the answer is the price. */
  @Test
  void pricesAtTheAnswerReturn() {
    var random = new SplittableRandom(21);
    int solved = 0;
    for (int i = 0; i < 5000; i++) {
      EuropeanOption option = random(random);
      double price = BlackScholesMerton.of(option).price();
      double units = option.forwardSpot() + option.discountedStrike();
      if (ImpliedVolatility.european(option, price) instanceof ImpliedVolatility.Of(double found)) {
        BlackScholesMerton again = BlackScholesMerton.of(option.withVolatility(found));
        assertThat(again.price()).as("%s", option).isCloseTo(price, within(4e-16 * units));
        double vega = BlackScholesMerton.of(option).vega();
        if (vega > 1e-3 * units) {
          assertThat(found).as("%s", option).isCloseTo(option.volatility(), within(1e-10));
        }
        solved++;
      }
    }
    assertThat(solved).isGreaterThan(4000);
  }

  /** Prices of trees return their volatilities, wherever exercising at once is not best. */
  @Test
  void americanVolatilitiesReturn() {
    var random = new SplittableRandom(22);
    for (int i = 0; i < 12; i++) {
      double spot = random.nextDouble(20, 200);
      var option =
          AmericanOption.of(
              new EuropeanOption(
                  i % 2 == 0 ? Right.PUT : Right.CALL,
                  spot,
                  spot * random.nextDouble(0.85, 1.15),
                  random.nextDouble(0.1, 2),
                  0.04,
                  0.02,
                  random.nextDouble(0.25, 1)));
      ImpliedVolatility found =
          ImpliedVolatility.american(option.withVolatility(0), AmericanValue.price(option));
      assertThat(((ImpliedVolatility.Of) found).volatility())
          .isCloseTo(option.european().volatility(), within(1e-6));
    }
  }

  @Test
  void americanVolatilitiesMayBeSmallOrLarge() {
    var put = new EuropeanOption(Right.PUT, 100, 100, 1, 0.02, 0.02, 0);
    for (double volatility : new double[] {0.002, 0.03, 0.12, 0.125, 0.25, 0.5, 1.7, 4}) {
      AmericanOption option = AmericanOption.of(put);
      double price = AmericanValue.price(option.withVolatility(volatility));
      ImpliedVolatility found = ImpliedVolatility.american(option, price);
      assertThat(((ImpliedVolatility.Of) found).volatility())
          .isCloseTo(volatility, within(1e-7 * Math.max(1, volatility)));
    }
  }

  @Test
  void americanPricesAreRefusedLikeEuropeanOnes() {
    var put = new EuropeanOption(Right.PUT, 90, 100, 1, 0.05, 0, 0);
    assertThat(american(put, 9.99)).isEqualTo(Status.BELOW_INTRINSIC);
    assertThat(american(put, 10)).isEqualTo(Status.BELOW_INTRINSIC);
    assertThat(american(put, 10.01)).isEqualTo(Status.OK);
    assertThat(american(put, 99)).isEqualTo(Status.OK);
    assertThat(american(put, 100)).isEqualTo(Status.ABOVE_MAX);
    assertThat(american(put, 0)).isEqualTo(Status.NO_PRICE);
    assertThat(american(put, Double.NaN)).isEqualTo(Status.NO_PRICE);
    assertThat(american(put.withYears(0), 12)).isEqualTo(Status.EXPIRED);
    var call = new EuropeanOption(Right.CALL, 100, 100, 1, 0.05, 0, 0);
    assertThat(ImpliedVolatility.american(AmericanOption.of(call), 10.450583572185568))
        .isEqualTo(ImpliedVolatility.european(call, 10.450583572185568));
  }

  private static Status american(EuropeanOption option, double price) {
    return ImpliedVolatility.american(AmericanOption.of(option), price).status();
  }

  @Test
  void dividendsInMoneyLowerTheForward() {
    var call = new EuropeanOption(Right.CALL, 40, 40, 0.5, 0.09, 0, 0);
    var dividends =
        CashDividends.of(new CashDividend(2.0 / 12, 0.5), new CashDividend(5.0 / 12, 0.5));
    ImpliedVolatility found = ImpliedVolatility.european(call, dividends, 3.671233209047681);
    assertThat(((ImpliedVolatility.Of) found).volatility()).isCloseTo(0.3, within(1e-12));
  }

  private static EuropeanOption random(SplittableRandom random) {
    double spot = random.nextDouble(1, 500);
    return new EuropeanOption(
        random.nextBoolean() ? Right.CALL : Right.PUT,
        spot,
        spot * Math.exp(random.nextDouble(-1, 1)),
        random.nextDouble(0.003, 4),
        random.nextDouble(-0.02, 0.12),
        random.nextDouble(0, 0.08),
        Math.exp(random.nextDouble(-4, 1.5)));
  }
}
