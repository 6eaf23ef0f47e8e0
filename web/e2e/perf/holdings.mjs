/**
 * Scrolls 5,000 generated holdings and prints how long the frames took.
 *
 * node e2e/perf/holdings.mjs [address of the front end, http://localhost:5173]
 *
 * Every answer of the API is generated here, so that no server is needed behind the front end.
 */
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://localhost:5173";
const COUNT = 5000;
const LIMIT = 50;
const ID = "00000000-0000-4000-8000-000000000001";

const number = (value, unit = "currency") => ({
  value,
  unit,
  status: value === null ? "unavailable" : "ok",
  reason: value === null ? "UNKNOWN" : null,
  reason_text: value === null ? "What was paid is unknown." : null,
  as_of: "2026-11-20",
  method: "ledger-and-valuation/ledger-1",
  n: null,
  coverage: null,
  se: null,
  lo: null,
  hi: null,
  inputs: "docs/methods/ledger-and-valuation.md",
});

/** So many digits after the point, as the API has them. */
const fixed = (value, digits) => String(Math.round(value * 10 ** digits) / 10 ** digits);

const SECTORS = ["Technology", "Financials", "Healthcare", "Energy", "Utilities"];
const positions = Array.from({ length: COUNT }, (_, at) => {
  const value = ((at * 7919) % 1_000_000) / 10 + 1;
  // every tenth has no known cost, as positions that were transferred in
  const known = at % 10 !== 0;
  return {
    key: `10000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    texts: {
      symbol: `SYM${String(at)}`,
      name: `Company number ${String(at)}`,
      sector: SECTORS[at % SECTORS.length],
      position_type: at % 4 === 0 ? "SHORT" : "LONG",
      investment_class: "PUBLIC",
      portfolio_id: ID,
      portfolio_name: "Generated",
    },
    numbers: {
      quantity: number(String(at + 1), "units"),
      price: number(fixed(value / (at + 1), 2)),
      market_value: number(fixed(value, 2)),
      cost_basis: number(known ? fixed(value * 0.9, 2) : null),
      unrealized_pnl: number(known ? fixed(value * 0.1, 2) : null),
      pnl_day: number(String((at % 200) - 100)),
      weight: number(fixed(value / 2.5e8, 6), "ratio"),
      historical_es_95: number(fixed(value / 50, 2)),
      return_to_target: number(at % 3 === 0 ? null : "12.5", "percent"),
      target_price: number(at % 3 === 0 ? null : "123.45"),
    },
  };
});
const page = {
  scope: ID,
  view: "holdings",
  available: true,
  as_of: "2026-11-20",
  data_through: "2026-11-20",
  quality: "FINAL",
  quality_reason: null,
  reason: null,
  figures: {},
  tables: [
    { id: "positions", rows: positions },
    {
      id: "tags",
      rows: positions.map((row, at) => ({
        key: `20000000-0000-4000-8000-00000000000${String(at % 9)}`,
        texts: { position_id: row.key, name: `Tag ${String(at % 9)}`, color: "#4A90E2" },
        numbers: {},
      })),
    },
  ],
};
const me = {
  id: ID,
  email: "someone@example.com",
  full_name: "Someone",
  is_active: true,
  is_admin: false,
  role: "USER",
  portfolio_id: ID,
  created_at: "2026-01-01T00:00:00Z",
};
const portfolios = [
  { id: ID, name: "Generated", is_active: true, position_count: COUNT, sources: [] },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await tab.route("**/api/v1/**", (route) => {
  const path = new URL(route.request().url()).pathname;
  const body = path.endsWith("/auth/me")
    ? me
    : path.endsWith("/data/portfolios")
      ? portfolios
      : path.endsWith("/settings/views")
        ? { views: [] }
        : page;
  return route.fulfill({ json: body });
});

async function scroll(address) {
  await tab.goto(`${base}${address}`);
  const grid = tab.getByRole("region", { name: "Holdings" });
  await grid.waitFor();
  await tab.waitForTimeout(1500);
  await browser.startTracing(tab, { categories: ["toplevel"] });
  const told = await grid.evaluate(async (element) => {
    const { performance, PerformanceObserver, requestAnimationFrame } = globalThis;
    // what blocks the page for more than 50 ms reports itself
    const long = [];
    const watch = new PerformanceObserver((list) => {
      long.push(...list.getEntries().map((entry) => entry.duration));
    });
    watch.observe({ entryTypes: ["longtask"] });
    const frames = [];
    let last = performance.now();
    const end = last + 6000;
    await new Promise((done) => {
      const step = () => {
        const now = performance.now();
        frames.push(now - last);
        last = now;
        // three rows a frame for four seconds, then a page a frame
        element.scrollTop += now < end - 2000 ? 120 : 560;
        if (now < end) {
          requestAnimationFrame(step);
        } else {
          done();
        }
      };
      requestAnimationFrame(step);
    });
    watch.disconnect();
    frames.sort((a, b) => a - b);
    const at = (share) => frames[Math.floor(frames.length * share)] ?? 0;
    return {
      frames: frames.length,
      median: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      longest: frames.at(-1) ?? 0,
      over: frames.filter((each) => each > 50).length,
      long: long.length,
      rows: element.querySelectorAll("tbody tr").length,
    };
  });
  return { ...told, busy: busiest(await browser.stopTracing()) };
}

/**
 * The longest task of any renderer in processor time, in milliseconds: what a frame would take if
 * nothing else ran on the machine. Null where the browser does not measure it.
 */
function busiest(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const renderers = new Set(
    traceEvents
      .filter((each) => each.name === "thread_name" && each.args?.name === "CrRendererMain")
      .map((each) => `${String(each.pid)} ${String(each.tid)}`),
  );
  const times = traceEvents
    .filter(
      (each) =>
        each.ph === "X" &&
        each.tdur !== undefined &&
        renderers.has(`${String(each.pid)} ${String(each.tid)}`),
    )
    .map((each) => each.tdur / 1000);
  return times.length === 0 ? null : Math.max(...times);
}

let failed = false;
for (const [name, address] of [
  ["warm-up", `/p/${ID}/holdings`],
  ["all", `/p/${ID}/holdings`],
  ["grouped by sector", `/p/${ID}/holdings?group=sector`],
]) {
  const told = await scroll(address);
  const write = (value) => `${String(Math.round(value * 10) / 10)} ms`;
  console.log(
    `${name}: ${String(told.frames)} frames, median ${write(told.median)}, p95 ${write(told.p95)}, p99 ${write(told.p99)}, longest ${write(told.longest)}; over ${String(LIMIT)} ms: ${String(told.over)} frames, ${String(told.long)} long tasks; longest task in processor time ${told.busy === null ? "unknown" : write(told.busy)}; ${String(told.rows)} rows drawn of ${String(COUNT)}`,
  );
  failed ||= name !== "warm-up" && (told.busy ?? told.longest) > LIMIT;
}
await browser.close();
process.exitCode = failed ? 1 : 0;
