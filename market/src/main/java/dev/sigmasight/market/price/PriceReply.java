package dev.sigmasight.market.price;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a source answers when asked for a symbol's prices. Switch over it without a default, so that
 * a new kind of answer does not compile until it is treated.
 */
public sealed interface PriceReply {

  /**
   * Prices.
   *
   * @param bars oldest first, at least one, one per session
   * @param actions with an ex-date in the range asked for, oldest first
   */
  record Data(List<PriceBar> bars, List<CorporateAction> actions) implements PriceReply {
    public Data {
      if (bars.isEmpty()) {
        throw new IllegalArgumentException("no bars: answer Empty instead");
      }
      bars = bars.stream().sorted(Comparator.comparing(PriceBar::on)).toList();
      actions = actions.stream().sorted(Comparator.comparing(CorporateAction::exDate)).toList();
    }
  }

  /** The source knows the symbol and has no price in the range. */
  record Empty(LocalDate from, LocalDate to) implements PriceReply {}

  /** The source does not know the symbol. */
  record UnknownSymbol(String symbol) implements PriceReply {}
}
