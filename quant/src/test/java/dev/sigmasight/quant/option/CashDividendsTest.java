package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CashDividendsTest {
  private static final String FILE = "discrete_dividend_european.json";

  private static final Verification ESCROWED =
      Verification.relative(
          FILE,
          "European value with dividends in money",
          "escrowed spot",
          "closed form; Hull",
          1e-12);

  private static final CashDividends TWO =
      CashDividends.of(new CashDividend(5.0 / 12, 0.5), new CashDividend(2.0 / 12, 0.5));

  private static EuropeanOption option(Right right) {
    return new EuropeanOption(right, 40, 40, 0.5, 0.09, 0, 0.3);
  }

  @Test
  void agreesWithHull() {
    for (JsonNode example : Golden.file(FILE).cases().toList()) {
      JsonNode in = example.get("inputs");
      JsonNode expected = example.get("expected");
      String id = example.get("id").asString();
      CashDividends dividends =
          new CashDividends(
              in.get("dividends")
                  .valueStream()
                  .map(
                      d ->
                          new CashDividend(d.get("t").doubleValue(), d.get("amount").doubleValue()))
                  .toList());
      EuropeanOption option =
          new EuropeanOption(
              Right.CALL,
              in.get("S").doubleValue(),
              in.get("K").doubleValue(),
              in.get("T").doubleValue(),
              in.get("r").doubleValue(),
              0,
              in.get("sigma").doubleValue());
      ESCROWED.same(id, dividends.presentValue(option), expected, "pv_dividends");
      ESCROWED.same(id, dividends.european(option).price(), expected, "price");
    }
  }

  /** With the dividends as far away as before: each comes nearer, as expiry does. */
  @Test
  void derivativesAreThoseOfThePrice() {
    double h = 1e-5;
    for (Right right : Right.values()) {
      BlackScholesMerton greeks = TWO.european(option(right));
      BlackScholesMerton later = sooner(h).european(option(right).withYears(0.5 - h));
      BlackScholesMerton earlier = sooner(-h).european(option(right).withYears(0.5 + h));
      assertThat(greeks.theta())
          .isCloseTo((later.price() - earlier.price()) / (2 * h), within(1e-6));
      assertThat(greeks.charm())
          .isCloseTo((later.delta() - earlier.delta()) / (2 * h), within(1e-6));
      double up = TWO.european(option(right).withRate(0.09 + h)).price();
      double down = TWO.european(option(right).withRate(0.09 - h)).price();
      assertThat(greeks.rho()).isCloseTo((up - down) / (2 * h), within(1e-6));
    }
  }

  private static CashDividends sooner(double by) {
    return new CashDividends(
        TWO.payments().stream().map(d -> new CashDividend(d.years() - by, d.amount())).toList());
  }

  @Test
  void onlyDividendsBeforeExpiryCount() {
    EuropeanOption option = option(Right.PUT);
    CashDividends late = CashDividends.of(new CashDividend(0.5001, 3));
    assertThat(late.european(option).price()).isEqualTo(BlackScholesMerton.of(option).price());
    CashDividends last = CashDividends.of(new CashDividend(0.5, 3));
    assertThat(last.european(option).price())
        .isGreaterThan(BlackScholesMerton.of(option).price() + 1);
    assertThat(CashDividends.NONE.european(option)).isEqualTo(BlackScholesMerton.of(option));
    assertThat(CashDividends.NONE.isEmpty()).isTrue();
    assertThat(late.isEmpty()).isFalse();
    assertThat(TWO.payments().getFirst().years()).isLessThan(0.2);
  }

  @Test
  void refusesDividendsWorthMoreThanTheSpot() {
    CashDividends huge = CashDividends.of(new CashDividend(0.1, 41));
    assertThatThrownBy(() -> huge.escrowed(option(Right.CALL)))
        .hasMessageContaining("worth more than the spot");
    assertThatThrownBy(() -> new AmericanOption(option(Right.CALL), huge))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNonsense() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new CashDividend(bad, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new CashDividend(1, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new CashDividends(List.of())).isEqualTo(CashDividends.NONE);
  }
}
