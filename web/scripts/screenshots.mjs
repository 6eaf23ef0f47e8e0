// Takes every page of a served demo in both themes, wide and narrow:
//   node scripts/screenshots.mjs [URL [FOLDER [PART OF A NAME]]]
// The widths are those of WIDTHS, 1280,360 if it is not set. EMAIL says as whom. The pages of
// operations are taken too if ADMIN is an administrator's e-mail and PASSWORD the password.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const [url = "http://localhost:8000", folder = "/tmp/screenshots", only = ""] =
  process.argv.slice(2);
const PERSONA = process.env.EMAIL ?? "demo_hedgefundstyle@sigmasight.com";
const WIDTHS = (process.env.WIDTHS ?? "1280,360").split(",").map(Number);
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function take(theme, width) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 780 : 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem("sigmasight.taste", JSON.stringify({ theme: chosen }));
  }, theme);
  const page = await context.newPage();
  const shoot = async (name, address) => {
    if (!name.includes(only)) {
      return;
    }
    await page.goto(address);
    await page.waitForLoadState("networkidle").catch(() => {});
    // what is drawn only in sight is brought into sight
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 400) {
        globalThis.scrollTo(0, y);
        await new Promise((done) => globalThis.setTimeout(done, 60));
      }
      globalThis.scrollTo(0, 0);
    });
    await page
      .waitForFunction(
        () =>
          document.querySelector("h1") !== null &&
          document.querySelectorAll("[role=img][data-drawn=false]").length === 0 &&
          ![...document.querySelectorAll("[role=status]")].some(
            (each) => each.textContent === "Loading",
          ),
        undefined,
        { timeout: 15000 },
      )
      .catch(() => console.log(`${name} is not ready`));
    await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png`, fullPage: true });
  };
  const signIn = async (email, password) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  };
  await shoot("sign-in", "/sign-in");
  await signIn(PERSONA, "demo12345");
  await page.waitForURL("**/p/**");
  const { id, option } = await page.evaluate(async () => {
    const portfolios = await (await fetch("/api/v1/data/portfolios")).json();
    const holdings = await (await fetch(`/api/v1/views/${portfolios[0].id}/holdings`)).json();
    const rows = holdings.tables.find((table) => table.id === "positions").rows;
    return {
      id: portfolios[0].id,
      option: rows.find((row) => row.texts.investment_class === "OPTIONS")?.key ?? rows[0].key,
    };
  });
  /** The newest conversation in which something was said. */
  const thread = async () =>
    await page.evaluate(async () => {
      const list = await (await fetch("/api/v1/chat/conversations")).json();
      return list.find((each) => each.message_count > 0)?.id ?? "";
    });
  const below = {
    overview: "",
    holdings: "/holdings",
    holding: `/holdings/${option}`,
    "risk-contributions": "/risk/contributions",
    "risk-factors": "/risk/factors",
    "risk-correlation": "/risk/correlation",
    "risk-volatility": "/risk/volatility",
    "risk-concentration": "/risk/concentration",
    "risk-greeks": "/risk/greeks",
    scenarios: "/scenarios",
    "scenarios-own": "/scenarios?tab=own",
    "scenarios-var": "/scenarios?tab=var",
    "scenarios-reverse": "/scenarios?tab=reverse",
    "scenarios-trade": "/scenarios?tab=trade",
    performance: "/performance",
  };
  for (const [name, path] of Object.entries(below)) {
    await shoot(name, `/p/${id}${path}`);
  }
  for (const [name, path] of Object.entries({
    "all-overview": "/p/all",
    "all-risk": "/p/all/risk/contributions",
    "all-var": "/p/all/scenarios?tab=var",
    research: "/research",
    company: "/research/AAPL",
    targets: `/research?tab=targets&portfolio=${id}`,
    analyst: "/analyst",
    accounts: "/accounts",
    import: "/accounts/import",
    health: "/accounts/health",
    flows: "/accounts/flows",
    exports: "/accounts/exports",
    runs: "/accounts/runs",
    settings: "/settings",
    "settings-appearance": "/settings?tab=appearance",
    "settings-tokens": "/settings?tab=tokens",
    "settings-analyst": "/settings?tab=analyst",
    "settings-about": "/settings?tab=about",
    "analyst-answer": `/analyst/${await thread()}`,
    "analyst-insights": "/analyst?tab=insights",
    methods: "/methods/tail-risk",
    "not-found": "/nothing-here",
  })) {
    await shoot(name, path);
  }
  if (process.env.ADMIN) {
    await context.clearCookies();
    await signIn(process.env.ADMIN, process.env.PASSWORD);
    for (const tab of "runs ai feedback knowledge users onboarding audit quality system".split(
      " ",
    )) {
      await shoot(`ops-${tab}`, `/ops/${tab}`);
    }
  }
  await context.close();
}

for (const theme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    await take(theme, width);
  }
}
await browser.close();
console.log(`screenshots are in ${folder}`);
