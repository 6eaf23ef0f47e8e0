package dev.sigmasight.market.fmp;

import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import java.util.EnumMap;
import java.util.Map;

/** What the lines of statements are called here. */
final class FmpItem {
  private static final Map<StatementItem, String> NAMES = new EnumMap<>(StatementItem.class);

  static {
    NAMES.put(StatementItem.TOTAL_REVENUE, "revenue");
    NAMES.put(StatementItem.COST_OF_REVENUE, "costOfRevenue");
    NAMES.put(StatementItem.GROSS_PROFIT, "grossProfit");
    NAMES.put(StatementItem.RESEARCH_AND_DEVELOPMENT, "researchAndDevelopmentExpenses");
    NAMES.put(
        StatementItem.SELLING_GENERAL_AND_ADMINISTRATIVE,
        "sellingGeneralAndAdministrativeExpenses");
    NAMES.put(StatementItem.OPERATING_INCOME, "operatingIncome");
    NAMES.put(StatementItem.EBIT, "ebit");
    NAMES.put(StatementItem.EBITDA, "ebitda");
    NAMES.put(StatementItem.NET_INCOME, "netIncome");
    NAMES.put(StatementItem.INTEREST_EXPENSE, "interestExpense");
    NAMES.put(StatementItem.TAX_PROVISION, "incomeTaxExpense");
    NAMES.put(StatementItem.DEPRECIATION_AND_AMORTIZATION, "depreciationAndAmortization");
    NAMES.put(StatementItem.BASIC_EPS, "eps");
    NAMES.put(StatementItem.DILUTED_EPS, "epsDiluted");
    NAMES.put(StatementItem.BASIC_AVERAGE_SHARES, "weightedAverageShsOut");
    NAMES.put(StatementItem.DILUTED_AVERAGE_SHARES, "weightedAverageShsOutDil");
    NAMES.put(StatementItem.TOTAL_ASSETS, "totalAssets");
    NAMES.put(StatementItem.CURRENT_ASSETS, "totalCurrentAssets");
    NAMES.put(StatementItem.CASH_AND_CASH_EQUIVALENTS, "cashAndCashEquivalents");
    NAMES.put(StatementItem.SHORT_TERM_INVESTMENTS, "shortTermInvestments");
    NAMES.put(StatementItem.ACCOUNTS_RECEIVABLE, "accountsReceivables");
    NAMES.put(StatementItem.INVENTORY, "inventory");
    NAMES.put(StatementItem.PROPERTY_PLANT_EQUIPMENT, "propertyPlantEquipmentNet");
    NAMES.put(StatementItem.INTANGIBLE_ASSETS, "goodwillAndIntangibleAssets");
    NAMES.put(StatementItem.TOTAL_LIABILITIES, "totalLiabilities");
    NAMES.put(StatementItem.CURRENT_LIABILITIES, "totalCurrentLiabilities");
    NAMES.put(StatementItem.ACCOUNTS_PAYABLE, "accountPayables");
    NAMES.put(StatementItem.SHORT_TERM_DEBT, "shortTermDebt");
    NAMES.put(StatementItem.LONG_TERM_DEBT, "longTermDebt");
    NAMES.put(StatementItem.TOTAL_DEBT, "totalDebt");
    NAMES.put(StatementItem.TOTAL_STOCKHOLDERS_EQUITY, "totalStockholdersEquity");
    NAMES.put(StatementItem.RETAINED_EARNINGS, "retainedEarnings");
    NAMES.put(StatementItem.COMMON_STOCK, "commonStock");
    NAMES.put(StatementItem.OPERATING_CASH_FLOW, "netCashProvidedByOperatingActivities");
    NAMES.put(StatementItem.DEPRECIATION, "depreciationAndAmortization");
    NAMES.put(StatementItem.STOCK_BASED_COMPENSATION, "stockBasedCompensation");
    NAMES.put(StatementItem.CHANGE_IN_WORKING_CAPITAL, "changeInWorkingCapital");
    NAMES.put(StatementItem.INVESTING_CASH_FLOW, "netCashProvidedByInvestingActivities");
    NAMES.put(StatementItem.CAPITAL_EXPENDITURES, "capitalExpenditure");
    NAMES.put(StatementItem.ACQUISITIONS, "acquisitionsNet");
    NAMES.put(StatementItem.PURCHASES_OF_INVESTMENTS, "purchasesOfInvestments");
    NAMES.put(StatementItem.FINANCING_CASH_FLOW, "netCashProvidedByFinancingActivities");
    NAMES.put(StatementItem.DIVIDENDS_PAID, "netDividendsPaid");
    NAMES.put(StatementItem.STOCK_REPURCHASES, "commonStockRepurchased");
    NAMES.put(StatementItem.DEBT_ISSUANCE_REPAYMENT, "netDebtIssuance");
    NAMES.put(StatementItem.NET_CHANGE_IN_CASH, "netChangeInCash");
    NAMES.put(StatementItem.BEGINNING_CASH_POSITION, "cashAtBeginningOfPeriod");
  }

  private FmpItem() {}

  static Map<StatementItem, String> names() {
    return NAMES;
  }

  /** Where a statement is had. */
  static String path(StatementKind kind) {
    return switch (kind) {
      case INCOME -> "income-statement";
      case BALANCE_SHEET -> "balance-sheet-statement";
      case CASH_FLOW -> "cash-flow-statement";
    };
  }
}
