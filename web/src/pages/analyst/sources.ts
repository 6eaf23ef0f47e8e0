/** The analyst's tools in words, and the card where each of their figures stands. */
import { words } from "../../lib/format";
import type { Anchor, AnchoredPage } from "../../shell/anchors";
import type { Citation } from "./turn";

type Source = Anchor & {
  /** while it runs: "Looking up …" */
  what: string;
  /** figures of its answer that stand on another card, by their place in it */
  but?: readonly (readonly [place: RegExp, card: Anchor])[];
};

const EXPOSURE = [/exposure/, { page: "", card: "exposure" }] as const;

export const SOURCES: Readonly<Record<string, Source>> = {
  list_user_portfolios: { what: "your portfolios", page: "/accounts", card: "portfolios" },
  get_aggregate_overview: {
    what: "all portfolios together",
    page: "",
    card: "key-figures",
    but: [EXPOSURE],
  },
  get_analytics_overview: {
    what: "value, exposure and profit",
    page: "",
    card: "key-figures",
    but: [EXPOSURE, [/^\/pnl/, { page: "", card: "value" }]],
  },
  get_portfolio_complete: {
    what: "the portfolio",
    page: "",
    card: "key-figures",
    but: [[/position|holding/, { page: "holdings", card: "holdings" }], EXPOSURE],
  },
  get_positions_details: { what: "positions", page: "holdings", card: "holdings" },
  get_performance: {
    what: "returns and drawdowns",
    page: "performance",
    card: "returns",
    but: [
      [/drawdown/, { page: "performance", card: "falls" }],
      [/^\/series/, { page: "performance", card: "window" }],
    ],
  },
  get_market_comparison: {
    what: "returns beside the market's",
    page: "performance",
    card: "window",
  },
  get_daily_movers: { what: "what moved", page: "", card: "movers" },
  get_volatility_analysis: {
    what: "volatility",
    page: "risk/volatility",
    card: "volatility-facts",
  },
  get_value_at_risk: {
    what: "value at risk",
    page: "scenarios?tab=var",
    card: "rare-losses",
    but: [[/^\/contributions/, { page: "scenarios?tab=var", card: "added-losses" }]],
  },
  get_risk_contributions: {
    what: "risk contributions",
    page: "risk/contributions",
    card: "contributions",
    but: [[/^\/[^/]+$/, { page: "risk/contributions", card: "total-risk" }]],
  },
  get_betas: { what: "market betas", page: "risk/factors", card: "factors" },
  get_factor_exposures: { what: "factor exposures", page: "risk/factors", card: "factors" },
  get_spread_factors: { what: "spread factors", page: "risk/factors", card: "spreads" },
  get_sector_exposure: { what: "sectors", page: "risk/concentration", card: "sectors" },
  get_concentration_metrics: {
    what: "concentration",
    page: "risk/concentration",
    card: "concentration-facts",
  },
  get_correlation_matrix: {
    what: "correlations",
    page: "risk/correlation",
    card: "correlation",
    but: [[/^\/average/, { page: "risk/correlation", card: "diversification" }]],
  },
  get_diversification: {
    what: "diversification",
    page: "risk/correlation",
    card: "diversification",
  },
  get_stress_test_results: { what: "stress tests", page: "scenarios", card: "library" },
  run_custom_shock: {
    what: "a scenario of its own",
    page: "scenarios?tab=own",
    card: "own-shock",
  },
  run_what_if: {
    what: "trades before they are made",
    page: "scenarios?tab=trade",
    card: "trades",
  },
  get_option_greeks: {
    what: "option Greeks",
    page: "risk/greeks",
    card: "greeks",
    but: [[/position|option/, { page: "risk/greeks", card: "options" }]],
  },
  get_target_prices: {
    what: "target prices",
    page: "/research?tab=targets",
    card: "target-promise",
    but: [[/^\/target_prices/, { page: "/research?tab=targets", card: "target-prices" }]],
  },
  get_position_tags: { what: "tags", page: "holdings", card: "holdings" },
  get_company_profile: { what: "a company", page: "/research/$symbol", card: "company" },
  get_current_quotes: { what: "prices", page: "/research/$symbol", card: "price" },
  get_prices_historical: { what: "past prices", page: "/research/$symbol", card: "price" },
  get_portfolio_data_quality: {
    what: "the quality of the data",
    page: "/accounts/health",
    card: "health",
  },
  search_knowledge: { what: "documents", page: "/methods", card: "methods" },
};

const LABELS: Readonly<Record<AnchoredPage, string>> = {
  "": "Overview",
  holdings: "Holdings",
  "risk/contributions": "Risk, contributions",
  "risk/factors": "Risk, factors",
  "risk/correlation": "Risk, correlation",
  "risk/volatility": "Risk, volatility",
  "risk/concentration": "Risk, concentration and sectors",
  "risk/greeks": "Risk, Greeks",
  scenarios: "Scenarios",
  "scenarios?tab=own": "Scenarios, your own",
  "scenarios?tab=var": "Scenarios, rare losses",
  "scenarios?tab=trade": "Scenarios, try a trade",
  performance: "Performance",
  "/research": "Research",
  "/research/$symbol": "Research",
  "/research?tab=targets": "Research, target prices",
  "/accounts": "Accounts & data",
  "/accounts/health": "Accounts & data, data health",
  "/methods": "Methods",
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

export interface Place {
  to: string;
  search: Record<string, string>;
  hash: string;
  label: string;
}

/** The card a tool's figure is on; what is cited of its answer tells which, if there are several. */
export function placeOf(
  tool: string,
  scope: string,
  cited: Pick<Citation, "pointer" | "label"> = { pointer: "", label: "" },
): Place | null {
  const source = SOURCES[tool];
  if (source === undefined) {
    return null;
  }
  const anchor = source.but?.find(([place]) => place.test(cited.pointer))?.[1] ?? source;
  // of a company the label ends with its symbol
  const symbol = /, ([A-Z][A-Z0-9.-]*)$/.exec(cited.label)?.[1];
  const { page, card }: Anchor =
    anchor.page === "/research/$symbol" && symbol === undefined
      ? { page: "/research", card: "companies" }
      : anchor;
  const [path = "", query] = page.replace("$symbol", encodeURIComponent(symbol ?? "")).split("?");
  const own = path.startsWith("/");
  const about = tool === "get_aggregate_overview" ? "all" : scope;
  return {
    to: own ? path : `/p/${about}${path === "" ? "" : `/${path}`}`,
    search: {
      ...Object.fromEntries(new URLSearchParams(query)),
      // pages without a scope have the portfolio in the search
      ...(own && PICKS.includes(page) && about !== "all" ? { portfolio: about } : {}),
    },
    hash: card,
    label: LABELS[page],
  };
}

/** Those of the pages without a scope that show one portfolio. */
const PICKS: readonly AnchoredPage[] = ["/accounts/health", "/research?tab=targets"];

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
