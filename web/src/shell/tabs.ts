/** Tabs that have addresses of their own, for their pages and for who looks for them. */
export const RISK_TABS = [
  { id: "contributions", label: "Contributions" },
  { id: "factors", label: "Factors" },
  { id: "correlation", label: "Correlation" },
  { id: "volatility", label: "Volatility & drawdown" },
  { id: "concentration", label: "Concentration & sectors" },
  { id: "greeks", label: "Greeks" },
] as const;

export const ACCOUNTS_TABS = [
  { id: "portfolios", label: "Portfolios" },
  { id: "import", label: "Import" },
  { id: "runs", label: "Calculation" },
  { id: "health", label: "Data health" },
  { id: "flows", label: "Money in and out" },
  { id: "exports", label: "Exports" },
] as const;
