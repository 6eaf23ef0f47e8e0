package dev.sigmasight.quant.pricetarget;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceTargetTest {
  private static final LocalDate DAY = LocalDate.of(2025, 9, 30);
  private static final EuropeanOption PUT =
      new EuropeanOption(Right.PUT, 150, 145, 0.5, 0.045, 0.005, 0.28);
  private static final EuropeanOption CALL =
      new EuropeanOption(Right.CALL, 150, 145, 0.5, 0.045, 0.005, 0.28);

  @Test
  void aTargetIsLookedAtFromADay() {
    var target = new PriceTarget("XYZ", DAY, DAY.plusDays(73), 120, OptionalDouble.of(90));
    Stake.Shares stake = new Stake.Shares(-10, 1, 100);
    assertThat(target.days()).isEqualTo(73);
    assertThat(target.years()).isEqualTo(0.2);
    assertThat(target.gain(stake)).isEqualTo(new TargetGain.Of(100, 120, 1_000, -200));
    assertThat(target.downsideGain(stake)).isEqualTo(new TargetGain.Of(100, 90, 1_000, 100));
    assertThat(value(target.annualised(0.1))).isCloseTo(Math.pow(1.1, 5) - 1, within(1e-14));
    var open = new PriceTarget("XYZ", DAY, DAY.plusDays(73), 120, OptionalDouble.empty());
    assertThat(open.downsideGain(stake)).isInstanceOf(TargetGain.Unknown.class);
    double later = ((TargetGain.Of) target.gain(new Stake.Contracts(1, 100, CALL))).priceThen();
    assertThat(later)
        .isEqualTo(
            BlackScholesMerton.of(
                    new EuropeanOption(Right.CALL, 120, 145, 0.5 - 0.2, 0.045, 0.005, 0.28))
                .price());
  }

  @Test
  void whatHasNoPriceHasNoGain() {
    TargetGain gain = TargetGain.of(new Stake.Unpriced("no close of XYZ"), 120, 1);
    assertThat(gain).isEqualTo(new TargetGain.Unknown("no close of XYZ"));
    assertThat(TargetGain.upsideToDownside(gain, gain)).isInstanceOf(Estimate.Degenerate.class);
    TargetGain known = TargetGain.of(new Stake.Shares(1, 1, 1), 0.5, 1);
    assertThat(TargetGain.upsideToDownside(gain, known)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(TargetGain.upsideToDownside(known, gain)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aRatioNeedsAGainAndALoss() {
    Stake stake = new Stake.Shares(1, 1, 100);
    TargetGain up = TargetGain.of(stake, 130, 1);
    TargetGain flat = TargetGain.of(stake, 100, 1);
    TargetGain down = TargetGain.of(stake, 90, 1);
    assertThat(value(TargetGain.upsideToDownside(up, down))).isEqualTo(3);
    assertThat(value(TargetGain.upsideToDownside(flat, down))).isZero();
    assertThat(TargetGain.upsideToDownside(down, down)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(TargetGain.upsideToDownside(up, flat)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void whatIsWorthNothingHasNoReturn() {
    TargetGain.Of gain = (TargetGain.Of) TargetGain.of(new Stake.Shares(5, 1, 0), 2, 1);
    assertThat(gain.pnl()).isEqualTo(10);
    assertThat(gain.onCapital()).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void anOptionThatExpiresBeforeTheTargetEndsAtItsIntrinsicValue() {
    TargetGain.Of call = (TargetGain.Of) TargetGain.of(new Stake.Contracts(1, 100, CALL), 170, 2);
    assertThat(call.priceThen()).isEqualTo(25);
    TargetGain.Of put = (TargetGain.Of) TargetGain.of(new Stake.Contracts(1, 100, PUT), 170, 2);
    assertThat(put.priceThen()).isZero();
    assertThat(put.pnl()).isEqualTo(-put.capital());
  }

  /** At 0 the put is worth its discounted strike and the call nothing. */
  @Test
  void aTargetOfZeroIsValidForOptions() {
    TargetGain.Of put = (TargetGain.Of) TargetGain.of(new Stake.Contracts(2, 100, PUT), 0, 0.25);
    assertThat(put.priceThen()).isCloseTo(145 * Math.exp(-0.045 * 0.25), within(1e-12));
    TargetGain.Of call = (TargetGain.Of) TargetGain.of(new Stake.Contracts(2, 100, CALL), 0, 0.25);
    assertThat(call.priceThen()).isZero();
  }

  @Test
  void anotherModelMayValueTheOption() {
    TargetGain gain =
        TargetGain.of(new Stake.Contracts(-2, 100, PUT), 130, 0.25, option -> option.spot() / 10);
    assertThat(gain).isEqualTo(new TargetGain.Of(15, 13, 3_000, 400));
  }

  /** The other side of a position gains what it loses, and without a move or time nothing is. */
  @Test
  void signsFollowThePosition() {
    var random = new SplittableRandom(21);
    for (int round = 0; round < 2_000; round++) {
      var option =
          new EuropeanOption(
              random.nextBoolean() ? Right.CALL : Right.PUT,
              random.nextDouble(50, 150),
              random.nextDouble(50, 150),
              random.nextDouble(0.01, 2),
              random.nextDouble(-0.02, 0.08),
              random.nextDouble(0, 0.05),
              random.nextDouble(0.05, 0.9));
      double contracts = random.nextInt(1, 20);
      double price = random.nextDouble(30, 200);
      double years = random.nextDouble(0, 2.5);
      TargetGain.Of bought =
          (TargetGain.Of) TargetGain.of(new Stake.Contracts(contracts, 100, option), price, years);
      TargetGain.Of sold =
          (TargetGain.Of) TargetGain.of(new Stake.Contracts(-contracts, 100, option), price, years);
      assertThat(sold.pnl()).isEqualTo(-bought.pnl());
      assertThat(sold.capital()).isEqualTo(bought.capital());
      assertThat(bought.pnl()).isGreaterThanOrEqualTo(-bought.capital() * (1 + 1e-12));
      TargetGain.Of still =
          (TargetGain.Of)
              TargetGain.of(new Stake.Contracts(contracts, 100, option), option.spot(), 0);
      assertThat(still.pnl()).isZero();
      TargetGain.Of higher =
          (TargetGain.Of)
              TargetGain.of(new Stake.Contracts(contracts, 100, option), price * 1.1, years);
      double more = higher.pnl() - bought.pnl();
      assertThat(option.right() == Right.CALL ? more : -more).isGreaterThanOrEqualTo(-1e-9);
    }
  }

  @Test
  void contributionsAddUpAndCoverageSaysWhatIsMissing() {
    var random = new SplittableRandom(22);
    for (int round = 0; round < 1_000; round++) {
      List<TargetPortfolio.Line> lines = new ArrayList<>();
      double gross = 0;
      double covered = 0;
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        double quantity = random.nextDouble(-100, 100);
        boolean known = random.nextInt(4) > 0;
        Stake stake = known ? new Stake.Shares(quantity, 1, 10) : new Stake.Unpriced("no price");
        TargetGain gain = TargetGain.of(stake, random.nextDouble(20), 1);
        lines.add(new TargetPortfolio.Line("S" + i, quantity * 10, gain, gain));
        gross += Math.abs(quantity * 10);
        covered += known ? Math.abs(quantity * 10) : 0;
      }
      TargetPortfolio found = TargetPortfolio.of(lines, 1_000);
      assertThat(value(found.coverage())).isCloseTo(covered / gross, within(1e-12));
      assertThat(found.downsideCoverage()).isEqualTo(found.coverage());
      assertThat(found.uncovered().size() + found.contributions().size()).isEqualTo(lines.size());
      if (covered > 0) {
        double sum = found.contributions().values().stream().mapToDouble(x -> x).sum();
        assertThat(value(found.expectedReturn())).isCloseTo(sum, within(1e-12));
        Collections.reverse(lines);
        assertThat(value(TargetPortfolio.of(lines, 1_000).expectedReturn()))
            .isCloseTo(sum, within(1e-12));
        assertThat(value(TargetPortfolio.of(lines, 2_000).expectedReturn()))
            .isCloseTo(sum / 2, within(1e-12));
      }
    }
  }

  @Test
  void aPortfolioNeedsEquityAndTargets() {
    TargetGain gain = TargetGain.of(new Stake.Shares(1, 1, 100), 110, 1);
    TargetGain none = new TargetGain.Unknown("no close");
    var held = List.of(new TargetPortfolio.Line("A", 100, gain, none));
    TargetPortfolio found = TargetPortfolio.of(held, 0);
    assertThat(found.expectedReturn()).isEqualTo(new Estimate.Degenerate("equity is not positive"));
    assertThat(found.contributions()).isEmpty();
    assertThat(found.uncovered()).isEmpty();
    assertThat(value(found.coverage())).isEqualTo(1);
    assertThat(found.downsideReturn()).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(value(found.downsideCoverage())).isZero();
    var open = List.of(new TargetPortfolio.Line("A", 100, none, none));
    assertThat(TargetPortfolio.of(open, 1_000).expectedReturn())
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(TargetPortfolio.of(open, 1_000).uncovered()).containsExactly("A: no close");
    assertThat(TargetPortfolio.of(List.of(), 1_000).coverage())
        .isInstanceOf(Estimate.Degenerate.class);
    var twice = List.of(held.getFirst(), held.getFirst());
    assertThat(TargetPortfolio.of(twice, 200).contributions()).containsEntry("A", 0.1);
  }

  @Test
  void sharpeIsOfFractions() {
    assertThat(value(TargetPortfolio.sharpe(0.12, 0.04, 0.16))).isCloseTo(0.5, within(1e-15));
    assertThat(TargetPortfolio.sharpe(0.12, 0.04, 0))
        .isEqualTo(new Estimate.Degenerate("there is no volatility"));
    assertThat(TargetPortfolio.sharpe(1e300, 0, 1e-300)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aYearIsAYearAndRuinStaysRuin() {
    assertThat(value(PriceTarget.annualised(0.07, 365))).isCloseTo(0.07, within(1e-15));
    assertThat(value(PriceTarget.annualised(0, 3))).isZero();
    assertThat(value(PriceTarget.annualised(-1, 30))).isEqualTo(-1);
    assertThat(value(PriceTarget.annualised(-1.5, 30))).isEqualTo(-1);
    assertThat(PriceTarget.annualised(9, 1)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void refusesNonsense() {
    Stake stake = new Stake.Shares(1, 1, 1);
    for (double bad : new double[] {-0.01, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> TargetGain.of(stake, bad, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TargetGain.of(stake, 1, bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Stake.Shares(1, 1, bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Stake.Contracts(1, bad, CALL))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> new PriceTarget("X", DAY, DAY.plusDays(1), bad, OptionalDouble.empty()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> new PriceTarget("X", DAY, DAY.plusDays(1), 1, OptionalDouble.of(bad)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TargetPortfolio.sharpe(1, 1, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    double nan = Double.NaN;
    TargetGain none = new TargetGain.Unknown("");
    assertThatThrownBy(() -> new PriceTarget("X", DAY, DAY, 1, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stake.Shares(nan, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stake.Shares(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TargetPortfolio.Line("X", nan, none, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TargetPortfolio.of(List.of(), nan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TargetPortfolio.sharpe(nan, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TargetPortfolio.sharpe(1, nan, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PriceTarget.annualised(0.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PriceTarget.annualised(nan, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TargetGain.of(new Stake.Shares(1e300, 1, 1e300), 0, 1))
        .isInstanceOf(TargetGain.Unknown.class);
    assertThat(TargetGain.of(new Stake.Shares(1e300, 1, 1), 1e300, 1))
        .isInstanceOf(TargetGain.Unknown.class);
  }
}
