package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.OptionExpiry;
import dev.sigmasight.quant.ledger.Transaction.Right;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cash and one quantity per instrument, kept the obvious way, to compare with. */
final class PlainLedger {
  /** Splits that do not come out even are rounded per lot there and per holding here. */
  static final BigDecimal ROUNDING = new BigDecimal("1e-5");

  private static final MathContext PRECISION = MathContext.DECIMAL128;

  private final Map<String, BigDecimal> quantities = new HashMap<>();
  private BigDecimal cash = BigDecimal.ZERO;

  BigDecimal cash() {
    return cash;
  }

  BigDecimal nav(Map<String, BigDecimal> prices) {
    BigDecimal nav = cash;
    for (var held : quantities.entrySet()) {
      BigDecimal price = prices.getOrDefault(held.getKey(), BigDecimal.ZERO);
      nav = nav.add(held.getValue().multiply(price).multiply(multiplier(held.getKey())));
    }
    return nav;
  }

  void day(List<Transaction> transactions) {
    for (Transaction transaction : transactions) {
      if (transaction instanceof Transaction.Split split) {
        BigDecimal ratio = split.numerator().divide(split.denominator(), PRECISION);
        quantities.computeIfPresent(split.instrument(), (_, q) -> q.multiply(ratio, PRECISION));
      }
    }
    for (Transaction transaction : transactions) {
      if (transaction instanceof Transaction.Dividend dividend) {
        cash = cash.add(quantity(dividend.instrument()).multiply(dividend.perUnit()));
      }
    }
    transactions.forEach(this::other);
  }

  private void other(Transaction transaction) {
    switch (transaction) {
      case Transaction.CashFlow flow -> cash = cash.add(flow.amount());
      case Transaction.Interest interest -> cash = cash.add(interest.amount());
      case Transaction.Fee fee -> cash = cash.subtract(fee.amount());
      case Transaction.Trade trade -> {
        buy(trade.instrument().id(), trade.quantity(), trade.price());
        cash = cash.subtract(trade.fees());
      }
      case Transaction.TransferIn transfer ->
          quantities.merge(transfer.instrument().id(), transfer.quantity(), BigDecimal::add);
      case OptionExercise exercise -> exercise(exercise);
      case OptionExpiry expiry -> {
        if (expiry.lot() != null) {
          throw new IllegalArgumentException("lots are not kept here");
        }
        quantities.remove(expiry.option());
      }
      case Transaction.Dividend _, Transaction.Split _ -> {}
    }
  }

  private void exercise(OptionExercise e) {
    quantities.merge(e.option().id(), e.contracts().negate(), BigDecimal::add);
    BigDecimal units = e.contracts().multiply(e.option().multiplier());
    buy(e.underlying().id(), e.right() == Right.CALL ? units : units.negate(), e.strike());
  }

  private void buy(String instrument, BigDecimal quantity, BigDecimal price) {
    quantities.merge(instrument, quantity, BigDecimal::add);
    cash = cash.subtract(quantity.multiply(price).multiply(multiplier(instrument)));
  }

  private BigDecimal quantity(String instrument) {
    return quantities.getOrDefault(instrument, BigDecimal.ZERO);
  }

  private static BigDecimal multiplier(String instrument) {
    return switch (instrument) {
      case "O1" -> new BigDecimal(100);
      case "O2" -> BigDecimal.TEN;
      default -> BigDecimal.ONE;
    };
  }
}
