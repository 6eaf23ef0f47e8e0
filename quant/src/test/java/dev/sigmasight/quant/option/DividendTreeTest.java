package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** American options on underlyings that pay dividends in money. */
class DividendTreeTest {
  /**
   * Four dividends between rows of the tree. QuantLib 1.29, finite differences of 3,200 × 3,200 on
   * the escrowed spot: 1.122936; of 400 × 400: 1.122872.
   */
  @Test
  void dividendsNeedNotFallOnRows() {
    double spot = 149.33;
    double strike = 153.73;
    var terms = new EuropeanOption(Right.CALL, spot, strike, 329 / 365.0, 0, 0, 0.0909);
    var option =
        new AmericanOption(
            terms,
            CashDividends.of(
                new CashDividend(41 / 365.0, 4.3466),
                new CashDividend(123 / 365.0, 2.1779),
                new CashDividend(205 / 365.0, 1.422),
                new CashDividend(287 / 365.0, 1.176)));
    assertThat(LeisenReimerTree.price(option, 1601)).isCloseTo(1.122936, within(5e-5));
    assertThat(LeisenReimerTree.price(option, 201)).isCloseTo(1.122936, within(3e-3));
    assertThat(AmericanValue.price(option)).isCloseTo(1.122936, within(5e-4));
  }

  /**
   * Without interest and yield a call is exercised just before the last dividend or never; with one
   * dividend at the very end it is worth the European call with the dividend.
   */
  @Test
  void aDividendAtExpiryIsTakenByExercisingBefore() {
    var terms = new EuropeanOption(Right.CALL, 105, 100, 0.5, 0, 0, 0.3);
    var option = new AmericanOption(terms, CashDividends.of(new CashDividend(0.5, 5)));
    double taken =
        BlackScholesMerton.of(new EuropeanOption(Right.CALL, 100, 95, 0.5, 0, 0, 0.3)).price();
    assertThat(AmericanValue.price(option)).isCloseTo(taken, within(1e-2));
  }

  /** Moving a dividend by an hour moves the price by next to nothing, wherever the rows lie. */
  @Test
  void theDayOfADividendMatters() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      Right right = round % 2 == 0 ? Right.CALL : Right.PUT;
      double strike = random.nextDouble(80, 120);
      var terms = new EuropeanOption(right, 100, strike, 1, 0.03, 0, random.nextDouble(0.1, 0.6));
      double day = random.nextDouble(0.05, 0.95);
      double amount = random.nextDouble(0.2, 5);
      double early = price(terms, day, amount);
      assertThat(price(terms, day + 1e-4, amount)).isCloseTo(early, within(1e-3));
      assertThat(early)
          .isGreaterThanOrEqualTo(
              CashDividends.of(new CashDividend(day, amount)).european(terms).price() - 1e-3);
    }
  }

  private static double price(EuropeanOption terms, double day, double amount) {
    var option = new AmericanOption(terms, CashDividends.of(new CashDividend(day, amount)));
    return LeisenReimerTree.price(option, 101);
  }
}
