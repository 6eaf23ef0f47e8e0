import type { Page } from "playwright-core";
import { afterAll, describe, expect, inject, it } from "vitest";
import { addresses, closeBrowser, newcomer, settled, violations } from "./browser";

const url = inject("url");

afterAll(closeBrowser);

const HEAD =
  "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype\n";

/** What each of them brings: the first is held, and its target is edited. */
const FILES = {
  "an individual": ["AAPL", `${HEAD}AAPL,100,200,2025-09-02,,\nVTI,60,250,2025-09-02,,ETF\n`],
  "a wealthy family": [
    "MSFT",
    `${HEAD}MSFT,300,400,2025-09-02,,\nBND,900,72,2025-09-02,,ETF\nHOUSE_BY_THE_SEA,1,900000,2025-09-02,PRIVATE,REAL_ESTATE\n`,
  ],
  "a long and short manager": [
    "NVDA",
    `${HEAD}NVDA,900,150,2025-09-02,,\nXOM,-700,110,2025-09-02,,\nSPY270521C00495000,20,60,2025-09-02,OPTIONS,CALL\n`,
  ],
} as const;

/** To the last step of an import. */
async function choose(page: Page, file: string): Promise<void> {
  await page.goto("/accounts/import");
  await page.locator("input[type=file]").setInputFiles({
    name: "positions.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(file),
  });
  await page.getByRole("button", { name: "Next: Rows" }).click();
  await page.getByRole("button", { name: "Next: Portfolio" }).click();
}

async function bring(page: Page, file: string): Promise<string> {
  await choose(page, file);
  await page.getByLabel("Portfolio name").fill("Mine");
  await page.getByLabel("Account name").fill("Broker");
  await page.getByLabel("Starting capital").fill("2000000");
  await page.getByRole("button", { name: "Check" }).click();
  await page
    .getByRole("button", { name: /^Import/ })
    .last()
    .click();
  await page.waitForURL(/\/accounts\/runs\?.*run=/).catch(async (cause: unknown) => {
    throw new Error(await page.locator("main").innerText(), { cause });
  });
  return new URL(page.url()).searchParams.get("portfolio") ?? "";
}

describe.each(Object.entries(FILES))("%s", (_, [symbol, file]) => {
  it("imports, watches the calculation, sees every page and keeps a target", async () => {
    const { page, troubles } = await newcomer(url);
    const scope = await bring(page, file);

    // a reload in the middle goes on with the same run
    await page.reload();
    await page
      .getByText(/^(Succeeded|Partial)$/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.getByText("All is computed.").waitFor();

    for (const [name, address] of Object.entries(addresses(scope))) {
      await page.goto(address);
      await settled(page);
      const text = await page.locator("main").innerText();
      expect(text, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(await page.getByRole("main").getByRole("alert").count(), name).toBe(0);
    }

    await page.goto(`/p/${scope}/holdings`);
    await page.getByRole("button", { name: `Set a target price of ${symbol}` }).click();
    await page.getByLabel(`Target price of ${symbol} at the end of the year`).fill("321.5");
    await page.keyboard.press("Enter");
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await page
      .getByRole("button", { name: `$321.50, target price of ${symbol}. Change` })
      .waitFor();

    await page.goto("/accounts");
    await page.getByRole("button", { name: "Edit Mine" }).click();
    const form = page.getByRole("dialog", { name: "Edit Mine" });
    await form.getByLabel("Least net").fill("50");
    await form.getByLabel("Most net").fill("40");
    await form.getByRole("button", { name: "Save" }).click();
    const least = form.getByLabel("Least net");
    await expect.poll(() => least.getAttribute("aria-invalid")).toBe("true");
    await least.fill("");
    await form.getByLabel("Most net").fill("");
    await form.getByLabel("Most gross").fill("0.5");
    await form.getByRole("button", { name: "Save" }).click();
    await form.waitFor({ state: "detached" });
    await page.goto(`/p/${scope}`);
    await page.getByText(/Gross .* is over the limit of 0\.50?%/).waitFor();
    await page.getByRole("button", { name: "Exposure as a table" }).click();
    await page.getByRole("row", { name: /^Limit: most gross, exceeded/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe("positions", () => {
  it("are tagged by keyboard alone", async () => {
    const { page } = await newcomer(url);
    const scope = await bring(page, FILES["an individual"][1]);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}/holdings`);
    await page.getByLabel("Choose AAPL").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("t");
    await page.getByRole("dialog", { name: "Tags of AAPL" }).waitFor();
    await page.getByLabel("New tag").focus();
    await page.keyboard.type("Core holding");
    await page.keyboard.press("Enter");
    await page.getByText("1 positions will change.").waitFor();
    await page.getByRole("button", { name: "Apply" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.reload();
    await page.goto(`/p/${scope}/holdings?q=Core+holding`);
    await page.getByLabel("Choose AAPL").waitFor();
    expect(await page.getByLabel("Choose VTI").count()).toBe(0);
  });

  it("are added and corrected by hand, options too, and stay after the calculation", async () => {
    const { page, troubles } = await newcomer(url);
    const scope = await bring(page, FILES["an individual"][1]);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}/holdings`);
    await page.getByRole("button", { name: "Add a position" }).click();
    const adding = page.getByRole("dialog", { name: "Add a position" });
    await adding.getByLabel("What it is").selectOption({ label: "Option" });
    await adding.getByLabel("Right").selectOption("PUT");
    await adding.getByLabel("Underlying").fill("spy");
    await adding.getByLabel("Strike").fill("100000");
    await adding.getByLabel("Expires").fill("2027-05-21");
    await adding.getByLabel("Contracts").fill("3");
    await adding.getByLabel("Entry price").fill("12.5");
    await adding.getByLabel("Since").fill("2025-09-02");
    expect(await violations(page)).toEqual([]);
    // the server knows better what a strike may be: it says so there, and nothing is lost
    await page.keyboard.press("Enter");
    const strike = adding.getByLabel("Strike");
    await expect.poll(() => strike.getAttribute("aria-invalid")).toBe("true");
    await strike.fill("600");
    await page.keyboard.press("Enter");
    await adding.getByText("Added.").waitFor();
    await adding.getByRole("button", { name: "Calculate now" }).click();
    await page.waitForURL(/\/accounts\/runs\?.*run=/);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });

    await page.goto(`/p/${scope}/holdings`);
    await page.reload();
    await page.getByRole("link", { name: "SPY P600 2027-05-21" }).click();
    await page.getByRole("heading", { level: 1, name: "SPY P600 2027-05-21" }).waitFor();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const editing = page.getByRole("dialog", { name: "Edit SPY270521P00600000" });
    await editing.getByLabel("Contracts").fill("4");
    await editing.getByLabel("Entry price").fill("11.25");
    await editing.getByLabel("Notes").fill("Insurance");
    await editing.getByRole("button", { name: "Save" }).click();
    await editing.getByText("Saved.").waitFor();
    const address = page.url();
    await editing.getByRole("button", { name: "Calculate now" }).click();
    await page.waitForURL(/\/accounts\/runs\?.*run=/);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(address);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expect.poll(() => editing.getByLabel("Contracts").inputValue()).toBe("4");
    expect(await editing.getByLabel("Entry price").inputValue()).toBe("11.25");
    expect(await editing.getByLabel("Notes").inputValue()).toBe("Insurance");
    expect(troubles).toEqual([]);
  });

  it("of a second file are added to the portfolio, calculated, and taken back alone", async () => {
    const { page, troubles } = await newcomer(url);
    const scope = await bring(page, FILES["an individual"][1]);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });

    await choose(page, `${HEAD}MSFT,5,400,2025-08-04,,\nAAPL,1,210,2025-09-03,,\n`);
    await page.getByLabel("Add to").selectOption({ label: "Mine (Broker)" });
    expect(await page.getByLabel("Account name").count()).toBe(0);
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("Cash before").waitFor();
    await page.getByText(/AAPL: further lots/).waitFor();
    await page.getByText(/starting capital moves from/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Import 2 positions and calculate" }).click();
    await page.waitForURL(/\/accounts\/runs\?.*run=/);
    expect(new URL(page.url()).searchParams.get("portfolio")).toBe(scope);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}/holdings`);
    await page.getByLabel("Choose MSFT").waitFor();

    await page.goto(`/accounts/import?portfolio=${scope}`);
    await page
      .getByText(/2 positions added/)
      .locator("xpath=../..")
      .getByRole("button", { name: "Undo" })
      .click();
    await page.getByRole("button", { name: "Undo the import" }).click();
    await page.getByRole("dialog", { name: "The import is undone" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Calculate now" }).click();
    await page.waitForURL(/\/accounts\/runs\?.*run=/);
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}/holdings`);
    await page.getByLabel("Choose AAPL").waitFor();
    expect(await page.getByLabel("Choose MSFT").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("that nobody prices are named, and no figure is made up for them", async () => {
    const { page } = await newcomer(url);
    const scope = await bring(
      page,
      `${HEAD}AAPL,100,200,2025-09-02,,\nZZNOBODY,10,50,2025-09-02,,\n`,
    );
    await page
      .getByText(/^(Succeeded|Partial|Failed)$/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}`);
    await settled(page);
    const text = await page.locator("main").innerText();
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(text).toMatch(/\u2014|nothing|unknown|unavailable|price/i);
    await page.goto(`/accounts/health?portfolio=${scope}`);
    await page.getByText("ZZNOBODY").first().waitFor();

    await page.goto(`/p/${scope}/holdings`);
    await page.getByRole("button", { name: "Edit ZZNOBODY" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("button", { name: "Delete the position" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Calculate now" }).click();
    await page.getByText("All is computed.").waitFor({ timeout: 120_000 });
    await page.goto(`/p/${scope}/holdings`);
    await page.getByLabel("Choose AAPL").waitFor();
  });
});
