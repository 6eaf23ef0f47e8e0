package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.company.StatementItem;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What Yahoo calls the lines of statements. */
final class YahooItem {
  private static final Map<StatementItem, String> NAMES = new EnumMap<>(StatementItem.class);
  private static final Map<String, StatementItem> ITEMS = new HashMap<>();

  static {
    NAMES.put(StatementItem.TOTAL_REVENUE, "TotalRevenue");
    NAMES.put(StatementItem.COST_OF_REVENUE, "CostOfRevenue");
    NAMES.put(StatementItem.GROSS_PROFIT, "GrossProfit");
    NAMES.put(StatementItem.RESEARCH_AND_DEVELOPMENT, "ResearchAndDevelopment");
    NAMES.put(StatementItem.SELLING_GENERAL_AND_ADMINISTRATIVE, "SellingGeneralAndAdministration");
    NAMES.put(StatementItem.OPERATING_INCOME, "OperatingIncome");
    NAMES.put(StatementItem.EBIT, "EBIT");
    NAMES.put(StatementItem.EBITDA, "EBITDA");
    NAMES.put(StatementItem.NET_INCOME, "NetIncome");
    NAMES.put(StatementItem.INTEREST_EXPENSE, "InterestExpense");
    NAMES.put(StatementItem.TAX_PROVISION, "TaxProvision");
    NAMES.put(StatementItem.DEPRECIATION_AND_AMORTIZATION, "ReconciledDepreciation");
    NAMES.put(StatementItem.BASIC_EPS, "BasicEPS");
    NAMES.put(StatementItem.DILUTED_EPS, "DilutedEPS");
    NAMES.put(StatementItem.BASIC_AVERAGE_SHARES, "BasicAverageShares");
    NAMES.put(StatementItem.DILUTED_AVERAGE_SHARES, "DilutedAverageShares");
    NAMES.put(StatementItem.TOTAL_ASSETS, "TotalAssets");
    NAMES.put(StatementItem.CURRENT_ASSETS, "CurrentAssets");
    NAMES.put(StatementItem.CASH_AND_CASH_EQUIVALENTS, "CashAndCashEquivalents");
    NAMES.put(StatementItem.SHORT_TERM_INVESTMENTS, "OtherShortTermInvestments");
    NAMES.put(StatementItem.ACCOUNTS_RECEIVABLE, "AccountsReceivable");
    NAMES.put(StatementItem.INVENTORY, "Inventory");
    NAMES.put(StatementItem.PROPERTY_PLANT_EQUIPMENT, "NetPPE");
    NAMES.put(StatementItem.INTANGIBLE_ASSETS, "GoodwillAndOtherIntangibleAssets");
    NAMES.put(StatementItem.TOTAL_LIABILITIES, "TotalLiabilitiesNetMinorityInterest");
    NAMES.put(StatementItem.CURRENT_LIABILITIES, "CurrentLiabilities");
    NAMES.put(StatementItem.ACCOUNTS_PAYABLE, "AccountsPayable");
    NAMES.put(StatementItem.SHORT_TERM_DEBT, "CurrentDebt");
    NAMES.put(StatementItem.LONG_TERM_DEBT, "LongTermDebt");
    NAMES.put(StatementItem.TOTAL_DEBT, "TotalDebt");
    NAMES.put(StatementItem.TOTAL_STOCKHOLDERS_EQUITY, "StockholdersEquity");
    NAMES.put(StatementItem.RETAINED_EARNINGS, "RetainedEarnings");
    NAMES.put(StatementItem.COMMON_STOCK, "CommonStock");
    NAMES.put(StatementItem.OPERATING_CASH_FLOW, "OperatingCashFlow");
    NAMES.put(StatementItem.DEPRECIATION, "DepreciationAmortizationDepletion");
    NAMES.put(StatementItem.STOCK_BASED_COMPENSATION, "StockBasedCompensation");
    NAMES.put(StatementItem.CHANGE_IN_WORKING_CAPITAL, "ChangeInWorkingCapital");
    NAMES.put(StatementItem.INVESTING_CASH_FLOW, "InvestingCashFlow");
    NAMES.put(StatementItem.CAPITAL_EXPENDITURES, "CapitalExpenditure");
    NAMES.put(StatementItem.ACQUISITIONS, "PurchaseOfBusiness");
    NAMES.put(StatementItem.PURCHASES_OF_INVESTMENTS, "PurchaseOfInvestment");
    NAMES.put(StatementItem.FINANCING_CASH_FLOW, "FinancingCashFlow");
    NAMES.put(StatementItem.DIVIDENDS_PAID, "CashDividendsPaid");
    NAMES.put(StatementItem.STOCK_REPURCHASES, "RepurchaseOfCapitalStock");
    NAMES.put(StatementItem.DEBT_ISSUANCE_REPAYMENT, "NetIssuancePaymentsOfDebt");
    NAMES.put(StatementItem.NET_CHANGE_IN_CASH, "ChangesInCash");
    NAMES.put(StatementItem.BEGINNING_CASH_POSITION, "BeginningCashPosition");
    NAMES.forEach((item, name) -> ITEMS.put(name, item));
  }

  private YahooItem() {}

  static Map<StatementItem, String> names() {
    return NAMES;
  }

  /** By Yahoo's name. */
  static Map<String, StatementItem> items() {
    return ITEMS;
  }
}
