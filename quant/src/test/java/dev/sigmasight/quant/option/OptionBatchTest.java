package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.option.ImpliedVolatility.Status;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionBatchTest {
  /** What {@link OptionBatch} promises, of the larger of the two terms. */
  private static final double ROUNDING = 2e-13;

  private static OptionArrays random(SplittableRandom random, int n, double width) {
    OptionArrays in =
        new OptionArrays(
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new boolean[n]);
    for (int i = 0; i < n; i++) {
      in.spot()[i] = Math.exp(random.nextDouble(-2, 8));
      in.strike()[i] = in.spot()[i] * Math.exp(random.nextDouble(-width, width));
      in.years()[i] = Math.exp(random.nextDouble(-7, 1.5));
      in.rate()[i] = random.nextDouble(-0.05, 0.15);
      in.yield()[i] = random.nextDouble(-0.02, 0.1);
      in.volatility()[i] = Math.exp(random.nextDouble(-4, 1));
      in.call()[i] = random.nextBoolean();
    }
    return in;
  }

  private static void agree(OptionArrays in, GreeksArrays out, int i) {
    EuropeanOption o = in.option(i);
    BlackScholesMerton one = BlackScholesMerton.of(o);
    double spot = o.forwardSpot();
    double strike = o.discountedStrike();
    double size = Math.max(spot, strike);
    double steep = o.spot() * one.gamma() * o.spot();
    assertThat(out.price()[i]).as("%s", o).isCloseTo(one.price(), within(ROUNDING * size));
    assertThat(out.delta()[i])
        .as("%s", o)
        .isCloseTo(one.delta(), within(ROUNDING * size / o.spot()));
    assertThat(out.gamma()[i]).as("%s", o).isCloseTo(one.gamma(), relative(one.gamma()));
    assertThat(out.vega()[i]).as("%s", o).isCloseTo(one.vega(), relative(one.vega()));
    double terms = steep * o.volatility() * o.volatility() + size;
    assertThat(out.theta()[i]).as("%s", o).isCloseTo(one.theta(), within(ROUNDING * terms * 10));
    assertThat(out.rho()[i])
        .as("%s", o)
        .isCloseTo(one.rho(), within(ROUNDING * o.years() * strike));
  }

  /** The exponent d1²/2 grows with the distance, and with it the rounding. */
  private static org.assertj.core.data.Offset<Double> relative(double figure) {
    return within(5 * ROUNDING * Math.abs(figure) + 1e-250);
  }

  @Test
  void equalsOneAtATime() {
    var random = new SplittableRandom(51);
    for (int n : new int[] {0, 1, 2, 5, 7, 8, 9, 15, 16, 17, 255, 256, 257, 3001}) {
      OptionArrays in = random(random, n, 1);
      GreeksArrays out = GreeksArrays.of(n);
      GreeksArrays plain = GreeksArrays.of(n);
      OptionBatch.greeks(in, out);
      OptionBatch.plainGreeks(in, plain);
      for (int i = 0; i < n; i++) {
        agree(in, out, i);
        agree(in, plain, i);
      }
    }
  }

  @Test
  void equalsOneAtATimeAtTheExtremes() {
    double[] spots = {1e-100, 1e-3, 99, 100, 101, 1e5, 1e100};
    double[] volatilities = {0, 1e-300, 1e-9, 1e-3, 0.2, 30, 1000};
    double[] years = {0, 1e-12, 0.01, 1, 200};
    for (double rate : new double[] {-2, 0, 0.05, 2}) {
      int n = spots.length * volatilities.length * years.length;
      OptionArrays in = random(new SplittableRandom(1), n, 1);
      int i = 0;
      for (double spot : spots) {
        for (double volatility : volatilities) {
          for (double time : years) {
            in.spot()[i] = spot;
            in.strike()[i] = 100;
            in.years()[i] = time;
            in.rate()[i] = rate;
            in.volatility()[i++] = volatility;
          }
        }
      }
      GreeksArrays out = GreeksArrays.of(n);
      GreeksArrays plain = GreeksArrays.of(n);
      OptionBatch.greeks(in, out);
      OptionBatch.plainGreeks(in, plain);
      for (i = 0; i < n; i++) {
        BlackScholesMerton one = BlackScholesMerton.of(in.option(i));
        double size = Math.max(in.option(i).forwardSpot(), in.option(i).discountedStrike());
        for (GreeksArrays each : new GreeksArrays[] {out, plain}) {
          assertThat(each.price()[i])
              .as("%s", in.option(i))
              .isCloseTo(one.price(), within(ROUNDING * size));
          assertThat(
                  each.delta()[i] * in.spot()[i]
                      + each.gamma()[i]
                      + each.vega()[i]
                      + each.theta()[i]
                      + each.rho()[i])
              .as("%s", in.option(i))
              .isFinite();
        }
      }
    }
  }

  @Test
  void theOrderDoesNotMatter() {
    int n = 1001;
    OptionArrays in = random(new SplittableRandom(52), n, 0.5);
    OptionArrays turned =
        new OptionArrays(
            turned(in.spot()),
            turned(in.strike()),
            turned(in.years()),
            turned(in.rate()),
            turned(in.yield()),
            turned(in.volatility()),
            new boolean[n]);
    for (int i = 0; i < n; i++) {
      turned.call()[i] = in.call()[n - 1 - i];
    }
    GreeksArrays out = GreeksArrays.of(n);
    GreeksArrays back = GreeksArrays.of(n);
    OptionBatch.greeks(in, out);
    OptionBatch.greeks(turned, back);
    assertThat(turned(back.price())).isEqualTo(out.price());
    assertThat(turned(back.theta())).isEqualTo(out.theta());
    VolatilityArrays solved = VolatilityArrays.of(n);
    VolatilityArrays solvedBack = VolatilityArrays.of(n);
    OptionBatch.impliedVolatility(in, out.price(), solved);
    OptionBatch.impliedVolatility(turned, back.price(), solvedBack);
    assertThat(turned(solvedBack.volatility())).isEqualTo(solved.volatility());
  }

  private static double[] turned(double[] values) {
    double[] turned = new double[values.length];
    Arrays.setAll(turned, i -> values[values.length - 1 - i]);
    return turned;
  }

  @Test
  void volatilitiesReturn() {
    var random = new SplittableRandom(53);
    for (int n : new int[] {0, 1, 3, 8, 9, 300, 5000}) {
      OptionArrays in = random(random, n, 0.6);
      GreeksArrays greeks = GreeksArrays.of(n);
      OptionBatch.plainGreeks(in, greeks);
      VolatilityArrays fast = VolatilityArrays.of(n);
      VolatilityArrays plain = VolatilityArrays.of(n);
      Arrays.fill(fast.status(), (byte) 9);
      OptionBatch.impliedVolatility(in, greeks.price(), fast);
      OptionBatch.plainImpliedVolatility(in, greeks.price(), plain);
      for (int i = 0; i < n; i++) {
        EuropeanOption o = in.option(i);
        double units = o.forwardSpot() + o.discountedStrike();
        ImpliedVolatility one = ImpliedVolatility.european(o, greeks.price()[i]);
        assertThat(plain.at(i)).isEqualTo(one);
        if (greeks.vega()[i] > 1e-3 * units * Math.sqrt(o.years())) {
          assertThat(fast.status()[i]).isEqualTo(Status.OK.code());
          assertThat(fast.volatility()[i]).as("%s", o).isCloseTo(o.volatility(), within(1e-10));
        } else if (greeks.vega()[i] > 1e-12 * units) {
          assertThat(fast.at(i).status()).as("%s", o).isEqualTo(one.status());
        }
      }
    }
  }

  /** Nothing ordinary is left to the plain way. */
  @Test
  void vectorsSolveWhateverIsOrdinary() {
    int n = VectorKernel.BLOCK;
    OptionArrays in = random(new SplittableRandom(57), n, 0.2);
    for (int i = 0; i < n; i++) {
      in.years()[i] = 0.1 + i / 200.0;
      in.volatility()[i] = 0.15 + i / 500.0;
    }
    GreeksArrays greeks = GreeksArrays.of(n);
    OptionBatch.plainGreeks(in, greeks);
    VolatilityArrays out = VolatilityArrays.of(n);
    Arrays.fill(out.status(), (byte) 9);
    VectorBlack block = new VectorBlack(in, greeks.price(), out);
    assertThat(block.compute(0, n)).isTrue();
    for (int i = 0; i < n; i++) {
      assertThat(out.volatility()[i]).isCloseTo(in.volatility()[i], within(1e-12));
      assertThat(out.at(i).status()).isEqualTo(Status.OK);
    }
    greeks.price()[3] = 0;
    assertThat(block.compute(0, n)).isFalse();
    assertThat(out.at(3).status()).isEqualTo(Status.NO_PRICE);
    assertThat(out.at(4).status()).isEqualTo(Status.OK);
  }

  @Test
  void everyRefusalHasItsStatus() {
    double[] prices = {5, 0, Double.NaN, -1, 9.9, 110, 5, 5, 100, 5};
    int n = prices.length;
    OptionArrays in = random(new SplittableRandom(54), n, 0.1);
    Arrays.fill(in.spot(), 110);
    Arrays.fill(in.strike(), 100);
    Arrays.fill(in.years(), 0.5);
    Arrays.fill(in.rate(), 0);
    Arrays.fill(in.yield(), 0);
    Arrays.fill(in.call(), true);
    in.years()[6] = 0;
    in.call()[7] = false;
    in.call()[8] = false;
    in.strike()[9] = 110;
    Status[] expected = {
      Status.BELOW_INTRINSIC,
      Status.NO_PRICE,
      Status.NO_PRICE,
      Status.NO_PRICE,
      Status.BELOW_INTRINSIC,
      Status.ABOVE_MAX,
      Status.EXPIRED,
      Status.OK,
      Status.ABOVE_MAX,
      Status.OK
    };
    VolatilityArrays fast = VolatilityArrays.of(n);
    VolatilityArrays plain = VolatilityArrays.of(n);
    OptionBatch.impliedVolatility(in, prices, fast);
    OptionBatch.plainImpliedVolatility(in, prices, plain);
    for (int i = 0; i < n; i++) {
      assertThat(fast.at(i).status()).as("%s", i).isEqualTo(expected[i]);
      assertThat(plain.at(i).status()).as("%s", i).isEqualTo(expected[i]);
      assertThat(Double.isNaN(fast.volatility()[i])).isEqualTo(expected[i] != Status.OK);
      assertThat(ImpliedVolatility.european(in.option(i), prices[i]).status())
          .isEqualTo(expected[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -3, 1e300})
  void namesTheOptionThatIsOutOfRange(double bad) {
    for (int field = 0; field < 6; field++) {
      for (int n : new int[] {3, 40}) {
        OptionArrays in = random(new SplittableRandom(55), n, 0.5);
        double[][] fields = {
          in.spot(), in.strike(), in.years(), in.rate(), in.yield(), in.volatility()
        };
        fields[field][2] = bad;
        refuses(() -> OptionBatch.greeks(in, GreeksArrays.of(n)), "option 2: ");
        refuses(() -> OptionBatch.plainGreeks(in, GreeksArrays.of(n)), "option 2: ");
        if (field < 5) {
          double[] prices = new double[n];
          Arrays.fill(prices, 1);
          VolatilityArrays out = VolatilityArrays.of(n);
          refuses(() -> OptionBatch.impliedVolatility(in, prices, out), "option 2: ");
          refuses(() -> OptionBatch.plainImpliedVolatility(in, prices, out), "option 2: ");
        }
      }
    }
  }

  @Test
  void refusesArraysOfDifferentLength() {
    OptionArrays in = random(new SplittableRandom(56), 4, 0.5);
    double[] few = new double[3];
    refuses(() -> OptionBatch.greeks(in, GreeksArrays.of(3)), "4 options");
    refuses(() -> OptionBatch.impliedVolatility(in, few, VolatilityArrays.of(4)), "4 options");
    refuses(
        () -> OptionBatch.impliedVolatility(in, new double[4], VolatilityArrays.of(3)),
        "4 options");
    double[] four = new double[4];
    for (int field = 1; field < 6; field++) {
      double[][] f = {four, four, four, four, four, four};
      f[field] = few;
      refuses(() -> new OptionArrays(f[0], f[1], f[2], f[3], f[4], f[5], new boolean[4]), "differ");
      refuses(() -> new GreeksArrays(f[0], f[1], f[2], f[3], f[4], f[5]), "differ");
    }
    refuses(() -> new OptionArrays(four, four, four, four, four, four, new boolean[5]), "differ");
    refuses(() -> new VolatilityArrays(four, new byte[3]), "differ");
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void statusesHaveCodes() {
    for (Status status : Status.values()) {
      assertThat(Status.of(status.code())).isEqualTo(status);
    }
    refuses(() -> Status.of((byte) 9), "no status");
    refuses(() -> new ImpliedVolatility.None(Status.OK), "has a value");
    refuses(() -> new ImpliedVolatility.Of(0), "positive");
    assertThat(new ImpliedVolatility.None(Status.EXPIRED).status()).isEqualTo(Status.EXPIRED);
    assertThat(OptionBatch.isVectorised()).isIn(true, false);
  }
}
