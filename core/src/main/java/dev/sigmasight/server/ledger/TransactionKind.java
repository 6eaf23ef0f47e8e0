package dev.sigmasight.server.ledger;

/** What a line of the ledger records. */
public enum TransactionKind {
  DEPOSIT,
  WITHDRAWAL,
  BUY,
  SELL,
  SHORT,
  COVER,
  OPTION_OPEN,
  OPTION_CLOSE,
  OPTION_EXPIRE,
  OPTION_ASSIGN,
  OPTION_EXERCISE,
  DIVIDEND,
  INTEREST,
  FEE,
  SPLIT,
  TRANSFER_IN
}
