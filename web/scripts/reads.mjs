// The reads of the API, and the cases in which a reply of each is recorded.

export const TABS = [
  "contributions",
  "factors",
  "correlation",
  "volatility",
  "concentration",
  "greeks",
  "tail",
];

/** Reads without a recorded reply, and why. */
export const LEFT_OUT = {
  "/api/v1/admin/batch/run/{id}/events": "a stream; src/run/run.test.ts has its events",
  "/api/v1/portfolios/{id}/batch-status/{run_id}/events": "a stream of the same events",
  "/api/v1/chat/runs/{run_id}/events": "a stream; src/pages/analyst/turn.test.ts has its events",
  "/api/v1/onboarding/csv-template": "a file of text",
  "/api/v1/portfolios/{id}/equity-changes/export": "a file of text",
};

/** Reads that the demo refuses, and why: it has no provider to ask. */
export const REFUSED = {
  "/api/v1/fundamentals/{symbol}/balance-sheet": "statements come from a provider",
  "/api/v1/fundamentals/{symbol}/cash-flow": "statements come from a provider",
  "/api/v1/fundamentals/{symbol}/income-statement": "statements come from a provider",
};

/** The first parameter is a portfolio, and there is no other. */
const OF_PORTFOLIO =
  /^\/api\/v1\/(analytics\/portfolio|data\/portfolio|data\/positions\/top|data\/prices\/historical|insights\/portfolio|onboarding\/status|portfolios|target-prices)\/\{\w+\}[^{]*$/;
const OF_ALL = /^\/api\/v1\/analytics\/aggregate\//;
/** The query names what it is about. */
const OF_QUERY =
  /^\/api\/v1\/(data\/positions\/details|position-tags|positions\/(check-duplicate|tags-for-symbol))$/;
const OF_OPERATORS = /^(?!\/api\/v1\/)|^\/api\/v1\/(admin|system)\//;

function casesOf(address) {
  if (address.includes("{scope}")) {
    return ["one", "all", "empty", "partial"];
  }
  if (OF_PORTFOLIO.test(address) || OF_ALL.test(address)) {
    return ["one", "empty", "partial"];
  }
  // what has an id of its own is never empty, and operators see one installation
  return address.includes("{") || OF_QUERY.test(address) || OF_OPERATORS.test(address)
    ? ["one"]
    : ["one", "empty"];
}

/** Each read of a description with its cases; a page of tabs is a read for each tab. */
export function readsOf(description) {
  return Object.keys(description.paths)
    .filter((address) => "get" in description.paths[address] && !(address in LEFT_OUT))
    .flatMap((address) =>
      (address.includes("{tab}") ? TABS : [null]).map((tab) => ({
        address,
        tab,
        cases: casesOf(address),
      })),
    );
}

/** The file that holds a reply: portfolios are X, whatever else has an id is Y. */
export function fileOf(name, { address, tab }) {
  const path = address
    .replace(/^\/api\/v1\//, "")
    .replace(/^\//, "server/")
    .replace("{tab}", tab)
    .replace("{scope}", "X");
  const said = OF_PORTFOLIO.test(address) ? path.replace(/\{\w+\}/, "X") : path;
  return `${name}-${said
    .replaceAll(/\{\w+\}/g, "Y")
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean)
    .join("-")}.json`;
}
