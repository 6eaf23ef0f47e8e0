package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.Collection;

/** Which share of what is held has no market price, and counts as not moving in all returns. */
final class UnpricedShare {
  private static final int SCALE = 6;

  private UnpricedShare() {}

  /** Of gross market value; nothing where nothing is held. */
  static void add(Page page, Collection<OpenLine> lines, Numbers numbers) {
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal unpriced = BigDecimal.ZERO;
    for (OpenLine line : lines) {
      BigDecimal size = line.marketValue().abs();
      all = all.add(size);
      if (line.investmentClass() == InvestmentClass.PRIVATE) {
        unpriced = unpriced.add(size);
      }
    }
    if (all.signum() > 0) {
      page.figure(
          "unpriced_share", numbers.ratio(Rounded.ratio(unpriced, all, SCALE), Method.LEDGER));
    }
  }
}
