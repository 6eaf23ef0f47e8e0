import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../../api";
import { numeric } from "../../../lib/format";
import * as format from "../../../lib/format";
import type { Format } from "../../../lib/taste";
import { tableOf } from "../../../shell/scope";
import one from "../../../testing/replies/one-views-X-risk-factors.json";
import {
  crossesZero,
  levelWords,
  mannerOf,
  overlap,
  sentence,
  strongest,
  tilts,
  track,
} from "./factors";

const manner = { locale: "en-US", hidden: false };
const written = {
  plain: (v: format.Amount, o?: object) => format.plain(v, manner, o),
  percent: (v: format.Amount, o?: object) => format.percent(v, manner, o),
  money: (v: format.Amount, o?: object) => format.money(v, manner, o),
} as Format;

function n(value: number | null, error?: number, unit = "ratio"): ViewNumber {
  const margin = error === undefined ? null : 1.6448536 * error;
  return {
    value: value === null ? null : String(value),
    unit: unit as ViewNumber["unit"],
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: value === null ? "Too few days." : null,
    as_of: null,
    method: "factors/risk-3",
    n: 90,
    coverage: "1",
    se: error === undefined ? null : String(error),
    lo: value === null || margin === null ? null : String(value - margin),
    hi: value === null || margin === null ? null : String(value + margin),
    inputs: "docs/methods/factors.md",
  };
}

function row(beta: ViewNumber, texts: ViewRow["texts"] = {}): ViewRow {
  return {
    key: "Size",
    texts,
    numbers: { beta, exposure_dollar: n(1000, undefined, "currency") },
  };
}

describe("tilts", () => {
  it("are unsure exactly when the interval holds zero", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (beta, error) => {
          const [tilt] = tilts([row(n(beta, error))], "beta");
          expect(tilt?.unsure).toBe(Math.abs(beta) <= 1.6448536 * error);
          expect(tilt?.level).toBe("90 %");
        },
      ),
    );
    expect(crossesZero(null, 1)).toBe(false);
  });

  it("take no interval for granted", () => {
    const all = tilts([row(n(0.4))], "beta");
    expect(all[0]).toMatchObject({ value: 0.4, lo: null, hi: null, unsure: false, level: null });
    expect(levelWords(all)).toBe("interval");
  });

  it("name the estimate and the errors of its interval", () => {
    const badge = (texts: ViewRow["texts"]) => mannerOf(row(n(1), texts))?.badge;
    expect(badge({ kind: "style", estimate: "joint ridge over 252 sessions" })).toBe(
      "Ridge, Newey\u2013West interval",
    );
    expect(badge({ kind: "market", estimate: "least squares over 90 sessions" })).toBe(
      "OLS, classical error",
    );
    expect(badge({ kind: "spread", estimate: "least squares with the market over 252" })).toBe(
      "OLS, Newey\u2013West error",
    );
    expect(badge({ kind: "market", estimate: "as the provider states it" })).toBe(
      "As the provider states it",
    );
    expect(mannerOf(row(n(1)))).toBeNull();
  });
});

describe("what the server answers", () => {
  const page = one.body as unknown as ViewPage;
  const rows = [...tableOf(page, "factors"), ...tableOf(page, "spreads")];
  const estimated = rows.filter((each) => mannerOf(each)?.interval);

  it.each(["beta", "money"] as const)("has intervals of %s less and plus 1.645 errors", (axis) => {
    const all = tilts(estimated, axis);
    expect(new Set(all.map((tilt) => mannerOf(tilt.row)?.badge)).size).toBe(3);
    for (const { name, n: told, value, lo, hi, level } of all) {
      const margin = 1.6448536269514722 * (numeric(told?.se) ?? NaN);
      // the error is rounded to as many digits as the ends
      const digits = axis === "beta" ? 2e-6 : 0.02;
      expect(Math.abs((value ?? NaN) - margin - (lo ?? NaN)), name).toBeLessThan(digits);
      expect(Math.abs((value ?? NaN) + margin - (hi ?? NaN)), name).toBeLessThan(digits);
      expect(level, name).toBe("90 %");
    }
  });

  it("tells how many days each interval rests on", () => {
    expect(estimated.length).toBeGreaterThan(10);
    for (const each of estimated) {
      expect(each.numbers["beta"]?.n, each.key).toBeGreaterThanOrEqual(60);
      expect(each.texts["estimate"], each.key).toMatch(/over \d+ sessions$/);
    }
  });
});

describe("sentences", () => {
  it("name no side that the interval does not", () => {
    expect(sentence(row(n(0.1, 0.2)), written)).toContain("do not tell");
    expect(sentence(row(n(0.5, 0.1)), written)).toContain("gains about 0.50%");
    expect(sentence(row(n(-0.5, 0.1)), written)).toContain("loses about 0.50%");
    expect(sentence(row(n(-0.5)), written)).toContain("not known");
    expect(sentence(row(n(0.5, 0.1), { proxy: "IWM", sold_proxy: "SPY" }), written)).toContain(
      "IWM gains 1\u00a0% more than SPY",
    );
    expect(sentence(row(n(null)), written)).toContain("Too few days.");
  });

  it("say what a beta that covers too little is a share of", () => {
    const covering = (coverage: string) =>
      sentence(row({ ...n(-0.2517), coverage }, { proxy: "SPY", kind: "market" }), written);
    expect(covering("0.296388")).toBe(
      "\u22120.25 of the net asset value, from the 30% of what is held whose beta is known; the rest counts as nothing.",
    );
    expect(covering("0.8999")).not.toContain("this portfolio loses");
    expect(covering("0.9")).toContain("this portfolio loses about 0.25%");
  });

  it("say what the others do meanwhile", () => {
    const said = (kind: string) => sentence(row(n(0.5, 0.1), { kind }), written);
    expect(said("market")).toContain(", with all that usually moves with it, this portfolio");
    expect(said("spread")).toContain(" and the market stays, this portfolio");
    expect(said("style")).toContain(" and all else stays, this portfolio");
    expect(said("macro")).toContain(" and all else stays, this portfolio");
  });
});

describe("the past year", () => {
  const day = (key: string, one: string | null, other: string | null): ViewRow => ({
    key,
    texts: {},
    numbers: { One: { ...n(null), value: one }, Other: { ...n(null), value: other } },
  });
  const history = [day("2026-01-02", "0.1", null), day("2026-01-16", null, "-0.4")];

  it("keeps the days on which a beta was not known", () => {
    expect(track(history, "One")).toEqual([0.1, null]);
    expect(track(history, "Neither")).toEqual([null, null]);
  });

  it("begins with what is strongest now, of either sign", () => {
    expect(strongest(history, ["One", "Other"])).toBe("Other");
    expect(strongest([], [])).toBe("");
  });
});

describe("variance inflation", () => {
  const inflated = (value: string | null) =>
    overlap({ key: "Value", texts: {}, numbers: { variance_inflation: { ...n(null), value } } });

  it("is told in words by the usual limits", () => {
    expect(inflated("5")?.text).toMatch(/^well told/);
    expect(inflated("5.1")?.text).toMatch(/^partly alike/);
    expect(inflated("10.1")?.text).toMatch(/^hard to tell/);
    expect(inflated(null)).toBeNull();
  });
});
