import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewRow } from "../../../api";
import * as format from "../../../lib/format";
import type { Format } from "../../../lib/taste";
import { crossesZero, levelWords, methodWords, sentence, tilts } from "./factors";

const manner = { locale: "en-US", hidden: false };
const written = {
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

  it("never call a ridge estimate a least squares one", () => {
    expect(methodWords(row(n(1), { estimate: "joint ridge over 252 sessions" }))).toContain(
      "Ridge",
    );
    expect(methodWords(row(n(1), { estimate: "least squares over 90 sessions" }))).toContain("OLS");
    expect(methodWords(row(n(1)))).toBeNull();
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

  it("say what the others do meanwhile", () => {
    const said = (kind: string) => sentence(row(n(0.5, 0.1), { kind }), written);
    expect(said("market")).toContain(", with all that usually moves with it, this portfolio");
    expect(said("spread")).toContain(" and the market stays, this portfolio");
    expect(said("style")).toContain(" and all else stays, this portfolio");
    expect(said("macro")).toContain(" and all else stays, this portfolio");
  });
});
