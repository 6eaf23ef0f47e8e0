import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Page } from "playwright-core";
import {
  addresses,
  api,
  closeBrowser,
  newcomer,
  open,
  PERSONAS,
  settled,
  signIn,
  tooWide,
  violations,
} from "./browser";

const url = inject("url");

afterAll(closeBrowser);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  let page: Page;
  let troubles: string[];
  let scope: string;

  beforeAll(async () => {
    ({ page, troubles } = await open(url, { theme }));
    await signIn(page, PERSONAS.manager);
    const portfolios = await api<{ id: string }[]>(page, "/api/v1/data/portfolios");
    scope = portfolios[0]?.id ?? "";
  });

  const all = () =>
    ({ ...addresses(scope), method: "/methods/tail-risk" }) as Record<string, string>;

  it.each([...Object.keys(addresses("all")), "method"])(
    "%s breaks no rule of accessibility",
    async (name) => {
      troubles.length = 0;
      await page.goto(all()[name] ?? "/");
      await settled(page);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );
});

describe("at every width", () => {
  let page: Page;
  let scope: string;

  beforeAll(async () => {
    ({ page } = await open(url));
    await signIn(page, PERSONAS.manager);
    scope = (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
  });

  it.each([360, 768, 1920])("%i pixels wide no page scrolls sideways", async (width) => {
    await page.setViewportSize({ width, height: 860 });
    const wide: string[] = [];
    for (const [name, address] of Object.entries(addresses(scope))) {
      await page.goto(address);
      await settled(page);
      if (await tooWide(page)) {
        wide.push(name);
      }
    }
    expect(wide).toEqual([]);
  });
});

describe("360 pixels wide", () => {
  it("every holding shows its value and its day without scrolling", async () => {
    const { page } = await open(url, { width: 360 });
    await signIn(page, PERSONAS.manager);
    const scope = (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
    await page.goto(`/p/${scope}/holdings`);
    await settled(page);
    const cells = await page
      .getByRole("region", { name: "Holdings" })
      .locator("tbody td:nth-child(3)")
      .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().right));
    expect(cells.length).toBeGreaterThan(10);
    expect(Math.max(...cells)).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
  });
});

describe("a saved view", () => {
  it("follows its owner to another browser and portfolio, and is deleted with undo", async () => {
    const { page, email, password, troubles } = await newcomer(url);
    await page.goto("/p/all/holdings?view=long&group=sector&sort=-pnl_day");
    await settled(page);
    await page.getByRole("button", { name: "Saved views" }).click();
    const menu = page.getByRole("dialog", { name: "Saved views" });
    await menu.getByLabel("Save what is shown as").fill("Longs by sector");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Saved views: Longs by sector" }).waitFor();

    const other = (await open(url, { width: 360 })).page;
    await signIn(other, email, password);
    await other.goto("/p/all/holdings?asOf=2026-01-14");
    await other.getByRole("button", { name: "Saved views" }).click();
    await other.getByRole("link", { name: "Longs by sector" }).click();
    await other.waitForURL(
      /\/p\/all\/holdings\?(?=.*asOf=2026-01-14)(?=.*view=long)(?=.*group=sector)(?=.*sort=-pnl_day)(?=.*columns=)/,
    );
    expect(await tooWide(other)).toBe(false);
    await other.getByRole("button", { name: "Longs by sector" }).click();
    await other.getByRole("button", { name: "Delete Longs by sector" }).click();
    await other.keyboard.press("Escape");
    await other.getByRole("button", { name: "Undo" }).click();
    await other.getByRole("button", { name: "Longs by sector" }).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("one holding", () => {
  it.each(["PUBLIC", "OPTIONS"])("of kind %s opens with two reads at most", async (kind) => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const scope = (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
    const view = await api<{
      tables: { id: string; rows: { key: string; texts: Record<string, string> }[] }[];
    }>(page, `/api/v1/views/${scope}/holdings`);
    const held = view.tables
      .find((table) => table.id === "positions")
      ?.rows.find((row) => row.texts["investment_class"] === kind);
    const address = `/p/${scope}/holdings/${held?.key ?? "none"}`;
    await settled(page);
    await page.goto("about:blank");
    const reads: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      // who is signed in and what they own is asked by the shell of every page
      if (/^\/api\/(?!v1\/(auth\/me|data\/portfolios)$)/.test(pathname)) {
        reads.push(pathname);
      }
    });
    await page.goto(address);
    await settled(page);
    await page.getByRole("heading", { name: "Ledger" }).waitFor();
    expect(reads.length, reads.join("\n")).toBeLessThanOrEqual(2);
    await page.getByRole("heading", { name: `Price of ` }).waitFor();
    if (kind === "OPTIONS") {
      const greeks = page.locator("#position-greeks");
      expect(await greeks.getByRole("button", { name: /^Vega: .*\d/ }).count()).toBe(1);
    }
  });
});

describe("who made the profit", () => {
  it("adds up to the profit of the window, by position and by sector, and leads to the holding", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const scope = (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
    await page.goto(`/p/${scope}/performance`);
    await settled(page);
    await page.locator("#window label", { hasText: "3M" }).click();
    await page.waitForURL(/from=/);
    const card = page.locator("#profit");
    await card.scrollIntoViewIfNeeded();
    await card.getByRole("button", { name: "Who made the profit as a table" }).click();
    const amount = (text: string) =>
      Math.round(Number(text.replace("\u2212", "-").replaceAll(/[^\d.-]/g, "")) * 100);
    const cells = card.locator("tbody td:nth-child(2)");
    const window = page.locator("#window dt:text-is('Profit') + dd");
    for (const by of ["Position", "Sector"]) {
      await card.locator("label", { hasText: by }).click();
      await settled(page);
      const sum = (await cells.allInnerTexts()).reduce((all, text) => all + amount(text), 0);
      expect(sum, by).toBe(amount(await window.innerText()));
    }
    expect(page.url()).toContain("by=sector");
    await card.locator("label", { hasText: "Position" }).click();
    await card.getByText("Open a position").click();
    await card.locator("details a").first().click();
    await page.waitForURL(/\/holdings\/[0-9a-f-]{36}/);
  });
});

describe("a chart", () => {
  it("whose part of the library does not come says so, and is drawn when it is asked again", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const portfolios = await api<{ id: string }[]>(page, "/api/v1/data/portfolios");
    await settled(page);
    let away = true;
    await page.route(/\/custom-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
    await page.goto(addresses(portfolios[0]?.id ?? "")["risk-contributions"] ?? "/");
    await page.getByText("This chart could not be drawn").first().waitFor();
    await page
      .getByRole("button", { name: /as a table/ })
      .first()
      .click();
    expect(await page.getByRole("region", { name: /, table/ }).count()).toBeGreaterThan(0);
    await page
      .getByRole("button", { name: /as a chart/ })
      .first()
      .click();
    await page.getByText("This chart could not be drawn").first().waitFor();
    away = false;
    await page.getByRole("button", { name: "Draw it again" }).first().click();
    await settled(page);
    expect(await page.getByText("This chart could not be drawn").count()).toBe(0);
  });
});

describe("scope all", () => {
  it("shows figures, or says by name why not and offers the portfolios", async () => {
    const { page, troubles } = await open(url);
    await signIn(page, PERSONAS.family);
    const portfolios = await api<{ id: string; name: string }[]>(page, "/api/v1/data/portfolios");
    expect(portfolios.length).toBe(2);
    for (const [name, address] of Object.entries(addresses("all"))) {
      await page.goto(address);
      await settled(page);
      const text = await page.locator("main").innerText();
      expect(text, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
      const chooser = page.getByRole("heading", { name: "Choose a portfolio" });
      if ((await chooser.count()) > 0) {
        for (const portfolio of portfolios) {
          const main = page.getByRole("main");
          const offer = main
            .getByRole("link", { name: portfolio.name })
            .or(main.locator("option", { hasText: portfolio.name }));
          await expect.poll(() => offer.count(), { timeout: 30_000, message: name }).not.toBe(0);
        }
      }
      expect(await page.getByRole("main").getByRole("alert").count(), name).toBe(0);
    }
    expect(troubles).toEqual([]);
  });
});
