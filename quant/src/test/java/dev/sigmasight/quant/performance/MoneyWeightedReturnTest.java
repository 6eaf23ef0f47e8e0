package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MoneyWeightedReturnTest {
  private static final Verification XNPV = figure("XNPV", "sum of discounted flows");
  private static final Verification XIRR =
      figure("XIRR, status and roots", "all roots by interval bounds");

  /** At the tolerance the golden file states. */
  private static Verification figure(String figure, String method) {
    return Verification.absolute(
        "xirr.json", figure, method, "40-digit mpmath; Excel documentation", 1e-9);
  }

  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  static Stream<JsonNode> golden() {
    return Golden.file("xirr.json").cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFortyDigits(JsonNode example) {
    String id = example.get("id").asString();
    List<DatedAmount> flows = flows(example);
    JsonNode expected = example.get("expected");
    if (expected.has("xnpv")) {
      double rate = example.get("inputs").get("rate").doubleValue();
      XNPV.same(id, MoneyWeightedReturn.presentValue(rate, flows), expected, "xnpv");
      return;
    }
    MoneyWeightedReturn found = MoneyWeightedReturn.of(flows);
    XIRR.equal(id, status(found), expected.get("status").asString());
    switch (found) {
      case MoneyWeightedReturn.Rate(double annual) -> {
        XIRR.same(id, annual, expected, "xirr");
        assertThat(isZero(annual, flows)).isTrue();
      }
      case MoneyWeightedReturn.MultipleRates(List<Double> annual) ->
          XIRR.same(id, annual.stream().mapToDouble(r -> r).toArray(), expected.get("roots"));
      case MoneyWeightedReturn.NoSignChange() -> assertThat(expected.get("xirr").isNull()).isTrue();
      case MoneyWeightedReturn.Unresolved() -> throw new IllegalStateException(id);
      case MoneyWeightedReturn.NoRate() -> throw new IllegalStateException(id);
    }
  }

  private static String status(MoneyWeightedReturn found) {
    return switch (found) {
      case MoneyWeightedReturn.Rate _ -> "OK";
      case MoneyWeightedReturn.MultipleRates _ -> "MULTIPLE_ROOTS";
      case MoneyWeightedReturn.NoSignChange _ -> "NO_SIGN_CHANGE";
      case MoneyWeightedReturn.NoRate _ -> "NO_RATE";
      case MoneyWeightedReturn.Unresolved _ -> "UNRESOLVED";
    };
  }

  /** (x − 1.1)² = x² − 2.2x + 1.21: the value touches zero at 10% and never crosses it. */
  @Test
  void findsARateThatOnlyTouchesZero() {
    MoneyWeightedReturn found =
        MoneyWeightedReturn.of(List.of(on(0, -1000), on(365, 2200), on(730, -1210)));
    assertThat(found)
        .isInstanceOfSatisfying(
            MoneyWeightedReturn.Rate.class,
            rate -> assertThat(rate.annual()).isCloseTo(0.1, within(1e-6)));
  }

  /** x² − 2x + 2 has no real root. */
  @Test
  void saysThatNoRateBalances() {
    assertThat(MoneyWeightedReturn.of(List.of(on(0, -1000), on(365, 2000), on(730, -2000))))
        .isInstanceOf(MoneyWeightedReturn.NoRate.class);
  }

  /** A tenfold gain in a day is 10^365 a year, which no double holds. */
  @Test
  void refusesToStateAnInfiniteRate() {
    assertThat(MoneyWeightedReturn.of(List.of(on(0, -1), on(1, 10))))
        .isInstanceOf(MoneyWeightedReturn.NoRate.class);
  }

  @Test
  void aBreakEvenIsZero() {
    assertThat(MoneyWeightedReturn.of(List.of(on(0, -100), on(40, 30), on(300, 70))))
        .isInstanceOfSatisfying(
            MoneyWeightedReturn.Rate.class,
            rate -> assertThat(rate.annual()).isCloseTo(0, within(1e-12)));
  }

  @Test
  void paymentsOfOneDayNetOut() {
    assertThat(MoneyWeightedReturn.of(List.of(on(5, -100), on(5, 100))))
        .isInstanceOf(MoneyWeightedReturn.NoSignChange.class);
    assertThat(MoneyWeightedReturn.of(List.of()))
        .isInstanceOf(MoneyWeightedReturn.NoSignChange.class);
  }

  /**
   * Years of deposits and withdrawals, with the final value set so that a known rate balances them.
   */
  @Test
  void findsTheRateThatMadeTheFinalValue() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      double rate = random.nextDouble(-0.5, 1.5);
      int span = random.nextInt(30, 3000);
      List<DatedAmount> flows = new ArrayList<>();
      flows.add(on(0, -random.nextDouble(1_000, 100_000)));
      for (int i = random.nextInt(40); i > 0; i--) {
        flows.add(on(random.nextInt(1, span), random.nextDouble(-5_000, 3_000)));
      }
      double end =
          -MoneyWeightedReturn.presentValue(rate, flows) * Math.pow(1 + rate, span / 365.0);
      flows.add(on(span, end));
      assertThat(rates(MoneyWeightedReturn.of(flows)))
          .as("round %d", round)
          .anySatisfy(found -> assertThat(found).isCloseTo(rate, within(1e-8)))
          .allSatisfy(found -> assertThat(isZero(found, flows)).isTrue());
    }
  }

  @Test
  void refusesARateOfTotalLoss() {
    assertThatThrownBy(() -> MoneyWeightedReturn.presentValue(-1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MoneyWeightedReturn.presentValue(Double.NaN, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> on(0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPaymentsThatAddUpToMoreThanADouble() {
    assertThatThrownBy(
            () -> MoneyWeightedReturn.of(List.of(on(0, -1), on(365, 1e308), on(365, 1e308))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2020-12-31");
    assertThatThrownBy(
            () ->
                MoneyWeightedReturn.of(
                    List.of(on(0, -1e308), on(1, 1e308), on(2, 1e308), on(3, -1e308))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  /** Amounts whose product is no double have the rate of others in the same proportion. */
  @Test
  void theRateDoesNotDependOnTheCurrency() {
    for (double unit : new double[] {1, 1e-300, 1e300}) {
      assertThat(MoneyWeightedReturn.of(List.of(on(0, -unit), on(365, 2 * unit))))
          .isInstanceOfSatisfying(
              MoneyWeightedReturn.Rate.class,
              rate -> assertThat(rate.annual()).isCloseTo(1, within(1e-9)));
    }
  }

  /** (1 − x)²⁰ is next to nothing at every rate near zero, so that no search can part its roots. */
  @Test
  void saysThatPaymentsNearlyCancelAtTooManyRates() {
    List<DatedAmount> flows = new ArrayList<>();
    double binomial = 1;
    for (int k = 0; k <= 20; k++) {
      flows.add(on(365 * k, k % 2 == 0 ? -binomial : binomial));
      binomial = binomial * (20 - k) / (k + 1);
    }
    assertThat(MoneyWeightedReturn.of(flows)).isEqualTo(new MoneyWeightedReturn.Unresolved());
  }

  @Test
  void refusesAPresentValueBeyondAllNumbers() {
    for (double amount : new double[] {1, -1}) {
      assertThatThrownBy(
              () ->
                  MoneyWeightedReturn.presentValue(
                      -0.999_999, List.of(on(0, 1), on(36_500, 1), on(37_000, amount))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-0.999999");
    }
  }

  /** Whether the present value vanishes against the largest of its parts. */
  private static boolean isZero(double rate, List<DatedAmount> flows) {
    double largest = 0;
    double sum = 0;
    for (DatedAmount flow : flows) {
      double years = START.until(flow.date(), ChronoUnit.DAYS) / 365.0;
      double value = flow.amount() * Math.exp(-years * Math.log1p(rate));
      largest = Math.max(largest, Math.abs(value));
      sum += value;
    }
    return Math.abs(sum) <= 1e-6 * largest;
  }

  private static List<Double> rates(MoneyWeightedReturn found) {
    return switch (found) {
      case MoneyWeightedReturn.Rate(double annual) -> List.of(annual);
      case MoneyWeightedReturn.MultipleRates(List<Double> annual) -> annual;
      case MoneyWeightedReturn.NoRate() -> List.of();
      case MoneyWeightedReturn.Unresolved() -> List.of();
      case MoneyWeightedReturn.NoSignChange() -> List.of();
    };
  }

  private static DatedAmount on(int day, double amount) {
    return new DatedAmount(START.plusDays(day), amount);
  }

  private static List<DatedAmount> flows(JsonNode example) {
    List<DatedAmount> flows = new ArrayList<>();
    for (JsonNode flow : example.get("inputs").get("flows")) {
      flows.add(
          new DatedAmount(
              LocalDate.parse(flow.get("date").asString()), flow.get("amount").doubleValue()));
    }
    return flows;
  }
}
