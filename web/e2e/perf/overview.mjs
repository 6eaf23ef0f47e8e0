/**
 * Opens the overview of the demo ten times and prints after how long it was of use.
 *
 * node e2e/perf/overview.mjs [address of a served demo, http://localhost:8000]
 *
 * Of use: every tile and card stands, nothing loads any more, each chart is drawn, and the page answers a key. Once by
 * address, as whoever reloads or follows a link, with an empty cache the first time; once by the menu from another page.
 */
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://localhost:8000";
const TIMES = 10;
const LIMIT = 1500;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const context = await browser.newContext({
  baseURL: base,
  viewport: { width: 1280, height: 860 },
});
const tab = await context.newPage();
await tab.goto("/sign-in");
await tab.getByLabel("E-mail").fill("demo_hedgefundstyle@sigmasight.com");
await tab.getByLabel("Password").fill("demo12345");
await tab.getByRole("button", { name: "Sign in", exact: true }).click();
const menu = tab.getByRole("navigation", { name: /pages/i }).first();
await menu.waitFor();
const [portfolio] = await tab.evaluate(async () => {
  const answer = await globalThis.fetch("/api/v1/data/portfolios");
  return answer.json();
});
const overview = `/p/${portfolio.id}`;

/** Milliseconds of the page's own clock from the beginning of the navigation until it is of use. */
async function ofUse(since) {
  const told = await tab.waitForFunction(
    (from) => {
      const { document, performance } = globalThis;
      const shown = document.querySelector("h1")?.textContent === "Overview";
      const loading = [...document.querySelectorAll("[role=status]")].some((each) =>
        each.textContent.startsWith("Loading"),
      );
      const charts = [...document.querySelectorAll("[role=img][data-drawn]")];
      const drawn =
        charts.length > 0 && charts.every((each) => each.getAttribute("data-drawn") === "true");
      return shown && !loading && drawn && document.querySelector("main section") !== null
        ? performance.now() - from
        : false;
    },
    since,
    { polling: "raf" },
  );
  return told.jsonValue();
}

async function byAddress() {
  await tab.goto(overview, { waitUntil: "commit" });
  return ofUse(0);
}

async function byMenu() {
  await tab.goto(`${overview}/holdings`);
  await tab.getByRole("region", { name: "Holdings" }).waitFor();
  const link = menu.getByRole("link", { name: "Overview" });
  await link.waitFor();
  const since = await link.evaluate((element) => {
    const now = globalThis.performance.now();
    element.click();
    return now;
  });
  return ofUse(since);
}

let failed = false;
for (const [name, open] of [
  ["by address", byAddress],
  ["by the menu", byMenu],
]) {
  const took = [];
  for (let at = 0; at < TIMES; at += 1) {
    if (at === 0) {
      const session = await context.newCDPSession(tab);
      await session.send("Network.clearBrowserCache");
      await session.detach();
    }
    took.push(await open());
  }
  const [first] = took;
  took.sort((a, b) => a - b);
  const write = (value) => `${String(Math.round(value))} ms`;
  console.log(
    `${name}: first ${write(first)}, median ${write(took[TIMES / 2])}, longest ${write(took.at(-1))}`,
  );
  failed ||= took.at(-1) > LIMIT;
}
await browser.close();
process.exitCode = failed ? 1 : 0;
