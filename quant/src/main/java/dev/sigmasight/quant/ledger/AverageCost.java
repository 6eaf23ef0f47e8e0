package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Spreads the basis of lots so that each unit of a side costs the same. */
final class AverageCost {
  private AverageCost() {}

  /**
   * The lots with the basis of those of one sign averaged; known costs and values of entry are
   * averaged apart, because their mean would be neither.
   */
  static List<Lot> pooled(List<Lot> lots, int sign) {
    return pooled(pooled(lots, sign, true), sign, false);
  }

  private static List<Lot> pooled(List<Lot> lots, int sign, boolean costKnown) {
    BigDecimal basis = BigDecimal.ZERO;
    BigDecimal quantity = BigDecimal.ZERO;
    for (Lot lot : lots) {
      if (belongs(lot, sign, costKnown)) {
        basis = basis.add(lot.basis());
        quantity = quantity.add(lot.quantity());
      }
    }
    List<Lot> pooled = new ArrayList<>(lots.size());
    for (Lot lot : lots) {
      if (belongs(lot, sign, costKnown)) {
        BigDecimal own = Exact.share(basis, lot.quantity(), quantity);
        basis = basis.subtract(own);
        quantity = quantity.subtract(lot.quantity());
        pooled.add(lot.withBasis(own));
      } else {
        pooled.add(lot);
      }
    }
    return pooled;
  }

  private static boolean belongs(Lot lot, int sign, boolean costKnown) {
    return lot.quantity().signum() == sign && lot.costKnown() == costKnown;
  }
}
