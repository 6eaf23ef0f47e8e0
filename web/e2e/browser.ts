/** A real browser, and what every test does with it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

export const PERSONAS = {
  individual: "demo_individual@sigmasight.com",
  wealthy: "demo_hnw@sigmasight.com",
  manager: "demo_hedgefundstyle@sigmasight.com",
  family: "demo_familyoffice@sigmasight.com",
} as const;
export const PASSWORD = "demo12345";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser | undefined;

async function running(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export interface Look {
  width?: number;
  height?: number;
  theme?: "light" | "dark";
  touch?: boolean;
}

/** A page whose console must stay clean: `troubles` holds what it complained about. */
export async function open(
  url: string,
  look: Look = {},
): Promise<{ page: Page; context: BrowserContext; troubles: string[] }> {
  const context = await (
    await running()
  ).newContext({
    baseURL: url,
    viewport: { width: look.width ?? 1280, height: look.height ?? 860 },
    hasTouch: look.touch ?? false,
    locale: "en-US",
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  const theme = look.theme ?? "light";
  await context.addInitScript((chosen) => {
    if (localStorage.getItem("sigmasight.taste") === null) {
      localStorage.setItem("sigmasight.taste", JSON.stringify({ theme: chosen }));
    }
  }, theme);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // a refusal that a test provokes is told by the browser as well
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      troubles.push(message.text());
    }
  });
  return { page, context, troubles };
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("navigation", { name: /pages/i }).first().waitFor();
}

/** A fresh account without anything, and its page signed in. */
export async function newcomer(url: string, look: Look = {}) {
  const email = `e2e-${crypto.randomUUID()}@example.com`;
  const password = `a long ${crypto.randomUUID()} phrase`;
  const answer = await fetch(`${url}/api/v1/auth/register`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password, full_name: "E. Newcomer" }),
  });
  expect(answer.status).toBe(201);
  const opened = await open(url, look);
  await signIn(opened.page, email, password);
  return { ...opened, email, password };
}

/** Asks the API with the session of the page. */
export async function api<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => {
    const answer = await fetch(address);
    return (await answer.json()) as T;
  }, path);
}

/** Waits until nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect
    .poll(
      () =>
        page
          .getByRole("status")
          .filter({ hasText: /^Loading/ })
          .count(),
      {
        timeout: 60_000,
      },
    )
    .toBe(0);
  await expect
    .poll(() => page.locator("[role=img][data-drawn=false]").count(), { timeout: 60_000 })
    .toBe(0);
}

/** Violations of WCAG that axe calls serious or critical. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Found {
      impact: string;
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    const axe = (
      window as unknown as { axe: { run: (o: object) => Promise<{ violations: Found[] }> } }
    ).axe;
    const { violations: found } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found
      .filter((each) => each.impact === "serious" || each.impact === "critical")
      .flatMap((each) =>
        each.nodes
          .slice(0, 3)
          .map(
            (node) =>
              `${each.id}: ${node.html.slice(0, 160)} (${node.failureSummary.slice(0, 160)})`,
          ),
      );
  });
}

/** Whether the page scrolls sideways. */
export async function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  );
}

/** Every page by name, below a scope where it has one. */
export function addresses(scope: string): Record<string, string> {
  return {
    overview: `/p/${scope}`,
    holdings: `/p/${scope}/holdings`,
    "risk-contributions": `/p/${scope}/risk/contributions`,
    "risk-factors": `/p/${scope}/risk/factors`,
    "risk-correlation": `/p/${scope}/risk/correlation`,
    "risk-volatility": `/p/${scope}/risk/volatility`,
    "risk-concentration": `/p/${scope}/risk/concentration`,
    "risk-greeks": `/p/${scope}/risk/greeks`,
    scenarios: `/p/${scope}/scenarios`,
    ...Object.fromEntries(
      ["own", "replay", "var", "reverse", "trade"].map((tab) => [
        `scenarios-${tab}`,
        `/p/${scope}/scenarios?tab=${tab}`,
      ]),
    ),
    performance: `/p/${scope}/performance`,
    research: "/research",
    company: "/research/AAPL",
    targets: `/research?tab=targets${scope === "all" ? "" : `&portfolio=${scope}`}`,
    analyst: "/analyst",
    "analyst-insights": "/analyst?tab=insights",
    "analyst-memories": "/analyst?tab=memories",
    accounts: "/accounts",
    import: "/accounts/import",
    runs: "/accounts/runs",
    health: "/accounts/health",
    flows: "/accounts/flows",
    exports: "/accounts/exports",
    settings: "/settings",
    ...Object.fromEntries(
      ["appearance", "tokens", "analyst", "about"].map((tab) => [
        `settings-${tab}`,
        `/settings?tab=${tab}`,
      ]),
    ),
    methods: "/methods",
  };
}
