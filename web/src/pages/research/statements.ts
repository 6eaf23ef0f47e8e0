/** What the statements of a company show: their lines, and how they changed over a year. */
import type { Schemas } from "../../api";

export type Income = Schemas["IncomeStatement"];
export type Balance = Schemas["BalanceSheet"];
export type Cash = Schemas["CashFlow"];
export type Frequency = "a" | "q";

export interface Line<P> {
  label: string;
  of: (period: P) => number | null;
  kind: "money" | "share" | "ratio" | "percent";
  /** the change over a year is told */
  yearly?: boolean;
}

export const INCOME: readonly Line<Income>[] = [
  { label: "Revenue", of: (p) => p.total_revenue, kind: "money", yearly: true },
  { label: "Gross profit", of: (p) => p.gross_profit, kind: "money", yearly: true },
  { label: "Gross margin", of: (p) => p.gross_margin, kind: "percent" },
  { label: "Research and development", of: (p) => p.research_and_development, kind: "money" },
  {
    label: "Selling and administration",
    of: (p) => p.selling_general_and_administrative,
    kind: "money",
  },
  { label: "Operating income", of: (p) => p.operating_income, kind: "money", yearly: true },
  { label: "Operating margin", of: (p) => p.operating_margin, kind: "percent" },
  { label: "EBIT", of: (p) => p.ebit, kind: "money", yearly: true },
  { label: "EBITDA", of: (p) => p.ebitda, kind: "money" },
  { label: "Interest", of: (p) => p.interest_expense, kind: "money" },
  { label: "Taxes", of: (p) => p.tax_provision, kind: "money" },
  { label: "Net income", of: (p) => p.net_income, kind: "money", yearly: true },
  { label: "Net margin", of: (p) => p.net_margin, kind: "percent" },
  { label: "Earnings per share, diluted", of: (p) => p.diluted_eps, kind: "share", yearly: true },
];

export const BALANCE: readonly Line<Balance>[] = [
  { label: "Total assets", of: (p) => p.total_assets, kind: "money", yearly: true },
  { label: "Current assets", of: (p) => p.current_assets, kind: "money" },
  { label: "Cash and equivalents", of: (p) => p.cash_and_cash_equivalents, kind: "money" },
  { label: "Receivables", of: (p) => p.accounts_receivable, kind: "money" },
  { label: "Inventory", of: (p) => p.inventory, kind: "money" },
  { label: "Property and equipment", of: (p) => p.property_plant_equipment, kind: "money" },
  { label: "Total liabilities", of: (p) => p.total_liabilities, kind: "money", yearly: true },
  { label: "Current liabilities", of: (p) => p.current_liabilities, kind: "money" },
  { label: "Total debt", of: (p) => p.total_debt, kind: "money", yearly: true },
  { label: "Net debt", of: (p) => p.net_debt, kind: "money" },
  { label: "Equity", of: (p) => p.total_stockholders_equity, kind: "money", yearly: true },
  { label: "Working capital", of: (p) => p.working_capital, kind: "money" },
  { label: "Current ratio", of: (p) => p.current_ratio, kind: "ratio" },
  { label: "Debt to equity", of: (p) => p.debt_to_equity, kind: "ratio" },
  { label: "Book value per share", of: (p) => p.book_value_per_share, kind: "share" },
];

export const CASH: readonly Line<Cash>[] = [
  { label: "Operating cash flow", of: (p) => p.operating_cash_flow, kind: "money", yearly: true },
  { label: "Capital expenditure", of: (p) => p.capital_expenditures, kind: "money" },
  { label: "Free cash flow", of: (p) => p.free_cash_flow, kind: "money", yearly: true },
  { label: "Free cash flow margin", of: (p) => p.fcf_margin, kind: "percent" },
  { label: "Investing cash flow", of: (p) => p.investing_cash_flow, kind: "money" },
  { label: "Acquisitions", of: (p) => p.acquisitions, kind: "money" },
  { label: "Financing cash flow", of: (p) => p.financing_cash_flow, kind: "money" },
  { label: "Dividends paid", of: (p) => p.dividends_paid, kind: "money" },
  { label: "Buybacks", of: (p) => p.stock_repurchases, kind: "money" },
  { label: "Stock-based pay", of: (p) => p.stock_based_compensation, kind: "money" },
  { label: "Change in cash", of: (p) => p.net_change_in_cash, kind: "money" },
];

/** How many periods are shown, and how many lie between one and the same a year before. */
export const SHOWN = 4;
export function yearOf(frequency: Frequency): number {
  return frequency === "a" ? 1 : 4;
}

/** How many are asked for, so that each one shown has one a year before it. */
export function askedFor(frequency: Frequency): number {
  return SHOWN + yearOf(frequency);
}

/**
 * The change over a year as a fraction, or null: without both figures, from a loss or nothing
 * (a fraction of it means nothing), or where the periods are not a year apart.
 */
export function changeOverYear<P extends { period_date: string; currency?: string }>(
  periods: readonly P[],
  index: number,
  of: (period: P) => number | null,
  frequency: Frequency,
): number | null {
  const now = periods[index];
  const before = periods[index + yearOf(frequency)];
  if (now === undefined || before === undefined || now.currency !== before.currency) {
    return null;
  }
  const days = (Date.parse(now.period_date) - Date.parse(before.period_date)) / 86_400_000;
  const a = of(now);
  const b = of(before);
  return a === null || b === null || b <= 0 || days < 350 || days > 380 ? null : a / b - 1;
}

/** What a period is called. */
export function nameOfPeriod(
  period: { fiscal_year: number | null; fiscal_quarter: number | null; period_date: string },
  frequency: Frequency,
): string {
  const year = period.fiscal_year === null ? period.period_date.slice(0, 4) : period.fiscal_year;
  return frequency === "q" && period.fiscal_quarter !== null
    ? `Q${String(period.fiscal_quarter)} ${String(year)}`
    : frequency === "q"
      ? period.period_date
      : String(year);
}
