/** The analyst's tools in words, and the page where each of their figures stands. */
import { words } from "../../lib/format";
import type { Citation } from "./turn";

interface Source {
  /** while it runs: "Looking up …" */
  what: string;
  /** below the scope; with a slash at the start, a page of its own */
  page: string;
  label: string;
}

const SOURCES: Readonly<Record<string, Source>> = {
  list_user_portfolios: { what: "your portfolios", page: "/accounts", label: "Accounts & data" },
  get_aggregate_overview: { what: "all portfolios together", page: "", label: "Overview" },
  get_analytics_overview: { what: "value, exposure and profit", page: "", label: "Overview" },
  get_portfolio_complete: { what: "the portfolio", page: "", label: "Overview" },
  get_positions_details: { what: "positions", page: "holdings", label: "Holdings" },
  get_performance: { what: "returns and drawdowns", page: "performance", label: "Performance" },
  get_market_comparison: {
    what: "returns beside the market's",
    page: "performance",
    label: "Performance",
  },
  get_daily_movers: { what: "what moved", page: "holdings", label: "Holdings" },
  get_volatility_analysis: {
    what: "volatility",
    page: "risk/volatility",
    label: "Risk, volatility",
  },
  get_value_at_risk: { what: "value at risk", page: "scenarios", label: "Scenarios" },
  get_risk_contributions: {
    what: "risk contributions",
    page: "risk/contributions",
    label: "Risk, contributions",
  },
  get_betas: { what: "market betas", page: "risk/factors", label: "Risk, factors" },
  get_factor_exposures: { what: "factor exposures", page: "risk/factors", label: "Risk, factors" },
  get_spread_factors: { what: "spread factors", page: "risk/factors", label: "Risk, factors" },
  get_sector_exposure: {
    what: "sectors",
    page: "risk/concentration",
    label: "Risk, concentration and sectors",
  },
  get_concentration_metrics: {
    what: "concentration",
    page: "risk/concentration",
    label: "Risk, concentration and sectors",
  },
  get_correlation_matrix: {
    what: "correlations",
    page: "risk/correlation",
    label: "Risk, correlation",
  },
  get_diversification: {
    what: "diversification",
    page: "risk/correlation",
    label: "Risk, correlation",
  },
  get_stress_test_results: { what: "stress tests", page: "scenarios", label: "Scenarios" },
  run_custom_shock: { what: "a scenario of its own", page: "scenarios", label: "Scenarios" },
  run_what_if: { what: "trades before they are made", page: "scenarios", label: "Scenarios" },
  get_option_greeks: { what: "option Greeks", page: "risk/greeks", label: "Risk, Greeks" },
  get_target_prices: { what: "target prices", page: "/research", label: "Research" },
  get_position_tags: { what: "tags", page: "holdings", label: "Holdings" },
  get_company_profile: { what: "a company", page: "/research", label: "Research" },
  get_current_quotes: { what: "prices", page: "/research", label: "Research" },
  get_prices_historical: { what: "past prices", page: "/research", label: "Research" },
  get_portfolio_data_quality: {
    what: "the quality of the data",
    page: "/accounts",
    label: "Accounts & data",
  },
  search_knowledge: { what: "documents", page: "/methods", label: "Methods" },
};

/** Sources of insights are analyses; each stands on the page of the tool that asks the same. */
const ANALYSES: readonly (readonly [RegExp, string])[] = [
  [/contribution/, "get_risk_contributions"],
  [/factor|spread|beta/, "get_factor_exposures"],
  [/sector/, "get_sector_exposure"],
  [/concentration/, "get_concentration_metrics"],
  [/correlation|diversification/, "get_correlation_matrix"],
  [/volatility/, "get_volatility_analysis"],
  [/stress|scenario|value.at.risk|tail|var/, "get_stress_test_results"],
  [/greek|option/, "get_option_greeks"],
  [/performance|return|drawdown/, "get_performance"],
  [/position|mover|day/, "get_positions_details"],
  [/overview|exposure|portfolio/, "get_analytics_overview"],
];

export function toolOfAnalysis(source: string): string {
  const name = source.toLowerCase();
  return ANALYSES.find(([pattern]) => pattern.test(name))?.[1] ?? "get_analytics_overview";
}

/** "Risk contributions" of get_risk_contributions. */
export function toolName(tool: string): string {
  const what = SOURCES[tool]?.what ?? tool.replace(/^(get|run|list|search)_/, "");
  return words(what);
}

export function toolWhat(tool: string): string {
  return SOURCES[tool]?.what ?? words(tool).toLowerCase();
}

/** The page a tool's figures are on. */
export function pageOf(tool: string, scope: string): { to: string; label: string } | null {
  const source = SOURCES[tool];
  if (source === undefined) {
    return null;
  }
  const to = source.page.startsWith("/")
    ? source.page
    : `/p/${tool === "get_aggregate_overview" ? "all" : scope}${source.page === "" ? "" : `/${source.page}`}`;
  return { to, label: source.label };
}

export interface Named {
  id: string;
  name: string;
}

/** The portfolio a citation speaks of: its name ends the label. */
export function scopeOf(
  citation: Citation,
  portfolios: readonly Named[],
  about: readonly string[],
): string {
  const named = [...portfolios]
    .sort((a, b) => b.name.length - a.name.length)
    .find((each) => citation.label.endsWith(each.name));
  const only = portfolios.length === 1 ? portfolios[0]?.id : undefined;
  return named?.id ?? (about.length === 1 ? about[0] : undefined) ?? only ?? "all";
}

/** What a citation is of, without the portfolio that the link names anyway. */
export function labelOf(citation: Citation, portfolios: readonly Named[]): string {
  const named = portfolios.find((each) => citation.label.endsWith(`, ${each.name}`));
  return named === undefined ? citation.label : citation.label.slice(0, -named.name.length - 2);
}

function value(given: unknown): string {
  if (Array.isArray(given)) {
    return given.map(value).join(", ");
  }
  if (typeof given === "object" && given !== null) {
    return Object.entries(given)
      .map(([name, each]) => `${name.replace(/_/g, " ")} ${value(each)}`)
      .join(", ");
  }
  return String(given).replace(/_/g, " ");
}

/** What a tool was asked, in words; portfolios have handles there that nobody else knows. */
export function argumentsOf(args: Readonly<Record<string, unknown>>, portfolios: number): string {
  return Object.entries(args)
    .filter(([, given]) => given !== null && given !== undefined && given !== "")
    .filter(([, given]) => !Array.isArray(given) || given.length > 0)
    .map(([name, given]) => {
      if (name === "portfolio" || name === "portfolios") {
        return portfolios === 1 && name === "portfolio"
          ? "your portfolio"
          : `${name} ${value(given)}`;
      }
      const label = name.replace(/_/g, " ");
      return typeof given === "boolean"
        ? `${given ? "with" : "without"} ${label.replace(/^include /, "")}`
        : `${label} ${value(given)}`;
    })
    .join(", ");
}

/** How a page of the method is called that says how a tool computes. */
const METHODS: Readonly<Record<string, string>> = {
  get_performance: "returns-and-performance",
  get_daily_movers: "movers",
  get_volatility_analysis: "volatility",
  get_value_at_risk: "tail-risk",
  get_risk_contributions: "portfolio-risk",
  get_betas: "market-beta",
  get_factor_exposures: "factors",
  get_spread_factors: "factors",
  get_sector_exposure: "concentration-and-sectors",
  get_concentration_metrics: "concentration-and-sectors",
  get_correlation_matrix: "correlation",
  get_diversification: "correlation",
  get_stress_test_results: "stress",
  run_custom_shock: "stress",
  run_what_if: "aggregates-and-what-if",
  get_aggregate_overview: "aggregates-and-what-if",
  get_option_greeks: "options",
  get_target_prices: "target-prices",
  get_analytics_overview: "ledger-and-valuation",
  get_portfolio_complete: "ledger-and-valuation",
  get_positions_details: "ledger-and-valuation",
};

export function methodOf(tool: string): string | null {
  return METHODS[tool] ?? null;
}

/** Codes of failures in words of the reader. */
export function failureWords(code: string | null): string {
  switch (code) {
    case null:
      return "";
    case "cancelled":
      return "You stopped it. What was written is kept.";
    case "timed_out":
      return "It took too long and was ended. What was written is kept.";
    case "interrupted":
      return "The server was restarted while it wrote. Ask again.";
    case "empty_answer":
      return "The model had nothing to say.";
    case "not_stored":
    case "database_unavailable":
      return "The database did not take the answer.";
    case "context_too_long":
      return "The conversation is too long for the model. Begin a new one.";
    case "quota_exceeded":
    case "rate_limit_exceeded":
      return "The AI provider takes no more requests now.";
    case "not_finished":
      return "It did not finish.";
    default:
      return `It failed (${code.replace(/_/g, " ")}).`;
  }
}
