import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Page } from "playwright-core";
import { closeBrowser, open, settled, signIn, tooWide, violations } from "./browser";
import { administrator } from "./server";

const url = inject("url");
const home = inject("home");
const TABS = [
  "runs",
  "ai",
  "feedback",
  "knowledge",
  "users",
  "onboarding",
  "audit",
  "quality",
  "system",
];

afterAll(closeBrowser);

describe.runIf(home !== "")("operations", () => {
  let who: { email: string; password: string };

  beforeAll(() => {
    who = administrator(home);
  });

  describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
    let page: Page;
    let troubles: string[];

    beforeAll(async () => {
      ({ page, troubles } = await open(url, { theme }));
      await signIn(page, who.email, who.password);
    });

    it.each(TABS)("%s breaks no rule, wide and narrow, and has no figure made up", async (tab) => {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 860 });
        await page.goto(`/ops/${tab}`);
        await settled(page);
        expect(await violations(page)).toEqual([]);
        expect(await tooWide(page)).toBe(false);
      }
      expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(troubles).toEqual([]);
    });
  });

  it("make an account, which signs in until it is deactivated", async () => {
    const { page } = await open(url);
    await signIn(page, who.email, who.password);
    const email = `made-${crypto.randomUUID()}@example.com`;
    const password = `a long ${crypto.randomUUID()} phrase`;
    await page.goto("/ops/users");
    await page.getByRole("button", { name: "New user" }).click();
    const form = page.getByRole("dialog", { name: "New user" });
    await form.getByLabel("E-mail").fill(email);
    await form.getByLabel("Name").fill("M. Made");
    await form.getByLabel("First password").fill(password);
    expect(await violations(page)).toEqual([]);
    await form.getByRole("button", { name: "Create" }).click();
    await form.waitFor({ state: "detached" });
    const other = await open(url);
    await signIn(other.page, email, password);

    await page.getByLabel("E-mail or name").fill(email);
    await page.getByRole("row", { name: email }).getByRole("button").click();
    await page.getByLabel("May sign in").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Deactivated").waitFor();
    await other.page.goto("/settings");
    await other.page.waitForURL(/\/sign-in/);
  });
});
