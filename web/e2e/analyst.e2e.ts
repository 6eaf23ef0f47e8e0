import { afterAll, describe, expect, inject, it } from "vitest";
import { api, closeBrowser, open, PERSONAS, settled, signIn } from "./browser";
import { slowModel } from "./model";
import { proxy } from "./proxy";
import { embeddedAddress, removeHome, start } from "./server";

const url = inject("url");
const home = inject("home");
const QUESTION = "What is my portfolio risk?";

afterAll(closeBrowser);

async function ask(page: Awaited<ReturnType<typeof open>>["page"], question: string) {
  await page.goto("/analyst");
  await settled(page);
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
}

describe("an answer", () => {
  it("names its sources, and each leads to the card that shows it", async () => {
    const { page, troubles } = await open(url);
    await signIn(page, PERSONAS.individual);
    await ask(page, QUESTION);
    const source = page.getByRole("button", { name: /^Source \d+/ }).first();
    await page.waitForURL(/\/analyst\/.+/);
    await page.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
    await source.click();
    await page.getByRole("dialog").getByRole("link").first().click();
    await page.waitForURL(/\/p\/.*#/);
    await settled(page);
    const card = page.locator(new URL(page.url()).hash);
    await expect
      .poll(() => card.evaluate((element) => element === document.activeElement))
      .toBe(true);
    const { top, bottom } = await card.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return { top: box.top, bottom: box.bottom };
    });
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(860);
    expect(bottom).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
  });

  it("goes on after its stream is cut in the middle, without a word twice", async () => {
    const way = await proxy(url);
    try {
      const { page } = await open(way.url);
      await signIn(page, PERSONAS.wealthy);
      way.cut("/send", 3_000);
      await ask(page, QUESTION);
      await page
        .getByRole("button", { name: /^Source \d+/ })
        .first()
        .waitFor();
      await expect.poll(() => page.getByRole("button", { name: "Stop" }).count()).toBe(0);
      expect(way.cuts()).toBe(1);
      const thread = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const { messages } = await api<{ messages: { role: string; content: string }[] }>(
        page,
        `/api/v1/chat/conversations/${thread}/messages`,
      );
      expect(messages.filter((message) => message.role === "assistant").length).toBe(1);
      const sources = () =>
        page
          .getByRole("button", { name: /^Source \d+/ })
          .evaluateAll((found) => found.map((each) => each.getAttribute("aria-label")));
      const streamed = await sources();
      await page.reload();
      await page
        .getByRole("button", { name: /^Source \d+/ })
        .first()
        .waitFor();
      expect(await sources()).toEqual(streamed);
    } finally {
      await way.close();
    }
  });
});

describe("the analyst beside a page", () => {
  it("has the focus when it is opened, and gives it back by Escape", async () => {
    const { page } = await open(url);
    await signIn(page, PERSONAS.individual);
    await settled(page);
    const ask = page.getByRole("button", { name: "Ask", exact: true }).first();
    await ask.focus();
    await page.keyboard.press("Enter");
    const dock = page.getByRole("complementary", { name: "Analyst" });
    const field = dock.getByLabel("Your question");
    await field.waitFor();
    await expect
      .poll(() => field.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.keyboard.press("Escape");
    await dock.waitFor({ state: "detached" });
    expect(await ask.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe.runIf(home !== "")("with servers of its own", () => {
  const core = () => embeddedAddress(home, "sigmasight_core", "sigmasight_core");

  it("a slow answer is stopped, and what was written stays", async () => {
    const model = await slowModel(400, 60);
    const server = await start("serve", {
      DATABASE_URL: core(),
      AI_DATABASE_URL: embeddedAddress(home, "sigmasight_ai", "sigmasight_ai"),
      SECRET_KEY: "4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUg",
      OPENAI_API_KEY: "none",
      OPENAI_BASE_URL: model.url,
      OPENAI_EMBEDDING_MODEL: "",
    });
    try {
      const { page } = await open(server.url);
      await signIn(page, PERSONAS.manager);
      await page.goto("/analyst");
      await page.getByLabel("Your question").fill("Tell me a long story");
      await page.getByRole("region", { name: "Consent" }).getByRole("button").first().click();
      await page.getByLabel("Your question").press("Enter");
      await page.getByText("word5").first().waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await page
        .getByText(/You stopped it/)
        .first()
        .waitFor();
      await page.reload();
      await page.getByText("word5").first().waitFor();
      expect(await page.getByText("word399").count()).toBe(0);
    } finally {
      await server.stop();
      removeHome(server);
      await model.close();
    }
  });

  it("without the AI database figures and answers are there, and what is not says so", async () => {
    const server = await start("serve", {
      DATABASE_URL: core(),
      AI_DATABASE_URL: "postgresql://nobody:nothing@localhost:9/none",
      SECRET_KEY: "4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUg",
    });
    try {
      const { page } = await open(server.url);
      await signIn(page, PERSONAS.individual);
      await settled(page);
      await ask(page, QUESTION);
      await page
        .getByRole("button", { name: /^Source \d+/ })
        .first()
        .waitFor();
      await page.goto("/analyst?tab=memories");
      await page.getByRole("alert").first().waitFor();
      expect(await page.getByRole("alert").first().innerText()).toMatch(
        /database|unavailable|not available/i,
      );
    } finally {
      await server.stop();
      removeHome(server);
    }
  });
});
