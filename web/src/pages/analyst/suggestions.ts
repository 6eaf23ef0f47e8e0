/** Questions to begin with; what the page shows comes first. */
const ALWAYS = [
  "How risky is my portfolio, and what makes it so?",
  "What do I own, and how concentrated is it?",
  "How did I do against the market?",
  "What would a bad year like 2008 cost me?",
] as const;

const OF_PAGES: Readonly<Record<string, readonly string[]>> = {
  Overview: ["What moved my portfolio last?"],
  Holdings: ["Which positions are the largest?", "Which positions moved most?"],
  Risk: [
    "What drives my risk?",
    "Which factors am I exposed to?",
    "How correlated are my holdings?",
  ],
  Scenarios: [
    "What if the market falls 20 %?",
    "Which stress test hurts me most?",
    "What is my value at risk?",
  ],
  Performance: ["What was my worst drawdown?", "How did I do against the market?"],
  Research: ["How far are my target prices from the market?"],
  "Accounts & data": ["Are my prices complete?", "Which portfolios do I have?"],
};

export function suggestions(page: string): readonly string[] {
  return [...new Set([...(OF_PAGES[page] ?? []), ...ALWAYS])].slice(0, 4);
}
