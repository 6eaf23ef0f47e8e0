// Records a reply of each read of the API, of one portfolio, of all, of an empty account and of a portfolio of which part
// is unknown, from a served demo: ADMIN_EMAIL=… ADMIN_PASSWORD=… node scripts/record.mjs [URL]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fileOf, readsOf } from "./reads.mjs";

const server = process.argv[2] ?? "http://localhost:8000";
const folder = fileURLToPath(new URL("../src/testing/replies/", import.meta.url));
const description = JSON.parse(
  readFileSync(fileURLToPath(new URL("../openapi.json", import.meta.url)), "utf8"),
);

async function ask(path, { token, method = "GET", body } = {}) {
  const form = body instanceof FormData;
  const response = await fetch(server + path, {
    method,
    headers: {
      Accept: path.endsWith("/send") ? "text/event-stream" : "application/json",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body && !form ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const json = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: text === "" ? null : json ? JSON.parse(text) : text };
}

/** What a change answers; a refusal ends the recording, for a reply would be missing. */
async function change(path, token, body, method = "POST") {
  const answer = await ask(`/api/v1/${path}`, { token, method, body });
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

async function read(path, token) {
  return (await ask(`/api/v1/${path}`, { token })).body;
}

async function signIn(email, password) {
  return (await change("auth/login", undefined, { email, password })).access_token;
}

async function newcomer() {
  const email = `recorded-${crypto.randomUUID()}@example.com`;
  const password = `a long ${crypto.randomUUID()} phrase`;
  await change("auth/register", undefined, { email, password, full_name: "Recorded" });
  return signIn(email, password);
}

// stated so lately that only what nobody knows is missing, and nothing is old
const stated = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
const POSITIONS = `Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype
AAPL,100,200,2025-09-02,,
MSFT,-40,400,2025-09-02,,
MSFT270618C00500000,2,30,2025-10-01,OPTIONS,CALL
LAKE_HOUSE,1,50000,${stated},PRIVATE,REAL_ESTATE
`;

/** A portfolio with a house, of which no market says how it moves; computed when this ends. */
async function partial(token) {
  const form = new FormData();
  form.set("portfolio_name", "Partial");
  form.set("account_name", "Partial");
  form.set("account_type", "taxable");
  form.set("equity_balance", "200000");
  form.set("csv_file", new File([POSITIONS], "partial.csv", { type: "text/csv" }));
  const { portfolio_id: id } = await change("onboarding/create-portfolio", token, form);
  const { batch_run_id: run } = await change(`portfolios/${id}/calculate`, token, {});
  for (let tries = 0; tries < 180; tries += 1) {
    const { status } = await read(`portfolios/${id}/batch-status/${run}`, token);
    if (!["started", "running", "queued", "pending", "waiting"].includes(status)) {
      return { id, run };
    }
    await new Promise((go) => setTimeout(go, 1000));
  }
  throw new Error("The partial portfolio was not computed within three minutes.");
}

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

/** Replies whose oracle needs all rows: their sum, or a neighbour of each. */
const WHOLE =
  /^one-(views-X-risk-(concentration|contributions|factors|volatility)|.*-options-grid)\.json$/;

/** Written line by line where a person may look at it; a long one in a line. */
function written(file, reply) {
  return WHOLE.test(file)
    ? `${JSON.stringify(reply)}\n`
    : `${JSON.stringify({ ...reply, body: shortened(reply.body) }, null, 1)}\n`;
}

/** One of each thing that has an id, in the account of the partial portfolio. */
async function things(token, { id: portfolio, run }, admin) {
  const rows = (await read(`data/positions/details?portfolio_id=${portfolio}`, token)).positions;
  const position = rows.find((each) => each.symbol === "AAPL").id;
  const tag = (await change("tags", token, { name: "Core", color: "#2457c5" })).id;
  await change(`positions/${position}/tags`, token, { tag_ids: [tag] });
  const target = await change(`target-prices/${portfolio}`, token, {
    symbol: "AAPL",
    position_type: "LONG",
    target_price_eoy: 300,
  });
  const conversation = (await change("chat/conversations", token, { title: "Volatility" })).id;
  await change(`chat/conversations/${conversation}/send`, token, { content: "What is my risk?" });
  const { messages } = await read(`chat/conversations/${conversation}/messages`, token);
  const message = messages.find((each) => each.role === "assistant").id;
  await change(`chat/messages/${message}/feedback`, token, { rating: "up" });
  const memory = (await change("chat/memories", token, { content: "I prefer short answers." })).id;
  const kept = (await change("settings/tokens", token, { name: "Notebook" })).access_token.id;
  await change("settings/views", token, { name: "Longs", search: "view=long&group=sector" });
  const insight = await change("insights/generate", token, {
    insight_type: "daily_summary",
    portfolio_id: portfolio,
  });
  const flow = await change(`portfolios/${portfolio}/equity-changes`, token, {
    amount: "100",
    change_date: new Date().toISOString().slice(0, 10),
    change_type: "CONTRIBUTION",
  });
  const document = await change("admin/ai/knowledge/documents", admin, {
    title: `Recorded ${crypto.randomUUID()}`,
    content: "# Volatility\n\nHow much a value swings.",
  });
  const annotation = await change("admin/ai/tuning/annotations", admin, {
    message_id: message,
    annotation_type: "approved",
    content: "Good.",
  });
  return {
    portfolio,
    position,
    tag,
    target: target.id,
    conversation,
    message,
    memory,
    token: kept,
    insight: insight.id,
    flow: flow.id,
    transaction: flow.transaction_id,
    document: document.id,
    annotation: annotation.id,
    run,
    user: (await read("auth/me", token)).id,
  };
}

/** What the ids of an address are, by the word before them. */
const KINDS = {
  annotations: "annotation",
  "batch-status": "run",
  conversations: "conversation",
  documents: "document",
  "equity-changes": "flow",
  history: "run",
  insights: "insight",
  memories: "memory",
  messages: "message",
  portfolios: "portfolio",
  positions: "position",
  tags: "tag",
  target: "target",
  tokens: "token",
  transactions: "transaction",
  users: "user",
};
const SYMBOL = "AAPL";

function queryOf(address, have) {
  const asked = {
    "/api/v1/admin/feedback/patterns": `user_id=${have.user}`,
    "/api/v1/analytics/portfolio/{id}/options/grid": `underlying=${have.underlying}&spot_range=0.05&days=0,7`,
    "/api/v1/data/company-profiles": "symbols=AAPL,MSFT",
    "/api/v1/data/positions/details": `portfolio_id=${have.portfolio}`,
    "/api/v1/data/prices/quotes": "symbols=AAPL,ZZNOPRICE",
    "/api/v1/equity-search": "limit=3",
    "/api/v1/portfolios/{id}/transactions/export": "format=json",
    "/api/v1/position-tags": `position_id=${have.position}`,
    "/api/v1/positions/check-duplicate": `portfolio_id=${have.portfolio}&symbol=${SYMBOL}`,
    "/api/v1/positions/tags-for-symbol": `portfolio_id=${have.portfolio}&symbol=${SYMBOL}`,
    "/api/v1/onboarding/status/{id}/logs": "format=json",
    "/api/v1/admin/batch/history/{id}/logs": "format=json",
  }[address];
  return asked === undefined ? "" : `?${asked}`;
}

function pathOf({ address, tab, cases }, scope, have) {
  const many = cases.length > 1;
  return (
    address
      .replace("{tab}", tab)
      .replace("{symbol}", SYMBOL)
      .replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, before, name) => {
        const id = many || name === "scope" ? scope : have[KINDS[before]];
        if (id === undefined) {
          throw new Error(`What is {${name}} of ${address}?`);
        }
        return `${before}/${id}`;
      }) + queryOf(address, have)
  );
}

mkdirSync(folder, { recursive: true });
const admin = await signIn(process.env.ADMIN_EMAIL, process.env.ADMIN_PASSWORD);
const owner = await signIn("demo_hedgefundstyle@sigmasight.com", "demo12345");
const one = (await read("data/portfolios", owner))[0].id;
const nobody = await newcomer();
const beginner = await newcomer();
const { id: bare } = await change("portfolios", beginner, {
  name: "Bare",
  account_name: "Bare",
  account_type: "taxable",
  equity_balance: 1000,
});
const someone = await newcomer();
const incomplete = await partial(someone);

const reads = readsOf(description);
const replies = [];
async function record(name, each, token, scope, have) {
  const { status, body } = await ask(pathOf(each, scope, have), { token });
  replies.push([fileOf(name, each), { address: each.address, case: name, status, body }]);
}
const views = reads.filter(({ address }) => address.includes("{scope}"));
const portfolios = reads.filter(({ cases }) => cases.length === 3);
const others = reads.filter(({ cases }) => cases.length < 3);
const aggregate = ({ address }) => address.includes("/aggregate/");

// before anything else is added to the partial portfolio, which withdraws its figures
for (const each of views) {
  await record("one", each, owner, one, {});
  await record("all", each, owner, "all", {});
  await record("empty", each, nobody, "all", {});
  await record("partial", each, someone, incomplete.id, {});
}
for (const each of portfolios) {
  await record("one", each, owner, one, { underlying: "SPY" });
  await record("empty", each, aggregate(each) ? nobody : beginner, bare, { underlying: "SPY" });
  await record("partial", each, someone, incomplete.id, { underlying: "MSFT" });
}
const have = await things(someone, incomplete, admin);
for (const each of others) {
  const operators = each.cases.length === 1 && /^\/api\/v1\/(admin|system)\//.test(each.address);
  await record("one", each, operators ? admin : someone, "", have);
  if (each.cases.includes("empty")) {
    await record("empty", each, nobody, "", have);
  }
}

for (const old of readdirSync(folder)) {
  rmSync(folder + old);
}
for (const [file, reply] of replies) {
  writeFileSync(folder + file, written(file, reply));
}
console.log(`${String(replies.length)} replies in src/testing/replies`);
const refused = replies.filter(([, { status }]) => status >= 300);
for (const [file, { status, body }] of refused) {
  console.log(`${String(status)} ${file}: ${body?.detail ?? ""}`);
}
