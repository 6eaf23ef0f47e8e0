package dev.sigmasight.market.company;

/** The lines of statements that are kept. Outflows of cash are negative, as reported. */
public enum StatementItem {
  TOTAL_REVENUE(StatementKind.INCOME),
  COST_OF_REVENUE(StatementKind.INCOME),
  GROSS_PROFIT(StatementKind.INCOME),
  RESEARCH_AND_DEVELOPMENT(StatementKind.INCOME),
  SELLING_GENERAL_AND_ADMINISTRATIVE(StatementKind.INCOME),
  OPERATING_INCOME(StatementKind.INCOME),
  EBIT(StatementKind.INCOME),
  EBITDA(StatementKind.INCOME),
  NET_INCOME(StatementKind.INCOME),
  INTEREST_EXPENSE(StatementKind.INCOME),
  TAX_PROVISION(StatementKind.INCOME),
  DEPRECIATION_AND_AMORTIZATION(StatementKind.INCOME),
  BASIC_EPS(StatementKind.INCOME),
  DILUTED_EPS(StatementKind.INCOME),
  BASIC_AVERAGE_SHARES(StatementKind.INCOME),
  DILUTED_AVERAGE_SHARES(StatementKind.INCOME),
  TOTAL_ASSETS(StatementKind.BALANCE_SHEET),
  CURRENT_ASSETS(StatementKind.BALANCE_SHEET),
  CASH_AND_CASH_EQUIVALENTS(StatementKind.BALANCE_SHEET),
  SHORT_TERM_INVESTMENTS(StatementKind.BALANCE_SHEET),
  ACCOUNTS_RECEIVABLE(StatementKind.BALANCE_SHEET),
  INVENTORY(StatementKind.BALANCE_SHEET),
  PROPERTY_PLANT_EQUIPMENT(StatementKind.BALANCE_SHEET),
  INTANGIBLE_ASSETS(StatementKind.BALANCE_SHEET),
  TOTAL_LIABILITIES(StatementKind.BALANCE_SHEET),
  CURRENT_LIABILITIES(StatementKind.BALANCE_SHEET),
  ACCOUNTS_PAYABLE(StatementKind.BALANCE_SHEET),
  SHORT_TERM_DEBT(StatementKind.BALANCE_SHEET),
  LONG_TERM_DEBT(StatementKind.BALANCE_SHEET),
  TOTAL_DEBT(StatementKind.BALANCE_SHEET),
  TOTAL_STOCKHOLDERS_EQUITY(StatementKind.BALANCE_SHEET),
  RETAINED_EARNINGS(StatementKind.BALANCE_SHEET),
  COMMON_STOCK(StatementKind.BALANCE_SHEET),
  OPERATING_CASH_FLOW(StatementKind.CASH_FLOW),
  DEPRECIATION(StatementKind.CASH_FLOW),
  STOCK_BASED_COMPENSATION(StatementKind.CASH_FLOW),
  CHANGE_IN_WORKING_CAPITAL(StatementKind.CASH_FLOW),
  INVESTING_CASH_FLOW(StatementKind.CASH_FLOW),
  CAPITAL_EXPENDITURES(StatementKind.CASH_FLOW),
  ACQUISITIONS(StatementKind.CASH_FLOW),
  PURCHASES_OF_INVESTMENTS(StatementKind.CASH_FLOW),
  FINANCING_CASH_FLOW(StatementKind.CASH_FLOW),
  DIVIDENDS_PAID(StatementKind.CASH_FLOW),
  STOCK_REPURCHASES(StatementKind.CASH_FLOW),
  DEBT_ISSUANCE_REPAYMENT(StatementKind.CASH_FLOW),
  NET_CHANGE_IN_CASH(StatementKind.CASH_FLOW),
  BEGINNING_CASH_POSITION(StatementKind.CASH_FLOW);

  private final StatementKind kind;

  StatementItem(StatementKind kind) {
    this.kind = kind;
  }

  /** The statement that it stands in. */
  public StatementKind kind() {
    return kind;
  }
}
