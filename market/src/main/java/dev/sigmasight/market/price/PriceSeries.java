package dev.sigmasight.market.price;

import java.util.Comparator;
import java.util.List;

/**
 * Daily prices of one symbol with what the company did to its shares meanwhile.
 *
 * @param bars as traded, oldest first, at least one, one per session
 * @param actions with an ex-date in the range asked for, oldest first
 */
public record PriceSeries(List<PriceBar> bars, List<CorporateAction> actions) {
  public PriceSeries {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("no bars: answer Empty instead");
    }
    bars = bars.stream().sorted(Comparator.comparing(PriceBar::on)).toList();
    actions = actions.stream().sorted(Comparator.comparing(CorporateAction::exDate)).toList();
  }
}
