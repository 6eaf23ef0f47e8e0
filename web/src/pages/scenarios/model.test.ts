import { describe, expect, it } from "vitest";
import type { ViewNumber } from "../../api";
import { type Amount, count, percent } from "../../lib/format";
import {
  addsUp,
  bySize,
  caution,
  chance,
  common,
  curvature,
  placed,
  reach,
  type Scenario,
  sum,
  still,
} from "./model";

function number(value: string | null, more: Partial<ViewNumber> = {}): ViewNumber {
  return {
    value,
    unit: "currency",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: "2026-01-14",
    method: "stress/risk-3",
    n: null,
    coverage: "1.000000",
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/stress.md",
    ...more,
  };
}

function scenario(id: string, conditional: string | null, stipulated = conditional): Scenario {
  return {
    id,
    name: id,
    description: "",
    category: "market",
    severity: "base",
    note: null,
    replayed: false,
    conditional: number(conditional),
    stipulated: number(stipulated),
    percent: undefined,
  };
}

// what the server answered of one portfolio: market -15 %, yields +50 bp, one name -30 %
const BY_FACTOR = [
  -66603.06, -528.15, 1708.98, 9240.2, -16196.38, 1658.73, -3199.94, -3040.99, 0.0, -5201.9, 30.41,
];
const BY_POSITION = [
  -5021.15, -5128.78, -689.38, -18515.14, -9712.74, -1374.79, -2368.29, -1139.32, -3098.18,
  -3544.88, -1356.61, -11995.29, -2388.69, -3055.55, -7293.57, -5449.74,
];

describe("the tornado", () => {
  const library = [
    scenario("up", "4000"),
    scenario("unknown", null),
    scenario("crash", "-9000", "-12000"),
    scenario("nothing", "0"),
    scenario("rally", "9000.01"),
  ];

  it("is sorted by size, gains and losses alike, with the unknown last", () => {
    expect(bySize(library, "conditional").map((s) => s.id)).toEqual([
      "rally",
      "crash",
      "up",
      "nothing",
      "unknown",
    ]);
    expect(bySize(library, "stipulated")[0]?.id).toBe("crash");
  });

  it("only reorders", () => {
    expect(new Set(bySize(library, "conditional"))).toEqual(new Set(library));
  });

  it("puts zero in the middle and the largest amount at the end", () => {
    const most = reach([4000, null, -9000, -12000]);
    expect(most).toBe(12000);
    expect(placed(0, most)).toBe(0.5);
    expect(placed(-12000, most)).toBe(0);
    expect(placed(12000, most)).toBe(1);
    expect(placed(-6000, most)).toBe(0.25);
  });

  it("draws nothing for a shock of nothing", () => {
    expect(placed(0, reach([0, 0]))).toBe(0.5);
  });
});

describe("parts of a scenario", () => {
  it("add up to its gain or loss", () => {
    expect(addsUp(BY_FACTOR, -82132.1)).toBe(true);
    expect(addsUp(BY_POSITION, -82132.1)).toBe(true);
    expect(addsUp(BY_FACTOR.slice(1), -82132.1)).toBe(false);
  });

  it("add up to nothing for a shock of nothing", () => {
    expect(sum(BY_FACTOR.map(() => 0))).toBe(0);
    expect(addsUp([0, -0, 0], 0)).toBe(true);
  });

  it("are summed without the errors of binary fractions", () => {
    expect(sum([0.1, 0.2, -0.3])).toBe(0);
    expect(sum(Array.from({ length: 1000 }, () => 0.01))).toBe(10);
  });

  it("double with the shock, but for the curvature of options", () => {
    const twice = BY_FACTOR.map((each) => 2 * each);
    expect(sum(twice)).toBeCloseTo(2 * sum(BY_FACTOR), 8);
    expect(curvature([{ name: "Convexity", dollar_impact: 1816592.31 }])).toBe(1816592.31);
    expect(curvature([{ name: "Market", dollar_impact: 1 }])).toBeNull();
  });
});

describe("a mark of caution", () => {
  it("is said once if it is so of all", () => {
    const partial = (id: string) => ({
      ...scenario(id, "1"),
      conditional: number("1", { status: "partial", reason_text: "55 % of it." }),
    });
    expect(common([partial("a"), partial("b")])?.why).toBe("55 % of it.");
    expect(common([partial("a"), scenario("b", "1")])).toBeNull();
    expect(common([scenario("a", "1")])).toBeNull();
    expect(common([])).toBeNull();
  });

  it("names stipulated shocks, partial figures and thin coverage", () => {
    const base = scenario("a", "1");
    expect(caution(base)).toBeNull();
    expect(
      caution({ ...base, note: "None.", conditional: number(null), stipulated: number(null) })
        ?.label,
    ).toBe("unavailable");
    expect(caution({ ...base, note: "No returns." })?.label).toBe("stipulated shocks");
    expect(caution({ ...base, conditional: number("1", { status: "partial" }) })?.label).toBe(
      "partial",
    );
    expect(caution({ ...base, conditional: number("1", { coverage: "0.55" }) })?.label).toBe(
      "few data",
    );
  });
});

describe("the chance of a shock", () => {
  const manner = { locale: "en-US", hidden: false };
  const write = {
    percent: (value: Amount, look?: { digits?: number }) => percent(value, manner, look),
    count: (value: Amount) => count(value, manner),
  };
  const likelihood = { horizon_days: 21, distance: 0.9, plausibility: 0.9994, reason: null };

  it("of a loss is that of a loss at least as large, not how far out all factors are", () => {
    const said = chance({ ...likelihood, loss_probability: 0.18406 }, write);
    expect(said).toContain(
      `cost at least as much in ${write.percent(0.1841, { digits: 2 })} of all spells of 21 trading days`,
    );
    expect(said).not.toContain("99.94");
  });

  it("of other shocks is that of the shocked factors together", () => {
    const said = chance({ ...likelihood, plausibility: 0.5, loss_probability: null }, write);
    expect(said).toContain(
      `shocked factors together would be as far out in ${write.percent(0.5, { digits: 2 })}`,
    );
  });

  it("is not told where only single names are shocked", () => {
    const alone = { ...likelihood, distance: 0, plausibility: 1, loss_probability: null };
    expect(chance(alone, write)).toBe("");
    expect(still(alone)).toBe(true);
    expect(still({ ...alone, distance: null })).toBe(false);
  });

  it("is nothing if nothing is known", () => {
    expect(chance({ ...likelihood, plausibility: null, loss_probability: null }, write)).toBe("");
  });
});
