package dev.sigmasight.market.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceSeriesTest {

  private static final LocalDate MONDAY = LocalDate.of(2025, 6, 30);

  @Test
  void putsBarsAndActionsInOrder() {
    CorporateAction dividend = new CorporateAction.Dividend(MONDAY, new BigDecimal("0.26"));
    CorporateAction split =
        new CorporateAction.Split(MONDAY.plusDays(1), BigDecimal.TEN, BigDecimal.ONE);
    var data =
        new PriceSeries(List.of(bar(MONDAY.plusDays(1)), bar(MONDAY)), List.of(split, dividend));
    assertThat(data.bars()).extracting(PriceBar::on).containsExactly(MONDAY, MONDAY.plusDays(1));
    assertThat(data.actions()).containsExactly(dividend, split);
  }

  @Test
  void refusesDataWithoutABar() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PriceSeries(List.of(), List.of()));
  }

  @Test
  void refusesPricesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceBar(MONDAY, null, null, null, BigDecimal.ZERO, null, null))
        .withMessage("close must be above 0 on 2025-06-30: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceBar(MONDAY, null, null, null, BigDecimal.ONE, null, -1L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorporateAction.Dividend(MONDAY, BigDecimal.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CorporateAction.Split(MONDAY, BigDecimal.ONE, BigDecimal.ONE.negate()));
  }

  private static PriceBar bar(LocalDate on) {
    return new PriceBar(on, null, null, null, BigDecimal.TEN, null, null);
  }
}
