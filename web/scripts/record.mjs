// Records one reply of each read the client makes, of one portfolio, of all, of an empty account and of a partial one,
// from a served demo: node scripts/record.mjs [URL]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const server = process.argv[2] ?? "http://localhost:8000";
const folder = fileURLToPath(new URL("../src/testing/replies/", import.meta.url));

async function ask(path, { token, method = "GET", body } = {}) {
  const response = await fetch(server + path, {
    method,
    headers: {
      Accept: "application/json",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

async function signIn(email, password) {
  const { body } = await ask("/api/v1/auth/login", { method: "POST", body: { email, password } });
  return body.access_token;
}

async function newcomer() {
  const email = `recorded-${crypto.randomUUID()}@example.com`;
  const password = `a long ${crypto.randomUUID()} phrase`;
  await ask("/api/v1/auth/register", {
    method: "POST",
    body: { email, password, full_name: "Recorded" },
  });
  return signIn(email, password);
}

/** A portfolio with a position that nobody prices. */
async function partial(token) {
  const form = new FormData();
  form.set("portfolio_name", "Partial");
  form.set("account_name", "Partial");
  form.set("account_type", "taxable");
  form.set("equity_balance", "100000");
  form.set(
    "csv_file",
    new File(
      [
        "Symbol,Quantity,Entry Price Per Share,Entry Date\nAAPL,100,200,2025-09-02\nZZNOPRICE,10,50,2025-09-02\n",
      ],
      "partial.csv",
      { type: "text/csv" },
    ),
  );
  const response = await fetch(`${server}/api/v1/onboarding/create-portfolio`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  const { portfolio_id: id } = await response.json();
  await ask(`/api/v1/portfolios/${id}/calculate`, { token, method: "POST" });
  for (let tries = 0; tries < 30; tries += 1) {
    const { body } = await ask(`/api/v1/views/${id}/overview`, { token });
    if (body?.available || tries === 29) {
      return id;
    }
    await new Promise((go) => setTimeout(go, 1000));
  }
  return id;
}

const VIEWS = [
  "overview",
  "holdings",
  "risk/contributions",
  "risk/factors",
  "risk/correlation",
  "risk/volatility",
  "risk/concentration",
  "risk/greeks",
  "scenarios",
  "performance",
].map((page) => [
  page.startsWith("risk/") ? "/api/v1/views/{scope}/risk/{tab}" : `/api/v1/views/{scope}/${page}`,
  (scope) => `/api/v1/views/${scope}/${page}`,
]);

const OF_ONE = [
  "analytics/portfolio/{id}/var",
  "analytics/portfolio/{id}/greeks",
  "analytics/portfolio/{id}/stress-test",
  "analytics/portfolio/{id}/positions/factor-exposures",
  "data/portfolio/{id}/data-quality",
  "portfolios/{id}/equity-changes",
  "portfolios/{id}/equity-changes/summary",
  "portfolios/{id}/transactions",
  "portfolios/{id}/imports",
  "target-prices/{id}",
  "target-prices/{id}/summary",
  "insights/portfolio/{portfolio_id}",
].map((path) => [`/api/v1/${path}`, (id) => `/api/v1/${path.replace(/\{[^}]+\}/, id)}`]);

const OF_ACCOUNT = [
  "auth/me",
  "data/portfolios",
  "portfolios",
  "tags",
  "chat/conversations",
  "chat/memories",
  "chat/usage",
  "settings/tokens",
  "equity-search?limit=3",
  "equity-search/filters",
  "data/company-profiles?symbols=AAPL,MSFT",
  "fundamentals/AAPL/income-statement",
  "fundamentals/AAPL/balance-sheet",
  "fundamentals/AAPL/cash-flow",
  "fundamentals/AAPL/analyst-estimates",
  "health",
  "demo/accounts",
].map((path) => [
  `/api/v1/${path.split("?")[0].replace("/AAPL/", "/{symbol}/")}`,
  () => `/api/v1/${path}`,
]);

/** Long lists say no more than their beginning. */
function shortened(value) {
  if (Array.isArray(value)) {
    return value.slice(0, 3).map(shortened);
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, 80)
        .map(([name, each]) => [name, shortened(each)]),
    );
  }
  return value;
}

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) {
  rmSync(folder + old);
}
const owner = await signIn("demo_hedgefundstyle@sigmasight.com", "demo12345");
const one = (await ask("/api/v1/data/portfolios", { token: owner })).body[0].id;
const { tables } = (await ask(`/api/v1/views/${one}/holdings`, { token: owner })).body;
const held = tables.find((table) => table.id === "positions").rows[0].key;
const HISTORY = [
  "/api/v1/data/positions/{position_id}/history",
  () => `/api/v1/data/positions/${held}/history`,
];
const nobody = await newcomer();
const someone = await newcomer();
const incomplete = await partial(someone);
const cases = [
  ["one", owner, one, [...VIEWS, ...OF_ONE, ...OF_ACCOUNT, HISTORY]],
  ["all", owner, "all", VIEWS],
  ["empty", nobody, "all", [...VIEWS, ...OF_ACCOUNT]],
  ["partial", someone, incomplete, [...VIEWS, ...OF_ONE]],
];
for (const [name, token, scope, reads] of cases) {
  for (const [address, path] of reads) {
    const asked = path(scope);
    const reply = await ask(asked, { token });
    const file = `${name}-${asked
      .replace(/^\/api\/v1\//, "")
      .replace(scope, "X")
      .replace(held, "Y")
      .replace(/[^a-zA-Z0-9]+/g, "-")}.json`;
    writeFileSync(
      folder + file,
      `${JSON.stringify({ address, case: name, status: reply.status, body: shortened(reply.body) }, null, 1)}\n`,
    );
  }
}
console.log(`${readdirSync(folder).length} replies in src/testing/replies`);
