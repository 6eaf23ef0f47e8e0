import { afterAll, describe, expect, inject, it } from "vitest";
import {
  addresses,
  api,
  closeBrowser,
  newcomer,
  open,
  PERSONAS,
  settled,
  signIn,
  violations,
} from "./browser";

const url = inject("url");

afterAll(closeBrowser);

describe("who is not signed in", () => {
  it("comes to the page that was asked for after signing in", async () => {
    const { page } = await open(url);
    await page.goto("/p/all/holdings?view=long");
    await page.getByLabel("E-mail").fill(PERSONAS.individual);
    await page.getByLabel("Password").fill("demo12345");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/p/all/holdings?**");
    expect(new URL(page.url()).searchParams.get("view")).toBe("long");
  });

  it("is told what is wrong with a password, and keeps the e-mail", async () => {
    const { page } = await open(url);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(PERSONAS.individual);
    await page.getByLabel("Password").fill("not this one");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("E-mail").inputValue()).toBe(PERSONAS.individual);
  });

  it("is never led to a foreign address", async () => {
    const { page } = await open(url);
    await page.goto("/sign-in?then=//evil.example/p");
    await page.getByLabel("E-mail").fill(PERSONAS.individual);
    await page.getByLabel("Password").fill("demo12345");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/p/*");
    expect(new URL(page.url()).origin).toBe(new URL(url).origin);
  });

  it("sees nothing any more after signing out, not with the back button either", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.individual);
    await settled(page);
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByLabel("E-mail").waitFor();
    await page.goBack();
    await page.getByLabel("E-mail").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });
});

describe("an address", () => {
  it("holds the screen: reload and back bring it again", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    const scope = (await api<{ id: string }[]>(page, "/api/v1/data/portfolios"))[0]?.id ?? "";
    await page.goto(`/p/${scope}/risk/factors`);
    await settled(page);
    await page.getByRole("tab", { name: /correlation/i }).click();
    await page.waitForURL(/risk\/correlation/);
    await page.reload();
    await settled(page);
    expect(
      await page.getByRole("tab", { name: /correlation/i }).getAttribute("aria-selected"),
    ).toBe("true");
    await page.goBack();
    await page.waitForURL(/risk\/factors/);
    expect(await page.getByRole("tab", { name: /factors/i }).getAttribute("aria-selected")).toBe(
      "true",
    );
  });

  it("of somebody else's portfolio shows nothing of it", async () => {
    const owner = await open(url);
    await signIn(owner.page, PERSONAS.manager);
    const scope = (await api<{ id: string }[]>(owner.page, "/api/v1/data/portfolios"))[0]?.id ?? "";
    const { page } = await newcomer(url);
    for (const name of ["overview", "holdings", "risk-factors", "scenarios", "performance"]) {
      await page.goto(addresses(scope)[name] ?? "");
      await page.getByText("There is no such portfolio").first().waitFor();
    }
  });

  it("that is gone to is said, and its heading has the focus", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    await settled(page);
    const menu = page.getByRole("navigation", { name: "Pages" });
    await menu.getByRole("link", { name: "Performance" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: /^Performance$/ })
      .waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe("Performance");
    // a tab keeps the focus that it was pressed with
    await menu.getByRole("link", { name: "Risk" }).click();
    await expect.poll(focused).toBe("Risk");
    const tab = page.getByRole("tab", { name: "Factors" });
    await tab.click();
    await page.waitForURL(/risk\/factors/);
    await settled(page);
    expect(await focused()).toBe("Factors");
  });

  it("is gone to by a few letters alone", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.manager);
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /an action/ }).waitFor();
    await page.keyboard.type("scenarios");
    await page.keyboard.press("Enter");
    await page.waitForURL(/scenarios/);
  });

  it("of the API's description lists its operations", async () => {
    const { page, troubles } = await open(url);
    await page.goto("/docs");
    await page.getByText("/api/v1/data/portfolios").first().waitFor();
    expect(troubles).toEqual([]);
  });

  it("that is none says so", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.individual);
    await page.goto("/no/such/page");
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    const menu = page.getByRole("navigation", { name: "Pages" });
    await menu.getByRole("link", { name: "Holdings" }).click();
    await page.waitForURL(/\/holdings$/);
  });

  it("to sign in offers the examples where the demo is served, and breaks no rule", async () => {
    const { page } = await open(url);
    await page.goto("/sign-in");
    const example = page.getByRole("button", { name: "Demo High Net Worth Investor" });
    await example.waitFor();
    expect(await violations(page)).toEqual([]);
    await example.click();
    await page.waitForURL(/\/p\/[^/]+$/);
    await settled(page);
  });

  it("of operations tells who is no administrator so, beside the menu", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.individual);
    await page.goto("/ops");
    await page.getByText(/for administrators/).waitFor();
    await page
      .getByRole("navigation", { name: "Pages" })
      .getByRole("link", { name: "Overview" })
      .click();
    await page.waitForURL(/\/p\/[^/]+$/);
  });
});

describe("an account without anything", () => {
  it("opens an example, after it is told what that leaves", async () => {
    const { page, troubles } = await newcomer(url);
    await page.getByRole("button", { name: "Open an example" }).click();
    const dialog = page.getByRole("dialog", { name: "Open an example" });
    await dialog.getByText(/This leaves your account/).waitFor();
    await dialog.getByRole("button", { name: "Demo Family Office Manager" }).click();
    await page.getByRole("heading", { name: "Latest insight" }).waitFor();
    const me = await api<{ email: string }>(page, "/api/v1/auth/me");
    expect(me.email).toBe(PERSONAS.family);
    // this one has two portfolios: which one's insight is asked for
    const card = page.locator("#insight");
    await card.getByText("The latest insight is written for one portfolio at a time.").waitFor();
    expect(await card.getByRole("link").count()).toBe(3);
    expect(troubles).toEqual([]);
  });

  it("has no page that fails, and is led to importing", async () => {
    const { page, troubles } = await newcomer(url);
    for (const [name, address] of Object.entries(addresses("all"))) {
      await page.goto(address);
      await settled(page);
      const text = await page.locator("main").innerText();
      expect(text, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
    await page.goto("/p/all");
    await settled(page);
    await page
      .getByRole("main")
      .getByRole("link", { name: /import/i })
      .first()
      .click();
    await page.waitForURL(/\/accounts/);
    expect(troubles).toEqual([]);
  });
});
