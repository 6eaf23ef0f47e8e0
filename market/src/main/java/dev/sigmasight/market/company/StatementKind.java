package dev.sigmasight.market.company;

/** The three statements of a company. */
public enum StatementKind {
  INCOME,
  BALANCE_SHEET,
  CASH_FLOW
}
