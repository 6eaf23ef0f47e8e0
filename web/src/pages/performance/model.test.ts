import { describe, expect, it } from "vitest";
import type { ViewPage, ViewRow } from "../../api";
import {
  dealsOf,
  bridge,
  chained,
  chains,
  compared,
  type Day,
  hasPrices,
  profits,
  startOf,
  within,
  yearsOf,
} from "./model";

/** A ledger as the server keeps it: value, flow at the end of the day, profit, index. */
function ledger(returns: readonly number[], flows: Readonly<Record<number, number>> = {}): Day[] {
  let nav = 1_000_000;
  let index = 1;
  let peak = 1;
  const days: Day[] = [{ day: "2025-12-30", nav, flow: nav, pnl: 0, index, drawdown: 0, bench: 1 }];
  returns.forEach((each, place) => {
    const pnl = Math.round(nav * each * 100) / 100;
    const flow = flows[place] ?? 0;
    index *= 1 + pnl / nav;
    nav = Math.round((nav + pnl + flow) * 100) / 100;
    peak = Math.max(peak, index);
    const date = new Date(Date.UTC(2025, 11, 31 + place)).toISOString().slice(0, 10);
    days.push({
      day: date,
      nav,
      flow,
      pnl,
      index,
      drawdown: index / peak - 1,
      bench: 1 + place / 100,
    });
  });
  return days;
}

const RETURNS = [0.01, -0.02, 0.005, 0.03, -0.01, 0.002, 0.004];
const FLOWS = { 2: 500.25, 4: -300.1 };

describe("the change of value", () => {
  const days = ledger(RETURNS, FLOWS);

  it("is profit and flows over every window", () => {
    for (let from = 0; from < days.length; from++) {
      for (let to = from; to < days.length; to++) {
        const found = bridge(days.slice(from, to + 1));
        expect(found.gap).toBe(0);
        expect((found.end ?? 0) - (found.start ?? 0)).toBeCloseTo(
          (found.pnl ?? NaN) + (found.flows ?? NaN),
          8,
        );
      }
    }
  });

  it("shows what is not explained, and nothing where a day is unknown", () => {
    const wrong = days.map((each, place) => (place === 3 ? { ...each, pnl: 0 } : each));
    expect(bridge(wrong).gap).not.toBe(0);
    expect(bridge(wrong).rounding).toBe(false);
    const cent = days.map((each, place) =>
      place === 3 ? { ...each, pnl: (each.pnl ?? 0) + 0.01 } : each,
    );
    expect(bridge(cent)).toMatchObject({ gap: -0.01, rounding: true });
    const unknown = days.map((each, place) => (place === 3 ? { ...each, pnl: null } : each));
    expect(bridge(unknown)).toMatchObject({ gap: null, pnl: null, flows: 200.15 });
  });

  it("is not known where there is no day", () => {
    expect(bridge([])).toEqual({
      start: null,
      flows: null,
      pnl: null,
      end: null,
      gap: null,
      rounding: false,
    });
  });

  it("has a profit that ends at the sum of the days", () => {
    expect(profits(days).at(-1)).toBe(bridge(days).pnl);
    expect(profits(days)[0]).toBe(0);
  });
});

describe("a window", () => {
  const days = ledger(RETURNS, FLOWS);

  it("only leaves days out", () => {
    const some = within(days, "2026-01-01", "2026-01-03");
    expect(some.map((each) => each.day)).toEqual(["2026-01-01", "2026-01-02", "2026-01-03"]);
    expect(some.every((each) => days.includes(each))).toBe(true);
    expect(within(days)).toEqual(days);
  });

  it("begins at a session", () => {
    expect(startOf(days, "ytd")).toBe("2025-12-31");
    expect(startOf(days, "all")).toBeUndefined();
    expect(startOf(days, "1y")).toBeUndefined();
    const march: Day[] = ["2026-02-27", "2026-02-28", "2026-03-31"].map((day) => ({
      ...(days[0] as Day),
      day,
    }));
    expect(startOf(march, "1m")).toBe("2026-02-28");
    expect(startOf([], "1m")).toBeUndefined();
  });
});

describe("compared lines", () => {
  it("begin level, wherever the window begins", () => {
    const days = ledger(RETURNS);
    for (let from = 0; from < days.length; from++) {
      const { own, bench } = compared(days, from);
      expect(own[from]).toBe(0);
      expect(bench[from]).toBe(0);
      expect(own).toHaveLength(days.length);
    }
  });

  it("keep their shape: every window says the same of the same days", () => {
    const days = ledger(RETURNS);
    const whole = compared(days).own;
    const part = compared(days, 3).own;
    const growth = (line: readonly (number | null)[], a: number, b: number) =>
      (1 + (line[b] ?? 0)) / (1 + (line[a] ?? 0));
    expect(growth(part, 4, 6)).toBeCloseTo(growth(whole, 4, 6), 12);
  });

  it("are level where both are first known", () => {
    const days = ledger(RETURNS).map((each, place) =>
      place < 3 ? { ...each, bench: null } : each,
    );
    const { own, bench } = compared(days);
    expect(own[3]).toBe(0);
    expect(bench.slice(0, 4)).toEqual([null, null, null, 0]);
  });

  it("are empty where nothing is known", () => {
    const days = ledger(RETURNS).map((each) => ({ ...each, bench: null }));
    expect(compared(days).bench.every((each) => each === null)).toBe(true);
    expect(compared(days).own[0]).toBe(0);
    expect(compared([]).own).toEqual([]);
  });
});

describe("a benchmark", () => {
  it("has prices if its index is known after the first day, where it is 1 whatever it is", () => {
    const days = ledger(RETURNS);
    expect(hasPrices(days)).toBe(true);
    const unknown = days.map((each, place) => ({ ...each, bench: place === 0 ? 1 : null }));
    expect(hasPrices(unknown)).toBe(false);
    expect(compared(unknown).bench.at(-1)).toBeNull();
  });
});

describe("a deposit", () => {
  it("changes no return and no fall", () => {
    const without = ledger(RETURNS);
    const deposited = ledger(RETURNS, { 3: 250_000 });
    deposited.forEach((each, place) => {
      expect(each.index).toBeCloseTo(without[place]?.index ?? 0, 6);
      expect(each.drawdown).toBeCloseTo(without[place]?.drawdown ?? 0, 6);
      expect(each.drawdown).toBeLessThanOrEqual(0);
    });
    expect(lastReturn(deposited)).toBeCloseTo(lastReturn(without), 6);
    expect(bridge(deposited).flows).toBe(250_000);
  });
});

function lastReturn(days: readonly Day[]): number {
  return compared(days).own.at(-1) ?? Number.NaN;
}

function month(key: string, value: string | null, whole = "true"): ViewRow {
  return {
    key,
    texts: { whole },
    numbers: {
      return: {
        value,
        unit: "ratio",
        status: "ok",
        reason: null,
        reason_text: null,
        as_of: null,
        method: "returns-and-performance/ledger-1",
        n: null,
        coverage: null,
        se: null,
        lo: null,
        hi: null,
        inputs: "docs/methods/returns-and-performance.md",
      },
    },
  };
}

describe("months", () => {
  const rows = [
    month("2025-11", "0.020000"),
    month("2025-12", "-0.010000"),
    month("2025", "0.009800", "false"),
    month("2026-01", "0.050000", "false"),
    month("2026", "0.060000", "false"),
  ];

  it("stand in their year, the newest on top", () => {
    const years = yearsOf(rows);
    expect(years.map((each) => each.year)).toEqual(["2026", "2025"]);
    expect(years[1]?.months[10]?.value).toBe(0.02);
    expect(years[1]?.months[0]).toBeUndefined();
    expect(years[0]?.months[0]?.whole).toBe(false);
  });

  it("chain to the year, or it is said that they do not", () => {
    const [newest, oldest] = yearsOf(rows);
    expect(oldest && chained(oldest)).toBeCloseTo(0.0098, 12);
    expect(oldest && chains(oldest)).toBe(true);
    expect(newest && chains(newest)).toBe(false);
  });
});

describe("trades", () => {
  const trade = (key: string, symbol: string, quantity: string, price: string | null) => ({
    key,
    texts: { symbol, portfolio_id: "", portfolio_name: null },
    numbers: { quantity: { value: quantity }, price: { value: price } },
  });
  const page = {
    tables: [
      {
        id: "trades",
        rows: [
          trade("2025-12-30", "AAPL", "10", "100"),
          trade("2026-01-03", "MSFT", "-5", "20.5"),
          trade("2030-01-01", "LATE", "1", "1"),
        ],
      },
    ],
  } as unknown as ViewPage;

  it("count with the first close that shows them, and none is invented", () => {
    const days = ledger(RETURNS);
    const found = dealsOf(page, days);

    expect(found.get("2025-12-30")).toEqual([{ symbol: "AAPL", quantity: 10, price: 100 }]);
    const next = days.find((each) => each.day >= "2026-01-03")?.day ?? "";
    expect(found.get(next)?.map((each) => each.symbol)).toEqual(["MSFT"]);
    expect([...found.values()].flat()).toHaveLength(2);
  });
});
