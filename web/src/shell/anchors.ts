/** The cards that a link can lead to by their id, under the page below the scope that shows them. */
export const ANCHORS = {
  "": ["key-figures", "value", "exposure", "movers"],
  holdings: ["holdings"],
  "risk/contributions": ["total-risk", "contributions"],
  "risk/factors": ["factors", "spreads"],
  "risk/correlation": ["diversification", "correlation"],
  "risk/volatility": ["volatility-facts", "drawdown"],
  "risk/concentration": ["concentration-facts", "concentration", "sectors"],
  "risk/greeks": ["greeks", "options"],
  scenarios: ["library"],
  "scenarios?tab=own": ["own-shock"],
  "scenarios?tab=var": ["rare-losses", "added-losses"],
  "scenarios?tab=trade": ["trades"],
  performance: ["window", "returns", "falls"],
  "/research": ["companies"],
  "/research/$symbol": ["company", "price"],
  "/research?tab=targets": ["target-prices", "target-promise"],
  "/accounts": ["portfolios"],
  "/accounts/health": ["health"],
  "/methods": ["methods"],
} as const;

export type AnchoredPage = keyof typeof ANCHORS;

/** A card on its page. */
export type Anchor = {
  [P in AnchoredPage]: { page: P; card: (typeof ANCHORS)[P][number] };
}[AnchoredPage];
