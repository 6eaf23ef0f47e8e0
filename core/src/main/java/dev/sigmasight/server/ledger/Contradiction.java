package dev.sigmasight.server.ledger;

import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.ledger.TransactionRefused;

/** Why a ledger contradicts itself, in words of its owner. */
final class Contradiction {
  private Contradiction() {}

  static String of(TransactionRefused refused, LedgerView view) {
    Transaction transaction = refused.transaction();
    String symbol = symbol(transaction, view);
    String on = "On " + transaction.date() + " ";
    return switch (refused.reason()) {
      case EXCEEDS_HOLDING -> on + "more " + symbol + " would be closed than is held.";
      case UNKNOWN_LOT -> on + "a position in " + symbol + " would be closed that is not open.";
      case LOT_EXISTS -> on + "a position in " + symbol + " would be opened a second time.";
      case MULTIPLIER_DIFFERS -> on + symbol + " would be traded with another multiplier.";
      case OUT_OF_ORDER -> on + "a line would be out of order.";
    };
  }

  private static String symbol(Transaction transaction, LedgerView view) {
    String key =
        switch (transaction) {
          case Transaction.OptionExercise exercise -> exercise.option().id();
          case Transaction.OptionExpiry expiry -> expiry.option();
          case Transaction.Dividend dividend -> dividend.instrument();
          case Transaction.Split split -> split.instrument();
          case Transaction.Trade trade -> trade.instrument().id();
          case Transaction.TransferIn transfer -> transfer.instrument().id();
          case Transaction.CashFlow _, Transaction.Interest _, Transaction.Fee _ -> "";
        };
    return key.isEmpty() ? "cash" : view.instrument(key).symbol();
  }
}
