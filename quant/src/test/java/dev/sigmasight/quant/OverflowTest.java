package dev.sigmasight.quant;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.PositionGreeks;
import dev.sigmasight.quant.performance.Attribution;
import dev.sigmasight.quant.volatility.Garch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finite numbers whose products no double holds are refused, not answered with infinity. */
class OverflowTest {
  @Test
  void positionsOfMoreContractsThanThereAreAtoms() {
    var greeks = BlackScholesMerton.of(new EuropeanOption(Right.CALL, 1e20, 1e20, 1, 0, 0, 0.2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PositionGreeks.of(greeks, 1e20, 1e300, 100));
    PositionGreeks half = PositionGreeks.ofShares(1e308, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> half.plus(half));
  }

  @Test
  void attributionOfReturnsThatAreNone() {
    var segment = new Attribution.Segment(1e200, 0, 1e200, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> Attribution.of(List.of(segment)));
  }

  @Test
  void likelihoodsOfReturnsThatCannotBe() {
    var calm = new Garch(Double.MIN_VALUE, 0.1, 0.2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calm.logLikelihood(new double[] {0.01, 0.02}));
  }
}
