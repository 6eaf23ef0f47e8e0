import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Page } from "playwright-core";
import { api, closeBrowser, open, PERSONAS, settled, signIn, violations } from "./browser";

const url = inject("url");

afterAll(closeBrowser);

const FILE = `Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype
AAPL,100,200,2025-09-02,,
ZZ UNKNOWN,many,250,,,
`;

async function firstPortfolio(page: Page): Promise<string> {
  return (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
}

describe.each(["light", "dark"] as const)("in the %s theme no rule is broken", (theme) => {
  let page: Page;
  let scope: string;

  beforeAll(async () => {
    ({ page } = await open(url, { theme }));
    await signIn(page, PERSONAS.manager);
    scope = await firstPortfolio(page);
  });

  it("by the palette", async () => {
    await page.goto("/settings");
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("option").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("by the analyst beside a page, and by an answer with its sources", async () => {
    await page.goto("/settings");
    await settled(page);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const dock = page.getByRole("complementary", { name: "Analyst" });
    await dock.getByLabel("Your question").fill("How volatile am I?");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await dock
      .getByRole("button", { name: /^Source \d+/ })
      .first()
      .waitFor();
    await dock.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
    expect(await violations(page)).toEqual([]);
    await dock.getByRole("link", { name: "Open the whole page" }).click();
    await page.waitForURL(/\/analyst\/.+/);
    await settled(page);
    const source = page.getByRole("button", { name: /^Source \d+/ }).first();
    await source.click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("by the steps of an import", async () => {
    await page.goto("/accounts/import");
    await page.locator("input[type=file]").setInputFiles({
      name: "positions.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(FILE),
    });
    const rows = page.getByRole("button", { name: "Next: Rows" });
    await rows.waitFor();
    expect(await violations(page)).toEqual([]);
    await rows.click();
    const portfolio = page.getByRole("button", { name: "Next: Portfolio" });
    await portfolio.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Leave out the faulty row" }).click();
    await portfolio.click();
    await page.getByLabel("Portfolio name").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(["PUBLIC", "OPTIONS"])("by the page of a holding of kind %s", async (kind) => {
    const view = await api<{
      tables: { id: string; rows: { key: string; texts: Record<string, string> }[] }[];
    }>(page, `/api/v1/views/${scope}/holdings`);
    const held = view.tables
      .find((table) => table.id === "positions")
      ?.rows.find((row) => row.texts["investment_class"] === kind);
    await page.goto(`/p/${scope}/holdings/${held?.key ?? "none"}`);
    await page.getByRole("heading", { name: "Ledger" }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });
});

describe("the palette for eyes that do not tell red from green", () => {
  it("has other colours, and breaks no rule", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.individual);
    const gain = () =>
      page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue("--gain").trim(),
      );
    const standard = await gain();
    await page.evaluate(() => {
      localStorage.setItem("sigmasight.taste", JSON.stringify({ palette: "colour-vision" }));
    });
    await page.reload();
    await settled(page);
    expect(await gain()).not.toBe(standard);
    expect(await violations(page)).toEqual([]);
  });
});

describe("hidden amounts", () => {
  it("stand nowhere on the overview, nor in the value of a holding", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const scope = await firstPortfolio(page);
    await page.goto(`/p/${scope}`);
    await settled(page);
    await page.getByRole("button", { name: "Hide amounts" }).click();
    const said = () =>
      page
        .getByRole("main")
        .evaluate((main: HTMLElement) =>
          [
            main.innerText,
            ...[...main.querySelectorAll("[aria-label], [title]")].flatMap((each) => [
              each.getAttribute("aria-label") ?? "",
              each.getAttribute("title") ?? "",
            ]),
          ].join("\n"),
        );
    await expect.poll(said).not.toMatch(/\$\s?\d/);
    expect(await said()).toContain("\u2022\u2022\u2022\u2022");
    await page.goto(`/p/${scope}/holdings`);
    await settled(page);
    const grid = page.getByRole("region", { name: "Holdings" });
    const heads = await grid.locator("thead th").allInnerTexts();
    const at = heads.findIndex((head) => head.startsWith("Market value"));
    const cells = await grid
      .locator(`tbody tr:not([aria-hidden]) td:nth-child(${String(at + 1)})`)
      .allInnerTexts();
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => /\d/.test(cell))).toEqual([]);
  });
});

describe("a day in the address", () => {
  it("stays while one goes from page to page", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const scope = await firstPortfolio(page);
    const { as_of: day } = await api<{ as_of: string }>(page, `/api/v1/views/${scope}/overview`);
    const asOf = () => new URL(page.url()).searchParams.get("asOf");
    await page.goto(`/p/${scope}?asOf=${day}`);
    await settled(page);
    const menu = page.getByRole("navigation", { name: "Pages" });
    for (const name of ["Risk", "Holdings"]) {
      await menu.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      expect(asOf()).toBe(day);
    }
    const holding = page.locator("a[data-holding]").first();
    await holding.waitFor();
    expect(await holding.getAttribute("href")).toContain(`asOf=${day}`);
    await holding.click();
    await page.getByRole("heading", { name: "Ledger" }).waitFor();
    expect(asOf()).toBe(day);
  });
});
